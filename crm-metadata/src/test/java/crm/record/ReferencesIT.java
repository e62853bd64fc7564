package crm.record;

import static crm.problem.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import crm.kernel.Kernel;
import crm.kernel.KernelDatabase;
import crm.kernel.RecordingDataSource;
import crm.kernel.SampleTenant;
import crm.problem.ProblemCode;
import crm.transaction.Caller;
import crm.value.RecordRef;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What records refer to: that it exists, what it is called, and when it may go. */
class ReferencesIT {

    private final SampleTenant tenant = SampleTenant.fresh();

    @Test
    void a_lookup_takes_only_a_record_that_exists_in_this_tenant() {
        Record deleted = tenant.sample(Map.of("name", "deleted"));
        tenant.delete(deleted);
        Record foreign = SampleTenant.fresh().sample(Map.of("name", "foreign"));

        for (UUID id : List.of(UUID.randomUUID(), deleted.id(), foreign.id())) {
            assertProblem(() -> tenant.sample(Map.of("name", "child", "parent", new RecordRef("sample", id))))
                    .isInvalid("parent", ProblemCode.UNKNOWN_REFERENCE);
        }
    }

    @Test
    void a_reference_that_was_kept_does_not_hinder_other_changes() {
        Record target = tenant.sample(Map.of("name", "target"));
        Record part = part("part", target);
        tenant.delete(target);

        Record changed = tenant.run(records -> records.update(part.ref(), named("still")));

        assertThat(changed.value("sample")).contains(target.ref());
        assertThat(tenant.<Map<RecordRef, String>>run(records -> records.titles(List.of(changed), List.of("sample"))))
                .isEmpty();
        assertProblem(() -> part("other", target)).isInvalid("sample", ProblemCode.UNKNOWN_REFERENCE);
    }

    @Test
    void a_record_that_others_refer_to_is_deleted_only_where_their_lookup_lets_it_go() {
        Record parent = tenant.sample(Map.of("name", "parent"));
        Record child = tenant.sample(Map.of("name", "child", "parent", parent.ref()));

        assertProblem(() -> tenant.delete(parent)).hasCode(ProblemCode.HAS_CHILDREN);
        tenant.delete(child);
        tenant.delete(parent);
        assertThat(tenant.samples()).isEmpty();
    }

    @Test
    void a_child_is_not_restored_before_the_parent_that_could_not_have_been_deleted_under_it() {
        Record parent = tenant.sample(Map.of("name", "parent"));
        Record child = tenant.sample(Map.of("name", "child", "parent", parent.ref()));
        tenant.delete(child);
        tenant.delete(parent);

        assertProblem(() -> tenant.run(records -> records.restore(child.ref())))
                .isInvalid("parent", ProblemCode.UNKNOWN_REFERENCE);
        tenant.run(records -> records.restore(parent.ref()));
        tenant.run(records -> records.restore(child.ref()));
        assertThat(tenant.samples()).containsExactlyInAnyOrder(parent.id(), child.id());
    }

    @Test
    void titles_take_one_statement_and_leave_out_what_may_not_be_seen() {
        RecordingDataSource recording =
                new RecordingDataSource(KernelDatabase.shared().app());
        SampleTenant watched = SampleTenant.fresh(new Kernel(recording.source()));
        Caller rep = watched.person("ann", "rep", null);
        Record hidden = watched.sample(Map.of("name", "hidden"));
        Record own = watched.as(rep, records -> records.create("sample", named("own")));
        Record deleted = watched.as(rep, records -> records.create("sample", named("deleted")));
        List<Record> parts = List.of(
                watched.run(records -> records.create("part", partOf("a", hidden))),
                watched.run(records -> records.create("part", partOf("b", own))),
                watched.run(records -> records.create("part", partOf("c", own))),
                watched.run(records -> records.create("part", partOf("d", deleted))));
        watched.run(records -> records.delete(deleted.ref(), OptionalInt.empty()));
        recording.take();

        Map<RecordRef, String> titles =
                watched.as(rep, records -> records.titles(parts, List.of("sample", "owner", "createdBy")));

        assertThat(titles).containsExactly(Map.entry(own.ref(), "own"));
        assertThat(recording.take())
                .filteredOn(statement -> statement.sql().contains("from record"))
                .hasSize(1);
    }

    @Test
    void what_a_transaction_refers_to_is_looked_up_again_once_it_is_saved() {
        Map<RecordRef, String> titles = tenant.run(records -> {
            Record target = records.create("sample", named("before"));
            Record part = records.create("part", partOf("a", target));
            records.update(target.ref(), named("after"));
            return records.titles(List.of(part), List.of("sample"));
        });

        assertThat(titles.values()).containsExactly("after");
    }

    @Test
    void what_a_transaction_has_deleted_it_cannot_refer_to() {
        assertProblem(() -> tenant.run(records -> {
                    Record target = records.create("sample", named("gone"));
                    Record part = records.create("part", partOf("a", target));
                    records.delete(part.ref(), OptionalInt.empty());
                    records.delete(target.ref(), OptionalInt.empty());
                    return records.create("part", partOf("b", target));
                }))
                .hasCode(ProblemCode.INVALID_RECORD);
    }

    @Test
    void a_record_that_is_its_own_parent_can_be_deleted() {
        Record loop = tenant.run(records -> records.create("sample", named("loop")));
        tenant.run(records -> records.update(loop.ref(), RecordPatch.of(Map.of("parent", loop.ref()))));

        tenant.delete(loop);

        assertThat(tenant.samples()).doesNotContain(loop.id());
    }

    private static RecordPatch named(String name) {
        return RecordPatch.of(Map.of("name", name));
    }

    private static RecordPatch partOf(String name, Record sample) {
        return RecordPatch.of(Map.of("name", name, "sample", sample.ref()));
    }

    private Record part(String name, Record sample) {
        return tenant.run(records -> records.create("part", partOf(name, sample)));
    }
}
