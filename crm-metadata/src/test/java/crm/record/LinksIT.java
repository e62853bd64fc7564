package crm.record;

import static crm.problem.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import crm.expression.Expressions;
import crm.kernel.SampleTenant;
import crm.metadata.EntityType;
import crm.metadata.LinksType;
import crm.problem.ProblemCode;
import crm.record.query.RecordQuery;
import crm.transaction.Caller;
import crm.value.Json;
import crm.value.RecordRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Fields of several records: what links to what, from both sides. */
class LinksIT {

    private final SampleTenant tenant = SampleTenant.fresh();
    private final Record wheel = part("wheel");
    private final Record door = part("door");
    private final Record seat = part("seat");

    private Record part(String name) {
        return tenant.run(records -> records.create("part", RecordPatch.of(Map.of("name", name))));
    }

    private Record sample(String name, Record... parts) {
        ObjectNode json = Json.mapper().createObjectNode().put("name", name);
        for (Record part : parts) {
            json.withArray("uses").add(part.id().toString());
        }
        return tenant.run(records -> records.create("sample", RecordPatch.parse(records.type("sample"), json)));
    }

    private Record set(Record sample, String uses) {
        ObjectNode json = (ObjectNode) Json.read("{\"uses\": %s}".formatted(uses));
        return tenant.run(records -> records.update(sample.ref(), RecordPatch.parse(records.type("sample"), json)));
    }

    private static List<RecordRef> uses(Record sample) {
        return sample.value("uses").map(LinksType::refs).orElse(List.of());
    }

    private List<String> found(String filter) {
        Expressions expressions = tenant.kernel().expressions;
        return tenant.run(records -> {
            EntityType type = records.type("sample");
            RecordQuery query = RecordQuery.all(type)
                    .where(expressions.filter(records.metadata(), type, filter, records.expressionContext()));
            return records.list(query).records().stream().map(Record::title).toList();
        });
    }

    private List<String> using(Record part) {
        return found("uses == '%s'".formatted(part.id()));
    }

    @Test
    void it_is_set_as_a_whole_and_in_parts() {
        Record car = sample("car", door, wheel);
        assertThat(uses(car)).containsExactly(wheel.ref(), door.ref());

        assertThat(uses(set(
                        car, "{\"add\": [\"%s\"], \"remove\": [{\"id\": \"%s\"}]}".formatted(seat.id(), wheel.id()))))
                .containsExactly(door.ref(), seat.ref());
        assertThat(set(car, "[\"%s\", \"%s\"]".formatted(seat.id(), door.id())).version())
                .isEqualTo(2);
        assertThat(uses(set(car, "null"))).isEmpty();
        assertThat(tenant.run(records -> records.historyOf(car.ref(), "uses"))
                        .getFirst()
                        .delta()
                        .get("uses"))
                .isEqualTo(Json.read("[[\"%s\", \"%s\"], null]".formatted(door.id(), seat.id())));
    }

    @Test
    void the_other_side_finds_it_by_the_index() {
        sample("car", wheel, door);
        Record van = sample("van", wheel);
        sample("stone");

        assertThat(using(wheel)).containsExactlyInAnyOrder("car", "van");
        assertThat(found("'%s' in uses".formatted(door.id()))).containsExactly("car");
        assertThat(found("uses in ['%s', '%s']".formatted(door.id(), seat.id())))
                .containsExactly("car");
        assertThat(found("uses == null")).containsExactly("stone");
        assertThat(found("uses != '%s'".formatted(door.id()))).containsExactlyInAnyOrder("van", "stone");
        assertThat(tenant.run(Records::metadata).referencesTo(tenant.run(records -> records.type("part"))))
                .anyMatch(reference -> reference.inverse().equals("usedBy"));

        set(van, "[\"%s\"]".formatted(seat.id()));
        assertThat(using(wheel)).containsExactly("car");
        assertThat(using(seat)).containsExactly("van");
    }

    @Test
    void deleted_records_keep_their_links_and_do_not_count() {
        Record car = sample("car", wheel);

        tenant.run(records -> records.delete(car.ref(), OptionalInt.empty()));
        assertThat(using(wheel)).isEmpty();
        tenant.run(records -> records.restore(car.ref()));
        assertThat(using(wheel)).containsExactly("car");

        tenant.run(records -> records.delete(wheel.ref(), OptionalInt.empty()));
        Record now = tenant.run(records -> records.find(car.ref()));
        assertThat(uses(now)).containsExactly(wheel.ref());
        assertThat(tenant.<Map<RecordRef, String>>run(records -> records.titles(List.of(now), List.of("uses"))))
                .isEmpty();
        assertThat(uses(set(car, "{\"add\": [\"%s\"]}".formatted(door.id())))).contains(wheel.ref(), door.ref());
    }

    @Test
    void what_is_not_there_or_may_not_be_read_is_not_linked_to_and_stays_where_it_was() {
        assertProblem(() -> set(sample("car"), "[\"%s\"]".formatted(UUID.randomUUID())))
                .isInvalid("uses", ProblemCode.UNKNOWN_REFERENCE);

        Caller rep = tenant.person("rep", "rep", null);
        Record kept = tenant.as(rep, records -> records.create("sample", RecordPatch.of(Map.of("name", "mine"))));
        set(kept, "[\"%s\"]".formatted(wheel.id()));
        Record renamed = tenant.as(
                rep,
                records -> records.update(
                        kept.ref(), RecordPatch.of(Map.of("name", "ours", "uses", List.of(wheel.ref(), door.ref())))));
        assertThat(uses(renamed)).containsExactly(wheel.ref(), door.ref());
        assertThat(tenant.<Map<RecordRef, String>>as(rep, records -> records.titles(List.of(renamed), List.of("uses"))))
                .containsEntry(door.ref(), "door");
    }

    @Test
    void there_is_a_limit_however_they_are_added() {
        List<Record> parts = tenant.run(records -> records.createAll(
                "part",
                IntStream.range(0, LinksType.MOST)
                        .mapToObj(i -> RecordPatch.of(Map.of("name", "p" + i)))
                        .toList()));
        List<RecordRef> refs = new ArrayList<>(parts.stream().map(Record::ref).toList());
        Record full =
                tenant.run(records -> records.create("sample", RecordPatch.of(Map.of("name", "full", "uses", refs))));

        assertProblem(() -> set(full, "{\"add\": [\"%s\"]}".formatted(wheel.id())))
                .isInvalid("uses", ProblemCode.LIMIT_REACHED);
        assertThat(using(parts.getLast())).containsExactly("full");
    }
}
