package crm.metadata.change;

import static crm.problem.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import crm.problem.ProblemCode;
import crm.record.Record;
import java.math.BigDecimal;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Fields that count and add up over the records that refer to theirs. */
class RollUpIT {

    private static final String PARTS = """
            {'extend': {'part': {'fields': {
                'cost_c': {'type': 'currency'},
                'made_c': {'type': 'date'},
                'live_c': {'type': 'checkbox'}}},
             'sample': {'fields': {
                'parts_c': {'type': 'number', 'rollUp': {'function': 'count', 'of': 'part.sample'}},
                'cost_c': {'type': 'currency', 'rollUp': {'function': 'sum', 'of': 'part.sample', 'field': 'cost_c', 'when': 'live_c'}},
                'mean_c': {'type': 'number', 'scale': 1, 'rollUp': {'function': 'average', 'of': 'part.sample', 'field': 'cost_c'}},
                'first_c': {'type': 'date', 'rollUp': {'function': 'min', 'of': 'part.sample', 'field': 'made_c'}},
                'double_c': {'type': 'currency', 'formula': 'cost_c * 2'}}}}}""";

    private final Shaping shaping = new Shaping();

    @Test
    void a_roll_up_follows_every_change_of_what_it_counts() {
        shaping.patch(PARTS);
        Record car = shaping.create("sample", "{'name': 'car'}");
        Record van = shaping.create("sample", "{'name': 'van'}");
        assertThat(figures(car)).isEqualTo("0 0.00 none none 0.00");

        Record wheel = part(car, "'cost_c': 10, 'live_c': true, 'made_c': '2027-02-01'");
        Record door = part(car, "'cost_c': 5, 'live_c': false, 'made_c': '2027-01-01'");
        assertThat(figures(car)).isEqualTo("2 10.00 7.5 2027-01-01 20.00");

        shaping.update(door, "{'live_c': true}");
        assertThat(figures(car)).isEqualTo("2 15.00 7.5 2027-01-01 30.00");
        shaping.update(shaping.read(wheel), "{'sample': '%s'}".formatted(van.id()));
        assertThat(figures(car)).isEqualTo("1 5.00 5.0 2027-01-01 10.00");
        assertThat(figures(van)).isEqualTo("1 10.00 10.0 2027-02-01 20.00");
        Record gone = shaping.as(records -> records.delete(door.ref(), OptionalInt.empty()));
        assertThat(figures(car)).isEqualTo("0 0.00 none none 0.00");
        shaping.as(records -> records.restore(gone.ref()));
        assertThat(figures(car)).isEqualTo("1 5.00 5.0 2027-01-01 10.00");
    }

    @Test
    void it_raises_no_version_and_leaves_no_trace_in_the_history() {
        shaping.patch(PARTS);
        Record car = shaping.create("sample", "{'name': 'car'}");
        part(car, "'cost_c': 10, 'live_c': true");

        assertThat(shaping.read(car).version()).isEqualTo(1);
        assertThat(shaping.<List<crm.journal.PastChange>>as(records -> records.history(car.ref(), Long.MAX_VALUE, 10)))
                .hasSize(1);
        Record named = shaping.update(shaping.read(car), "{'name': 'cab'}");
        assertThat(figures(named)).isEqualTo("1 10.00 10.0 none 20.00");
    }

    @Test
    void it_is_filtered_and_sorted_by_like_any_number() {
        shaping.patch(PARTS);
        for (int parts = 0; parts < 4; parts++) {
            Record sample = shaping.create("sample", "{'name': 's%d'}".formatted(parts));
            IntStream.range(0, parts).forEach(_ -> part(sample, "'cost_c': 1"));
        }

        assertThat(shaping.names("sample", "parts_c >= 2", "-parts_c")).containsExactly("s3", "s2");
    }

    @Test
    void records_from_before_are_counted_in_the_background() {
        Record car = shaping.create("sample", "{'name': 'car'}");
        IntStream.range(0, 3).forEach(_ -> part(car, "'name': 'old'"));

        shaping.patch(PARTS);
        shaping.kernel().worker.fill(shaping.tenant().id(), Integer.MAX_VALUE);

        assertThat(figures(car)).startsWith("3 0.00");
    }

    @Test
    void what_was_deleted_meanwhile_is_right_when_it_comes_back() {
        shaping.patch(PARTS);
        Record car = shaping.create("sample", "{'name': 'car'}");
        Record wheel = part(car, "'cost_c': 10, 'live_c': true");
        shaping.as(records -> records.delete(car.ref(), OptionalInt.empty()));
        shaping.update(wheel, "{'cost_c': 7}");

        shaping.as(records -> records.restore(car.ref()));

        assertThat(figures(car)).isEqualTo("1 7.00 7.0 none 14.00");
    }

    @Test
    void a_roll_up_of_roll_ups_follows_as_well() {
        shaping.patch(PARTS);
        shaping.patch("""
                {'extend': {'sample': {'fields': {
                    'below_c': {'type': 'currency', 'rollUp': {'function': 'sum', 'of': 'sample.parent', 'field': 'cost_c'}}}}}}""");
        Record fleet = shaping.create("sample", "{'name': 'fleet'}");
        Record car = shaping.create("sample", "{'name': 'car', 'parent': '%s'}".formatted(fleet.id()));
        Record van = shaping.create("sample", "{'name': 'van', 'parent': '%s'}".formatted(fleet.id()));

        part(car, "'cost_c': 10, 'live_c': true");
        part(van, "'cost_c': 4, 'live_c': true");

        assertThat(shaping.read(fleet).value("below_c")).hasToString("Optional[14.00]");
    }

    @Test
    void writers_at_once_lose_nothing() throws Exception {
        shaping.patch(PARTS);
        Record car = shaping.create("sample", "{'name': 'car'}");
        Record van = shaping.create("sample", "{'name': 'van'}");
        int writers = 6;
        int each = 15;
        try (ExecutorService threads = Executors.newFixedThreadPool(writers)) {
            List<Callable<Void>> work = IntStream.range(0, writers)
                    .<Callable<Void>>mapToObj(writer -> () -> {
                        for (int i = 0; i < each; i++) {
                            Record made = part(i % 2 == 0 ? car : van, "'cost_c': 1, 'live_c': true");
                            if (i % 3 == 0) {
                                shaping.update(made, "{'sample': '%s', 'cost_c': 2}".formatted(van.id()));
                            }
                        }
                        return null;
                    })
                    .toList();
            for (Future<Void> one : threads.invokeAll(work)) {
                one.get();
            }
        }
        // of fifteen, 0, 6 and 12 move from the car to the van, 3 and 9 are there already
        assertThat(figures(car)).startsWith("%d %d.00".formatted(writers * 5, writers * 5));
        assertThat(figures(van)).startsWith("%d %d.00".formatted(writers * 10, writers * 15));
    }

    @Test
    void nobody_sets_a_roll_up() {
        shaping.patch(PARTS);
        assertProblem(() -> shaping.create("sample", "{'name': 'car', 'parts_c': 7}"))
                .isInvalid("parts_c", ProblemCode.READ_ONLY_FIELD);
    }

    @Test
    void a_roll_up_that_makes_no_sense_is_refused_with_its_place() {
        assertThat(refused("'function': 'count', 'of': 'part.owner'")).containsExactly("/of UNKNOWN_FIELD");
        assertThat(refused("'function': 'count', 'of': 'prat.sample'")).containsExactly("/of UNKNOWN_FIELD");
        assertThat(refused("'function': 'count', 'of': 'part.sample', 'field': 'name'"))
                .containsExactly("/field UNKNOWN_KEY");
        assertThat(refused("'function': 'sum', 'of': 'part.sample'")).containsExactly("/field REQUIRED");
        assertThat(refused("'function': 'sum', 'of': 'part.sample', 'field': 'name'"))
                .containsExactly("/field WRONG_TYPE");
        assertThat(refused("'function': 'max', 'of': 'sample.parent', 'field': 'day'"))
                .containsExactly("/field WRONG_TYPE");
        assertThat(refused("'function': 'count', 'of': 'part.sample', 'when': 'nmae == null'"))
                .containsExactly("/when UNREADABLE_FILTER");
        assertThat(refused("'function': 'count', 'of': 'sample.parent', 'when': 'day < today()'"))
                .containsExactly("/when UNREADABLE_FILTER");
        assertThat(refused("'function': 'sum', 'of': 'sample.parent', 'field': 'sum_c'"))
                .containsExactly(" CYCLE");
        assertThat(shaping.problems("""
                {'extend': {'sample': {'fields': {
                    'one_c': {'type': 'number', 'rollUp': {'function': 'sum', 'of': 'sample.parent', 'field': 'two_c'}},
                    'two_c': {'type': 'number', 'rollUp': {'function': 'max', 'of': 'sample.parent', 'field': 'one_c'}}}}}}""")).containsExactly("/extend/sample/fields/one_c/rollUp CYCLE");
    }

    private List<String> refused(String rollUp) {
        String at = "/extend/sample/fields/sum_c/rollUp";
        return shaping
                .problems("{'extend': {'sample': {'fields': {'sum_c': {'type': 'number', 'rollUp': {%s}}}}}}"
                        .formatted(rollUp))
                .stream()
                .map(problem -> problem.replace(at, ""))
                .toList();
    }

    private Record part(Record sample, String more) {
        String name = more.contains("'name'") ? "" : "'name': 'part', ";
        return shaping.create("part", "{%s'sample': '%s', %s}".formatted(name, sample.id(), more));
    }

    private String figures(Record sample) {
        Record now = shaping.read(sample);
        return String.join(
                " ",
                List.of("parts_c", "cost_c", "mean_c", "first_c", "double_c").stream()
                        .map(field -> now.value(field)
                                .map(value ->
                                        value instanceof BigDecimal number ? number.toPlainString() : value.toString())
                                .orElse("none"))
                        .toList());
    }
}
