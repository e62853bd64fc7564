package crm.metadata.change;

import static org.assertj.core.api.Assertions.assertThat;

import crm.kernel.Superuser;
import crm.record.Record;
import crm.record.RecordPatch;
import crm.record.store.FormulaFollower;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Formulas that read the record that a lookup refers to, and follow it. */
class FormulaThroughLookupIT {

    private static final String FACTOR = """
            {'extend': {'part': {'fields': {
                'pieces_c': {'type': 'number', 'default': 2},
                'total_c': {'type': 'currency', 'formula': 'sample.price * pieces_c'},
                'red_c': {'type': 'checkbox', 'formula': 'sample.colour == \\u0027red\\u0027'}}}}}""";

    private final Shaping shaping = new Shaping();

    @Test
    void a_formula_takes_what_the_other_record_is_at_its_own_save() {
        shaping.patch(FACTOR);
        Record car = car(10, "red");

        Record wheel = part(car);

        assertThat(total(wheel)).isEqualTo("20.00");
        assertThat(shaping.read(wheel).value("red_c")).contains(true);
        assertThat(shaping.names("part", "total_c > 15 && red_c", "-total_c")).containsExactly("part");
    }

    @Test
    void it_follows_the_other_record_without_a_new_version() {
        shaping.patch(FACTOR);
        Record car = car(10, "red");
        Record wheel = part(car);

        shaping.update(shaping.read(car), "{'price': 11, 'colour': 'blue', 'reason': 'sky'}");
        assertThat(total(wheel)).as("not in the transaction of who changes it").isEqualTo("20.00");
        shaping.follow();

        assertThat(total(wheel)).isEqualTo("22.00");
        assertThat(shaping.read(wheel).value("red_c")).contains(false);
        assertThat(shaping.read(wheel).version()).isEqualTo(1);
        assertThat(shaping.<List<crm.journal.PastChange>>as(records -> records.history(wheel.ref(), Long.MAX_VALUE, 9)))
                .hasSize(1);
    }

    @Test
    void what_is_deleted_has_no_values_until_it_is_restored() {
        shaping.patch(FACTOR);
        Record car = car(10, "red");
        Record wheel = part(car);

        shaping.as(records -> records.delete(car.ref(), OptionalInt.empty()));
        shaping.follow();
        assertThat(total(wheel)).isEqualTo("none");
        shaping.as(records -> records.restore(car.ref()));
        shaping.follow();

        assertThat(total(wheel)).isEqualTo("20.00");
    }

    @Test
    void records_from_before_are_computed_in_the_background() {
        Record car = car(10, "red");
        Record wheel = part(car);

        shaping.patch(FACTOR);
        shaping.update(shaping.read(wheel), "{'pieces_c': 3}");

        assertThat(total(wheel)).isEqualTo("30.00");
        shaping.update(shaping.read(car), "{'price': 1}");
        shaping.follow();
        assertThat(total(wheel)).isEqualTo("3.00");
    }

    @Test
    void it_reads_roll_ups_and_formulas_of_the_other_record() {
        shaping.patch("""
                {'extend': {'sample': {'fields': {
                    'parts_c': {'type': 'number', 'rollUp': {'function': 'count', 'of': 'part.sample'}},
                    'net_c': {'type': 'currency', 'formula': 'price - 1'},
                    'above_c': {'type': 'currency', 'formula': 'parent.price'}}},
                 'part': {'fields': {
                    'siblings_c': {'type': 'number', 'formula': 'sample.parts_c - 1'},
                    'net_c': {'type': 'currency', 'formula': 'sample.net_c'},
                    'above_c': {'type': 'currency', 'formula': 'sample.above_c * 2'}}}}}""");
        Record fleet = car(100, "red");
        Record car = shaping.create("sample", "{'name': 'car', 'price': 10, 'parent': '%s'}".formatted(fleet.id()));
        Record wheel = part(car);
        part(car);
        shaping.follow();
        assertThat(figures(wheel)).isEqualTo("1 9.00 200.00");

        part(car);
        shaping.update(shaping.read(car), "{'price': 5}");
        shaping.update(shaping.read(fleet), "{'price': 50}");
        shaping.follow();

        assertThat(figures(wheel)).isEqualTo("2 4.00 100.00");
    }

    @Test
    void a_roll_up_adds_up_what_follows() {
        shaping.patch(FACTOR);
        shaping.patch("""
                {'extend': {'sample': {'fields': {
                    'worth_c': {'type': 'currency', 'rollUp': {'function': 'sum', 'of': 'part.sample', 'field': 'total_c'}}}}}}""");
        Record car = car(10, "red");
        part(car);
        part(car);

        shaping.update(shaping.read(car), "{'price': 1}");
        shaping.follow();

        assertThat(shaping.read(car).value("worth_c")).hasToString("Optional[4.00]");
    }

    @Test
    void more_records_than_a_batch_are_computed_though_the_node_was_killed() {
        shaping.patch(FACTOR);
        Record car = car(10, "red");
        int parts = FormulaFollower.BATCH + 100;
        shaping.<List<Record>>as(records -> records.createAll(
                "part",
                IntStream.range(0, parts)
                        .mapToObj(i -> RecordPatch.of(
                                Map.of("name", "p" + i, "sample", car.ref(), "pieces_c", new BigDecimal(2))))
                        .toList()));
        shaping.follow();
        shaping.update(shaping.read(car), "{'price': 20}");

        assertThat(with("20.00")).as("after the user's transaction").isEqualTo(parts);
        shaping.kernel().followers.step(shaping.tenant().id());
        assertThat(with("40.00")).as("after the first batch").isEqualTo(FormulaFollower.BATCH);
        // what is left of a killed node is its rows; the next worker knows nothing else
        shaping.kernel().anotherFollowers().settle(shaping.tenant().id());

        assertThat(with("40.00")).isEqualTo(parts);
        assertThat(Superuser.column(
                        "select count(*) from formula_due where tenant_id = ?",
                        shaping.tenant().id()))
                .containsExactly("0");
    }

    @Test
    void whoever_writes_at_once_ends_with_what_is_true() throws Exception {
        shaping.patch(FACTOR);
        List<Record> cars = List.of(car(0, "red"), car(0, "red"));
        List<Record> parts =
                IntStream.range(0, 6).mapToObj(i -> part(cars.get(i % 2))).toList();
        try (ExecutorService threads = Executors.newFixedThreadPool(5)) {
            List<Callable<Void>> work = IntStream.range(0, 4)
                    .<Callable<Void>>mapToObj(writer -> () -> {
                        for (int i = 1; i <= 8; i++) {
                            write(cars, parts, writer, i);
                        }
                        return null;
                    })
                    .toList();
            Future<?> following = threads.submit(() -> IntStream.range(0, 25).forEach(_ -> shaping.follow()));
            for (Future<Void> one : threads.invokeAll(work)) {
                one.get();
            }
            following.get();
        }
        shaping.follow();

        for (Record part : parts) {
            Record now = shaping.read(part);
            Record car = cars.stream()
                    .filter(one -> now.value("sample").equals(java.util.Optional.of(one.ref())))
                    .findFirst()
                    .map(shaping::read)
                    .orElseThrow();
            BigDecimal price = (BigDecimal) car.value("price").orElseThrow();
            BigDecimal pieces = (BigDecimal) now.value("pieces_c").orElseThrow();
            assertThat(total(part)).isEqualTo(price.multiply(pieces).setScale(2).toPlainString());
        }
    }

    private void write(List<Record> cars, List<Record> parts, int writer, int turn) {
        Record part = parts.get((writer + turn) % parts.size());
        switch (writer) {
            case 0 -> shaping.update(cars.get(turn % 2), "{'price': %d}".formatted(turn));
            case 1 -> shaping.update(part, "{'pieces_c': %d}".formatted(turn));
            default ->
                shaping.update(
                        part, "{'sample': '%s'}".formatted(cars.get(turn % 2).id()));
        }
    }

    @Test
    void a_ring_over_entity_types_is_refused() {
        assertThat(shaping.problems("""
                {'extend': {'sample': {'fields': {'up_c': {'type': 'number', 'formula': 'parent.up_c + 1'}}}}}""")).containsExactly("/extend/sample/fields/up_c/formula CYCLE");
        assertThat(shaping.problems("""
                {'extend': {
                    'sample': {'fields': {'sum_c': {'type': 'number', 'rollUp': {'function': 'sum', 'of': 'part.sample', 'field': 'of_c'}}}},
                    'part': {'fields': {'of_c': {'type': 'number', 'formula': 'sample.sum_c + 1'}}}}}""")).contains("/extend/sample/fields/sum_c/rollUp CYCLE");
    }

    @Test
    void what_a_formula_reads_of_others_cannot_be_hidden() {
        shaping.patch(FACTOR);

        assertThat(shaping.problems("{'extend': {'sample': {'fields': {'quantity': {'hidden': true}}}}}"))
                .isEmpty();
        assertThat(
                        shaping.problems(
                                "{'extend': {'sample': {'fields': {'colour': {'hidden': true}}, 'rules': {'cheapWhenGreen': {'hidden': true}}}}}"))
                .contains("/extend/sample/fields/colour/hidden IN_USE");
    }

    private int with(String total) {
        return Integer.parseInt(Superuser.column(
                        "select count(*) from record where tenant_id = ? and entity_id = 902 and computed ->> 'total_c' = '%s'"
                                .formatted(total),
                        shaping.tenant().id())
                .getFirst());
    }

    private Record car(int price, String colour) {
        return shaping.create("sample", "{'name': 'car', 'price': %d, 'colour': '%s'}".formatted(price, colour));
    }

    private Record part(Record car) {
        return shaping.create("part", "{'name': 'part', 'sample': '%s'}".formatted(car.id()));
    }

    private String total(Record part) {
        return figure(part, "total_c");
    }

    private String figures(Record part) {
        return String.join(" ", figure(part, "siblings_c"), figure(part, "net_c"), figure(part, "above_c"));
    }

    private String figure(Record part, String field) {
        return shaping.read(part)
                .value(field)
                .map(value -> ((BigDecimal) value).toPlainString())
                .orElse("none");
    }
}
