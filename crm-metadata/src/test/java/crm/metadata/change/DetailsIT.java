package crm.metadata.change;

import static crm.problem.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import crm.journal.Change;
import crm.problem.ProblemCode;
import crm.record.Details;
import crm.record.Record;
import crm.record.RecordPatch;
import crm.transaction.Caller;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Lookups that cascade: what belongs to a record goes with it and comes back with it. */
class DetailsIT {

    private static final String ORDERS = """
            {'entities': {
                'order_c': {'label': 'Order', 'title': 'name_c', 'fields': {
                    'name_c': {'type': 'text'},
                    'lines_c': {'type': 'number', 'rollUp': {'function': 'count', 'of': 'line_c.order_c'}}}},
                'line_c': {'label': 'Line', 'title': 'name_c', 'fields': {
                    'name_c': {'type': 'text', 'unique': true},
                    'sample_c': {'type': 'lookup', 'to': 'sample', 'onDelete': 'restrict'},
                    'order_c': {'type': 'lookup', 'to': 'order_c', 'required': true, 'onDelete': 'cascade'}}},
                'share_c': {'label': 'Share', 'title': 'name_c', 'fields': {
                    'name_c': {'type': 'text'},
                    'after_c': {'type': 'lookup', 'to': 'share_c', 'onDelete': 'restrict'},
                    'line_c': {'type': 'lookup', 'to': 'line_c', 'required': true, 'onDelete': 'cascade'}}}},
             'roles': {'rep': {'grants': {
                'order_c': {'create': 'all', 'read': 'all', 'edit': 'all', 'delete': 'all'},
                'line_c': {'read': 'all'}}}}}""";

    private final Shaping shaping = new Shaping();
    private final Record order;

    DetailsIT() {
        shaping.patch(ORDERS);
        order = shaping.create("order_c", "{'name_c': 'order'}");
    }

    private Record line(String name) {
        return shaping.create("line_c", "{'name_c': '%s', 'order_c': '%s'}".formatted(name, order.id()));
    }

    private Record share(Record line, String name) {
        return shaping.create("share_c", "{'name_c': '%s', 'line_c': '%s'}".formatted(name, line.id()));
    }

    private Record delete(Record record) {
        return shaping.as(records -> records.delete(record.ref(), OptionalInt.empty()));
    }

    private Record restore(Record record) {
        return shaping.as(records -> records.restore(record.ref()));
    }

    private Map<String, Integer> goes(Record record) {
        return shaping.as(records -> records.details(record.type().name(), List.of(record.ref())));
    }

    private List<String> named(String entity) {
        return shaping.names(entity, "", "name_c");
    }

    private List<Change.Kind> kinds(Record record) {
        return shaping.as(records -> records.history(record.ref(), Long.MAX_VALUE, 10)).stream()
                .map(crm.journal.PastChange::kind)
                .toList();
    }

    @Test
    void details_of_every_level_go_with_their_master_and_come_back_with_it() {
        Record line = line("a");
        Record other = line("b");
        Record share = share(line, "half");
        assertThat(goes(order)).isEqualTo(Map.of("line_c", 2, "share_c", 1));

        delete(order);
        assertThat(named("order_c")).isEmpty();
        assertThat(named("line_c")).isEmpty();
        assertThat(named("share_c")).isEmpty();

        restore(order);
        assertThat(named("line_c")).containsExactly("a", "b");
        assertThat(named("share_c")).containsExactly("half");
        assertThat(List.of(shaping.read(other).version(), shaping.read(share).version()))
                .containsOnly(3);
        assertThat(kinds(share)).containsExactly(Change.Kind.RESTORE, Change.Kind.DELETE, Change.Kind.CREATE);
        assertThat(shaping.read(order).value("lines_c").map(Object::toString)).contains("2");
    }

    @Test
    void what_went_before_its_master_stays_away() {
        Record gone = line("a");
        line("b");
        delete(gone);

        delete(order);
        assertProblem(() -> restore(gone)).isInvalid("order_c", ProblemCode.UNKNOWN_REFERENCE);
        restore(order);

        assertThat(named("line_c")).containsExactly("b");
        assertThat(shaping.read(order).value("lines_c").map(Object::toString)).contains("1");
        restore(gone);
        assertThat(named("line_c")).containsExactly("a", "b");
    }

    @Test
    void unique_values_of_details_are_free_meanwhile() {
        line("a");
        delete(order);
        Record another = shaping.create("order_c", "{'name_c': 'another'}");
        shaping.create("line_c", "{'name_c': 'A', 'order_c': '%s'}".formatted(another.id()));

        assertProblem(() -> restore(order)).isInvalid("name_c", ProblemCode.NOT_UNIQUE);
        assertThat(named("line_c")).containsExactly("A");
    }

    @Test
    void a_detail_that_others_hold_keeps_its_master_unless_these_go_as_well() {
        Record line = line("a");
        Record first = share(line, "first");
        Record second = share(line, "second");
        shaping.update(second, "{'after_c': '%s'}".formatted(first.id()));
        assertProblem(() -> delete(first)).hasCode(ProblemCode.HAS_CHILDREN);

        delete(order);
        restore(order);
        shaping.create("order_c", "{'name_c': 'other'}");
        Record stray = shaping.create(
                "line_c",
                "{'name_c': 'z', 'order_c': '%s'}"
                        .formatted(
                                shaping.create("order_c", "{'name_c': 'third'}").id()));
        Record holder = share(stray, "holder");
        shaping.update(holder, "{'after_c': '%s'}".formatted(first.id()));

        assertProblem(() -> delete(order)).hasCode(ProblemCode.HAS_CHILDREN);
        assertThat(named("line_c")).containsExactly("a", "z");
    }

    @Test
    void whoever_may_delete_the_master_may_delete_its_details() {
        Caller rep = shaping.tenant().person("rep", "rep", null);
        line("a");

        shaping.kernel().transactions.run(rep, () -> shaping.kernel().records.delete(order.ref(), OptionalInt.empty()));
        assertThat(named("line_c")).isEmpty();
        shaping.kernel().transactions.run(rep, () -> shaping.kernel().records.restore(order.ref()));
        assertThat(named("line_c")).containsExactly("a");
    }

    @Test
    void a_master_of_too_many_details_is_refused_and_stays_whole() {
        for (int batch = 0; batch < 10; batch++) {
            List<RecordPatch> lines = IntStream.range(batch * 1000, batch * 1000 + 1001)
                    .mapToObj(i -> RecordPatch.of(Map.of("order_c", order.ref())))
                    .toList();
            shaping.as(records -> records.createAll("line_c", lines));
        }

        assertThat(goes(order)).containsEntry("line_c", Details.MOST + 1);
        assertProblem(() -> delete(order)).hasCode(ProblemCode.HAS_CHILDREN);
        assertThat(named("order_c")).containsExactly("order");
    }

    @Test
    void deletions_that_go_round_in_a_ring_are_refused_with_the_way() {
        String ring = """
                {'entities': {'order_c': {'fields': {
                    'share_c': {'type': 'lookup', 'to': 'share_c', 'required': true, 'onDelete': 'cascade'}}}}}""";
        shaping.patch("{'entities': {'order_c': {'fields': {'share_c': {'type': 'lookup', 'to': 'share_c'}}}}}");

        assertThat(shaping.plan(ring).problems())
                .filteredOn(problem -> problem.code() == ProblemCode.CYCLE)
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.field()).endsWith("/onDelete");
                    assertThat(problem.message())
                            .contains(" → ")
                            .contains("share_c")
                            .contains("keep or restrict");
                });
    }

    @Test
    void what_goes_with_itself_or_with_nothing_is_refused() {
        assertThat(shaping.problems("""
                {'entities': {'share_c': {'fields': {
                    'part_c': {'type': 'lookup', 'to': 'share_c', 'required': true, 'onDelete': 'cascade'}}}}}""")).contains("/entities/share_c/fields/part_c/onDelete CYCLE");
        assertThat(shaping.problems("""
                {'entities': {'share_c': {'fields': {
                    'sample_c': {'type': 'lookup', 'to': 'sample', 'onDelete': 'cascade'}}}}}""")).contains("/entities/share_c/fields/sample_c/required REQUIRED");
    }
}
