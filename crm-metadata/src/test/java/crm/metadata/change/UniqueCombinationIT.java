package crm.metadata.change;

import static crm.problem.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import crm.problem.ProblemException;
import crm.record.Record;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Fields that no two records have alike all together. */
class UniqueCombinationIT {

    private static final String NAME_AND_DAY =
            "{'extend': {'sample': {'unique': {'visit_c': {'fields': ['name', 'day'], 'message': 'Visited that day'}}}}}";
    private static final String TAKEN = "name NOT_UNIQUE, day NOT_UNIQUE";

    private final Shaping shaping = new Shaping();

    @Test
    void what_is_alike_in_all_fields_is_refused_at_each_of_them() {
        shaping.patch(NAME_AND_DAY);
        visit("Mill", "2027-01-01");
        visit("Mill", "2027-01-02");
        visit("Farm", "2027-01-01");

        assertProblem(() -> visit("mill", "2027-01-01"))
                .hasErrors(TAKEN.split(", "))
                .satisfies(problem -> assertThat(problem.errors())
                        .allSatisfy(error -> assertThat(error.message()).isEqualTo("Visited that day")));
    }

    @Test
    void a_record_that_lacks_a_field_is_let_through() {
        shaping.patch(NAME_AND_DAY);
        shaping.create("sample", "{'name': 'Mill'}");
        shaping.create("sample", "{'name': 'Mill'}");
        Record later = shaping.create("sample", "{'name': 'Mill'}");

        visit("Mill", "2027-01-01");

        assertProblem(() -> shaping.update(later, "{'day': '2027-01-01'}")).hasErrors(TAKEN.split(", "));
    }

    @Test
    void values_that_run_into_each_other_differ() {
        shaping.patch("{'extend': {'sample': {'unique': {'both_c': {'fields': ['name', 'reason']}}}}}");
        shaping.create("sample", "{'name': 'ab', 'reason': 'c'}");
        shaping.create("sample", "{'name': 'a', 'reason': 'bc'}");
        shaping.create("sample", "{'name': 'a', 'reason': 'b\\\",\\\"c'}");

        assertThat(shaping.names("sample", "", "name")).containsExactly("a", "a", "ab");
    }

    @Test
    void long_texts_are_compared_to_their_end() {
        shaping.patch("{'extend': {'sample': {'unique': {'both_c': {'fields': ['name', 'reason']}}}}}");
        String text = "{'name': '%s', 'reason': '%s'}";
        shaping.create("sample", text.formatted("长".repeat(299), "长".repeat(500)));
        shaping.create("sample", text.formatted("长".repeat(299), "长".repeat(499)));

        assertProblem(() -> shaping.create("sample", text.formatted("长".repeat(299), "长".repeat(500))))
                .hasErrors("name NOT_UNIQUE", "reason NOT_UNIQUE");
    }

    @Test
    void a_deleted_record_frees_its_values_and_a_restored_one_wants_them_back() {
        shaping.patch(NAME_AND_DAY);
        Record first = visit("Mill", "2027-01-01");
        shaping.as(records -> records.delete(first.ref(), OptionalInt.empty()));
        Record second = visit("Mill", "2027-01-01");

        assertProblem(() -> shaping.as(records -> records.restore(first.ref()))).hasErrors(TAKEN.split(", "));
        shaping.update(second, "{'day': '2027-01-02'}");
        shaping.as(records -> records.restore(first.ref()));

        assertProblem(() -> visit("Mill", "2027-01-01")).hasErrors(TAKEN.split(", "));
    }

    @Test
    void of_writers_at_once_one_wins() throws Exception {
        shaping.patch(NAME_AND_DAY);
        int writers = 8;
        try (ExecutorService threads = Executors.newFixedThreadPool(writers)) {
            List<Callable<Boolean>> work = IntStream.range(0, writers)
                    .<Callable<Boolean>>mapToObj(_ -> this::isFirst)
                    .toList();
            int won = 0;
            for (Future<Boolean> one : threads.invokeAll(work)) {
                won += one.get() ? 1 : 0;
            }
            assertThat(won).isEqualTo(1);
        }
    }

    private boolean isFirst() {
        try {
            visit("Mill", "2027-01-01");
            return true;
        } catch (ProblemException taken) {
            return false;
        }
    }

    @Test
    void records_from_before_are_compared_and_claimed() {
        visit("Mill", "2027-01-01");
        Record other = visit("MILL", "2027-01-01");
        shaping.create("sample", "{'name': 'Mill'}");

        MetadataPlan plan = shaping.plan(NAME_AND_DAY);
        assertThat(plan.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.field()).isEqualTo("/extend/sample/unique/visit_c/fields");
            assertThat(problem.message())
                    .isEqualTo(
                            "2 records have the same Name and Day as another: 'Mill', 'MILL'. Change or delete them first.");
        });
        shaping.update(other, "{'day': '2027-01-02'}");
        shaping.patch(NAME_AND_DAY);

        assertProblem(() -> visit("mill", "2027-01-02")).hasErrors(TAKEN.split(", "));
    }

    @Test
    void what_is_not_unique_any_more_holds_nobody_up() {
        shaping.patch(NAME_AND_DAY);
        visit("Mill", "2027-01-01");
        shaping.patch("{'extend': {'sample': {'unique': {'visit_c': {'hidden': true}}}}}");
        Record second = visit("Mill", "2027-01-01");

        assertThat(shaping.problems("{'extend': {'sample': {'unique': {'visit_c': {'hidden': null}}}}}"))
                .containsExactly("/extend/sample/unique/visit_c/fields NOT_UNIQUE");
        shaping.as(records -> records.delete(second.ref(), OptionalInt.empty()));
        shaping.patch("{'extend': {'sample': {'unique': {'visit_c': {'hidden': null}}}}}");

        assertProblem(() -> visit("Mill", "2027-01-01")).hasErrors(TAKEN.split(", "));
    }

    @Test
    void an_option_that_takes_the_place_of_another_makes_no_two_alike() {
        shaping.patch("{'extend': {'sample': {'unique': {'paint_c': {'fields': ['name', 'colour']}}}}}");
        shaping.create("sample", "{'name': 'car', 'colour': 'red'}");
        shaping.create("sample", "{'name': 'van', 'colour': 'red'}");
        Record green = shaping.create("sample", "{'name': 'car', 'colour': 'green'}");
        String repaint =
                "{'extend': {'sample': {'fields': {'colour': {'values': {'red': {'hidden': true, 'replacedBy': 'green'}}}}}}}";
        assertProblem(() -> shaping.patch(repaint)).hasErrors("/extend/sample/unique/paint_c/fields NOT_UNIQUE");

        shaping.as(records -> records.delete(green.ref(), OptionalInt.empty()));
        shaping.patch(repaint);

        assertProblem(() -> shaping.create("sample", "{'name': 'van', 'colour': 'green'}"))
                .hasErrors("name NOT_UNIQUE", "colour NOT_UNIQUE");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            visit   | ['name', 'day']      | /unique/visit            | WRONG_FORMAT
            visit_c | ['name']             | /unique/visit_c/fields   | WRONG_FORMAT
            visit_c | ['name', 'dya']      | /unique/visit_c/fields   | UNKNOWN_FIELD
            visit_c | ['name', 'owner']    | /unique/visit_c/fields   | UNKNOWN_FIELD
            visit_c | ['name', 'notes']    | /unique/visit_c/fields   | WRONG_TYPE
            visit_c | ['name', 'traits']   | /unique/visit_c/fields   | WRONG_TYPE
            """)
    void a_combination_that_cannot_be_is_refused_with_its_place(String name, String fields, String place, String code) {
        assertThat(shaping.problems(
                        "{'extend': {'sample': {'unique': {'%s': {'fields': %s}}}}}".formatted(name, fields)))
                .contains("/extend/sample" + place + " " + code);
    }

    @Test
    void a_field_of_a_combination_cannot_be_hidden() {
        shaping.patch(NAME_AND_DAY);

        assertThat(shaping.problems("{'extend': {'sample': {'fields': {'day': {'hidden': true}}}}}"))
                .contains("/extend/sample/fields/day/hidden IN_USE");
    }

    private Record visit(String name, String day) {
        return shaping.create("sample", "{'name': '%s', 'day': '%s'}".formatted(name, day));
    }
}
