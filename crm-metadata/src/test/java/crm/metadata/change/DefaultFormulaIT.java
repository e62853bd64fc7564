package crm.metadata.change;

import static crm.problem.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import crm.problem.ProblemCode;
import crm.record.Record;
import crm.record.RecordPatch;
import crm.value.RecordRef;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What new records begin with where an expression says so. */
class DefaultFormulaIT {

    private final Shaping shaping = new Shaping();

    private static String fields(String definitions) {
        return "{'extend': {'sample': {'fields': {%s}}}}".formatted(definitions);
    }

    private Record made(String json) {
        return shaping.create("sample", json);
    }

    @Test
    void a_new_record_begins_with_what_expressions_make_of_the_person_the_day_and_its_values() {
        shaping.patch(fields("""
                'buyer_c': {'type': 'lookup', 'to': 'user', 'defaultFormula': 'me()'},
                'due_c': {'type': 'date', 'defaultFormula': 'today() + days(30)'},
                'net_c': {'type': 'currency', 'defaultFormula': 'price * 0.8'},
                'mood_c': {'type': 'picklist', 'defaultFormula': 'price > 100 ? QdearQ : QcheapQ',
                           'values': {'dear': {'label': 'Dear'}, 'cheap': {'label': 'Cheap'}}},
                'both_c': {'type': 'text', 'defaultFormula': 'name + code'}""".replace("Q", "\\\"")));

        Record record = made("{'name': 'a', 'code': 'b', 'price': 200}");

        assertThat(record.value("buyer_c", RecordRef.class).map(RecordRef::id))
                .contains(shaping.administrator().user());
        assertThat(record.value("due_c")).contains(LocalDate.now(ZoneOffset.UTC).plusDays(30));
        assertThat(record.value("net_c")).hasToString("Optional[160.00]");
        assertThat(record.value("mood_c")).contains("dear");
        assertThat(record.value("both_c")).contains("ab");
    }

    @Test
    void a_default_reads_the_record_that_a_lookup_leads_to_and_other_defaults() {
        shaping.patch(fields("""
                'place_c': {'type': 'address', 'defaultFormula': 'parent.place'},
                'keeper_c': {'type': 'lookup', 'to': 'user', 'defaultFormula': 'parent.owner'},
                'second_c': {'type': 'number', 'defaultFormula': 'first_c + 1'},
                'first_c': {'type': 'number', 'defaultFormula': 'parent.quantity'}"""));
        Record parent = made("{'name': 'p', 'quantity': 7, 'place': {'city': 'Ulm'}}");

        Record record = made("{'name': 'a', 'parent': '%s'}".formatted(parent.id()));

        assertThat(record.value("second_c")).hasToString("Optional[8]");
        assertThat(record.value("place_c")).isEqualTo(parent.value("place"));
        assertThat(record.value("keeper_c", RecordRef.class).map(RecordRef::id)).contains(parent.owner());
        assertThat(made("{'name': 'alone'}").value("second_c")).isEmpty();
    }

    @Test
    void what_is_said_counts_also_that_there_is_no_value() {
        shaping.patch(fields("'due_c': {'type': 'date', 'defaultFormula': 'today()'}"));
        Map<String, Object> nothing = new HashMap<>(Map.of("name", "a"));
        nothing.put("due_c", null);

        assertThat(made("{'name': 'a', 'due_c': '2001-01-01'}").value("due_c")).contains(LocalDate.of(2001, 1, 1));
        assertThat(shaping.<Record>as(records -> records.create("sample", RecordPatch.of(nothing)))
                        .value("due_c"))
                .isEmpty();
        assertThat(shaping.<List<Record>>as(
                        records -> records.createAll("sample", List.of(RecordPatch.of(Map.of("name", "b"))))))
                .allSatisfy(record -> assertThat(record.value("due_c")).isPresent());
    }

    @Test
    void a_required_field_is_filled_and_a_form_can_ask_what_it_begins_with() {
        shaping.patch(fields("'due_c': {'type': 'date', 'required': true, 'defaultFormula': 'day + days(7)'}"));

        Record begun =
                shaping.as(records -> records.begin("sample", RecordPatch.of(Map.of("day", LocalDate.of(2027, 1, 1)))));

        assertThat(begun.value("due_c")).contains(LocalDate.of(2027, 1, 8));
        assertThat(made("{'name': 'a', 'day': '2027-01-01'}").value("due_c")).isPresent();
        assertProblem(() -> made("{'name': 'a'}")).isInvalid("due_c", ProblemCode.REQUIRED);
    }

    @Test
    void a_value_that_the_field_does_not_take_is_none() {
        shaping.patch(fields("'short_c': {'type': 'text', 'maxLength': 2, 'defaultFormula': 'name'}"));

        assertThat(made("{'name': 'ab'}").value("short_c")).contains("ab");
        assertThat(made("{'name': 'abc'}").value("short_c")).isEmpty();
    }

    @Test
    void a_packs_field_may_begin_with_an_expression() {
        shaping.patch(fields("'day': {'defaultFormula': 'today()'}"));

        assertThat(made("{'name': 'a'}").value("day")).contains(LocalDate.now(ZoneOffset.UTC));
    }

    @Test
    void records_of_one_type_begin_with_what_its_own_expression_makes() {
        shaping.patch("""
                {'extend': {'sample': {
                    'fields': {'due_c': {'type': 'date', 'defaultFormula': 'day + days(7)'},
                               'rank_c': {'type': 'number', 'default': 1}},
                    'recordTypes': {
                        'plain_c': {'label': 'Plain'},
                        'rush_c': {'label': 'Rush', 'defaultFormulas': {'due_c': 'day + days(1)', 'rank_c': 'quantity * 2'}}}}}}""");

        Record plain = made("{'name': 'a', 'day': '2027-01-01', 'quantity': 4, 'recordType': 'plain_c'}");
        Record rush = made("{'name': 'b', 'day': '2027-01-01', 'quantity': 4, 'recordType': 'rush_c'}");

        assertThat(plain.value("due_c")).contains(LocalDate.of(2027, 1, 8));
        assertThat(plain.value("rank_c")).hasToString("Optional[1]");
        assertThat(rush.value("due_c")).contains(LocalDate.of(2027, 1, 2));
        assertThat(rush.value("rank_c")).hasToString("Optional[8]");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            'due_c': 'price' | due_c UNREADABLE_FILTER
            'due_c': 'nobody' | due_c UNREADABLE_FILTER
            'gone_c': 'today()' | gone_c UNKNOWN_FIELD
            'sum_c': '1' | sum_c READ_ONLY_FIELD
            'rank_c': 'sum_c' | rank_c CYCLE
            'rank_c': 'rank_c + 1' | rank_c CYCLE
            'rank_c': '2'}, 'defaults': {'rank_c': 3 | rank_c UNKNOWN_KEY
            """)
    void an_expression_of_a_record_type_that_cannot_be_made_is_refused(String formulas, String problem) {
        assertThat(shaping.problems("""
                {'extend': {'sample': {
                    'fields': {'due_c': {'type': 'date'}, 'rank_c': {'type': 'number'},
                               'sum_c': {'type': 'number', 'formula': 'quantity + 1'}},
                    'recordTypes': {'rush_c': {'label': 'Rush', 'defaultFormulas': {%s}}}}}}""".formatted(formulas)))
                .containsExactly("/extend/sample/recordTypes/rush_c/defaultFormulas/" + problem);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            'a_c': {'type': 'date', 'defaultFormula': 'price'} | /extend/sample/fields/a_c/defaultFormula UNREADABLE_FILTER
            'a_c': {'type': 'lookup', 'to': 'sample', 'defaultFormula': 'me()'} | /extend/sample/fields/a_c/defaultFormula UNREADABLE_FILTER
            'a_c': {'type': 'date', 'defaultFormula': 'dya'} | /extend/sample/fields/a_c/defaultFormula UNREADABLE_FILTER
            'a_c': {'type': 'number', 'default': 1, 'defaultFormula': '2'} | /extend/sample/fields/a_c/defaultFormula UNKNOWN_KEY
            'a_c': {'type': 'number', 'formula': 'price', 'defaultFormula': '2'} | /extend/sample/fields/a_c/defaultFormula UNKNOWN_KEY
            'a_c': {'type': 'number', 'defaultFormula': 'b_c'}, 'b_c': {'type': 'number', 'defaultFormula': 'a_c'} | /extend/sample/fields/a_c/defaultFormula CYCLE
            'a_c': {'type': 'number', 'defaultFormula': 'a_c + 1'} | /extend/sample/fields/a_c/defaultFormula CYCLE
            'a_c': {'type': 'number', 'defaultFormula': 'b_c'}, 'b_c': {'type': 'number', 'formula': 'price'} | /extend/sample/fields/a_c/defaultFormula CYCLE
            'a_c': {'type': 'number', 'defaultFormula': 'b_c'}, 'b_c': {'type': 'number', 'hidden': true} | /extend/sample/fields/b_c/hidden IN_USE
            """)
    void a_default_that_cannot_be_made_is_refused(String definitions, String problem) {
        assertThat(shaping.problems(fields(definitions))).containsExactly(problem);
    }
}
