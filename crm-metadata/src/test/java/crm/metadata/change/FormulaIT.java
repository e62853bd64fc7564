package crm.metadata.change;

import static crm.problem.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import crm.problem.ProblemCode;
import crm.record.Record;
import crm.record.RecordPatch;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Fields that are computed from others of the same record. */
class FormulaIT {

    private static final String TOTAL = field("total_c", "{'type': 'currency', 'formula': 'price * quantity'}");

    private final Shaping shaping = new Shaping();

    private static String field(String name, String definition) {
        return "{'extend': {'sample': {'fields': {'%s': %s}}}}".formatted(name, definition);
    }

    @Test
    void a_formula_follows_what_it_reads_and_is_filtered_and_sorted_by() {
        shaping.patch(TOTAL);
        Record one = shaping.create("sample", "{'name': 'one', 'price': 2.5, 'quantity': 4}");
        shaping.create("sample", "{'name': 'two', 'price': 1, 'quantity': 20}");
        shaping.create("sample", "{'name': 'none', 'price': 1}");

        assertThat(shaping.read(one).value("total_c")).hasToString("Optional[10.00]");
        assertThat(shaping.names("sample", "total_c > 5", "-total_c")).containsExactly("two", "one");
        Record changed = shaping.update(shaping.read(one), "{'quantity': 100}");
        assertThat(changed.value("total_c")).hasToString("Optional[250.00]");
        assertThat(shaping.names("sample", "total_c > 20", "")).containsExactly("one");
        assertThat(shaping.names("sample", "total_c == null", "")).containsExactly("none");
    }

    @Test
    void records_from_before_are_computed_without_a_new_version() {
        List<Record> old = IntStream.range(0, 3)
                .mapToObj(i -> shaping.create("sample", "{'name': 's%d', 'price': 2, 'quantity': %d}".formatted(i, i)))
                .toList();

        shaping.patch(TOTAL);
        assertThat(shaping.names("sample", "total_c >= 2", "total_c")).containsExactly("s1", "s2");
        shaping.patch(TOTAL.replace("price * quantity", "price + quantity"));

        assertThat(shaping.names("sample", "total_c == 4", "total_c")).containsExactly("s2");
        assertThat(shaping.read(old.get(2)).version()).isEqualTo(1);
        assertThat(shaping.<List<crm.journal.PastChange>>as(
                        records -> records.history(old.get(2).ref(), Long.MAX_VALUE, 10)))
                .hasSize(1);
    }

    @Test
    void a_formula_without_an_index_is_answered_from_what_was_computed() {
        shaping.create("sample", "{'name': 'old', 'price': 7}");
        shaping.patch(field("dear_c", "{'type': 'checkbox', 'formula': 'price > 5', 'indexed': false}"));
        shaping.create("sample", "{'name': 'new', 'price': 3}");

        assertThat(shaping.names("sample", "dear_c", "")).containsExactly("old");
        assertThat(shaping.names("sample", "dear_c == false", "")).containsExactly("new");
    }

    @Test
    void formulas_read_formulas_and_texts_and_dates() {
        shaping.patch("""
                {'extend': {'sample': {'fields': {
                    'net_c': {'type': 'currency', 'formula': 'price - 1'},
                    'double_c': {'type': 'number', 'scale': 1, 'formula': 'net_c * 2'},
                    'due_c': {'type': 'date', 'formula': 'day + days(7)'},
                    'full_c': {'type': 'text', 'formula': 'name + code'}}}}}""");

        Record record = shaping.create("sample", "{'name': 'a', 'code': 'b', 'price': 3, 'day': '2027-01-31'}");

        assertThat(record.value("double_c")).hasToString("Optional[4.0]");
        assertThat(record.value("due_c")).hasToString("Optional[2027-02-07]");
        assertThat(record.value("full_c")).contains("ab");
    }

    @Test
    void a_formula_reads_the_number_that_a_new_record_is_given() {
        shaping.patch("{'extend': {'part': {'fields': {'tag_c': {'type': 'text', 'formula': 'name + serial'}}}}}");

        Record part = shaping.create("part", "{'name': 'Bolt'}");

        assertThat(shaping.read(part).value("tag_c"))
                .contains("Bolt" + part.value("serial").orElseThrow());
    }

    @Test
    void what_the_type_cannot_hold_is_absent() {
        shaping.patch(field("share_c", "{'type': 'number', 'scale': 2, 'formula': 'price / quantity'}"));

        assertThat(shaping.create("sample", "{'name': 'a', 'price': 1, 'quantity': 0}")
                        .value("share_c"))
                .isEmpty();
        assertThat(shaping.create("sample", "{'name': 'b', 'price': 1, 'quantity': 3}")
                        .value("share_c"))
                .hasToString("Optional[0.33]");
    }

    @Test
    void several_made_at_once_are_all_computed() {
        shaping.patch(TOTAL);
        RecordPatch patch =
                RecordPatch.of(Map.of("name", "a", "price", new BigDecimal("2.00"), "quantity", BigDecimal.TEN));

        List<Record> made = shaping.as(records -> records.createAll("sample", List.of(patch, patch)));

        assertThat(made)
                .extracting(one -> shaping.read(one).value("total_c").orElseThrow())
                .containsExactly(new BigDecimal("20.00"), new BigDecimal("20.00"));
    }

    @Test
    void nobody_sets_a_formula() {
        shaping.patch(TOTAL);

        assertProblem(() -> shaping.create("sample", "{'name': 'a', 'total_c': 5}"))
                .isInvalid("total_c", ProblemCode.READ_ONLY_FIELD);
    }

    @Test
    void a_formula_that_makes_no_sense_is_refused_with_its_place() {
        String at = "/extend/sample/fields/f_c/";
        assertThat(shaping.problems(field("f_c", "{'type': 'number', 'formula': 'name'}")))
                .containsExactly(at + "formula UNREADABLE_FILTER");
        assertThat(shaping.problems(field("f_c", "{'type': 'number', 'formula': 'parent.parent.price'}")))
                .containsExactly(at + "formula UNREADABLE_FILTER");
        assertThat(shaping.problems(field("f_c", "{'type': 'checkbox', 'formula': 'day < today()'}")))
                .containsExactly(at + "formula UNREADABLE_FILTER");
        assertThat(shaping.problems(field("f_c", "{'type': 'number', 'formula': 'price', 'required': true}")))
                .contains(at + "required UNKNOWN_KEY");
        assertThat(shaping.problems("""
                {'extend': {'sample': {'fields': {'a_c': {'type': 'number', 'formula': 'b_c + 1'},
                    'b_c': {'type': 'number', 'formula': 'a_c + 1'}}}}}""")).containsExactly("/extend/sample/fields/a_c/formula CYCLE");
        assertThat(shaping.problems(field("f_c", "{'type': 'number', 'formula': 'f_c + 1'}")))
                .containsExactly(at + "formula CYCLE");
        shaping.patch(TOTAL);
        assertThat(shaping.problems(field("quantity", "{'hidden': true}")))
                .containsExactly("/extend/sample/fields/quantity/hidden IN_USE");
    }
}
