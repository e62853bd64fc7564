package crm.journal;

import static crm.problem.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import crm.kernel.SampleTenant;
import crm.metadata.EntityType;
import crm.problem.ProblemCode;
import crm.record.RecordPatch;
import crm.transaction.Caller;
import crm.value.Json;
import crm.value.RecordRef;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What happened to one record can be read by whoever may read the record, and by nobody else. */
class HistoryIT {

    private final SampleTenant tenant = SampleTenant.fresh();
    private final RecordRef ref = tenant.sample(Map.of("name", "first")).ref();

    @Test
    void every_change_is_told_newest_first() {
        rename("second");
        tenant.run(records -> records.delete(ref, OptionalInt.empty()));
        tenant.run(records -> records.restore(ref));

        List<PastChange> changes = tenant.run(records -> records.history(ref, History.NEWEST, 10));

        assertThat(changes)
                .extracting(PastChange::kind)
                .containsExactly(Change.Kind.RESTORE, Change.Kind.DELETE, Change.Kind.UPDATE, Change.Kind.CREATE);
        assertThat(changes).extracting(PastChange::version).containsExactly(4, 3, 2, 1);
        assertThat(changes.get(2).actor()).isEqualTo(Caller.SYSTEM);
        assertThat(changes.get(2).delta()).hasToString("{\"name\":[\"first\",\"second\"]}");
    }

    @Test
    void a_page_begins_where_the_one_before_ended() {
        rename("second");
        rename("third");

        List<PastChange> first = tenant.run(records -> records.history(ref, History.NEWEST, 2));
        List<PastChange> rest =
                tenant.run(records -> records.history(ref, first.getLast().v(), 2));

        assertThat(first).extracting(PastChange::version).containsExactly(3, 2);
        assertThat(rest).extracting(PastChange::version).containsExactly(1);
    }

    @Test
    void the_changes_of_one_field_are_found_among_others() {
        rename("second");
        tenant.run(records -> records.delete(ref, OptionalInt.empty()));
        tenant.run(records -> records.restore(ref));

        List<PastChange> changes = tenant.run(records -> records.historyOf(ref, "name"));

        assertThat(changes).extracting(PastChange::version).containsExactly(2, 1);
    }

    @Test
    void the_history_of_a_record_of_another_tenant_is_not_found() {
        SampleTenant other = SampleTenant.fresh();
        assertProblem(() -> other.run(records -> records.history(ref, History.NEWEST, 10)))
                .hasCode(ProblemCode.NOT_FOUND);
    }

    @Test
    void who_may_not_read_a_record_does_not_find_its_history() {
        Caller stranger = tenant.person("stranger", "nobody", null);
        assertProblem(() -> tenant.as(stranger, records -> records.history(ref, History.NEWEST, 10)))
                .hasCode(ProblemCode.NOT_FOUND);
        assertProblem(() -> tenant.as(stranger, records -> records.historyOf(ref, "name")))
                .hasCode(ProblemCode.NOT_FOUND);
    }

    private void rename(String name) {
        tenant.run(records -> records.update(ref, RecordPatch.of(Map.of("name", name))));
    }

    @Test
    void a_change_tells_why_it_was_made() {
        tenant.run(records ->
                records.update(ref, RecordPatch.of(Map.of("name", "second")).because(" They were bought ")));
        rename("third");

        List<PastChange> changes = tenant.run(records -> records.history(ref, History.NEWEST, 10));
        assertThat(changes)
                .extracting(PastChange::note)
                .containsExactly(Optional.empty(), Optional.of("They were bought"), Optional.empty());
    }

    @Test
    void why_is_told_to_those_who_see_all_of_the_change() {
        Caller manager = new Caller(tenant.id(), Caller.SYSTEM, Set.of("outsider"), "test");
        tenant.run(records -> records.update(
                ref,
                RecordPatch.of(Map.of("name", "second", "reason", "secret")).because("The secret is out")));
        tenant.run(records ->
                records.update(ref, RecordPatch.of(Map.of("name", "third")).because("A better name")));

        List<PastChange> changes = tenant.as(manager, records -> records.history(ref, History.NEWEST, 10));
        assertThat(changes)
                .extracting(PastChange::note)
                .containsExactly(Optional.of("A better name"), Optional.empty(), Optional.empty());
    }

    @Test
    void a_note_is_text_of_some_length_and_stands_beside_the_fields() {
        tenant.run(records -> {
            EntityType type = records.type("sample");
            return records.update(
                    ref, RecordPatch.parse(type, (ObjectNode) Json.read("{\"name\": \"2\", \"$note\": \"Why not\"}")));
        });
        assertThat(tenant.run(records -> records.history(ref, History.NEWEST, 1))
                        .getFirst()
                        .note())
                .contains("Why not");
        assertProblem(() ->
                        tenant.run(records -> records.update(ref, RecordPatch.parse(records.type("sample"), (ObjectNode)
                                Json.read("{\"name\": \"3\", \"$note\": \"%s\"}"
                                        .formatted("x".repeat(RecordPatch.LONGEST_NOTE + 1)))))))
                .atField("$note");
    }
}
