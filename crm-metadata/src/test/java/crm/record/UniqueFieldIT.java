package crm.record;

import static crm.problem.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import crm.kernel.SampleTenant;
import crm.kernel.Superuser;
import crm.metadata.EntityType;
import crm.problem.ProblemCode;
import crm.value.Json;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** Fields that no two records have alike: within a transaction, between two, and over a deletion. */
class UniqueFieldIT {

    private final SampleTenant tenant = SampleTenant.fresh();

    @Test
    void a_unique_value_is_refused_to_a_second_record_whatever_its_case_and_width() {
        tenant.sample(Map.of("name", "one", "code", "Straße-7"));

        assertProblem(() -> tenant.sample(Map.of("name", "two", "code", "Straße-7")))
                .isInvalid("code", ProblemCode.NOT_UNIQUE);
        assertProblem(() -> tenant.sample(Map.of("name", "two", "code", "ＳＴＲＡＳＳＥ－７")))
                .isInvalid("code", ProblemCode.NOT_UNIQUE);
        assertThat(tenant.samples()).hasSize(1);
    }

    @Test
    void another_tenant_may_have_the_same_unique_value() {
        tenant.sample(Map.of("name", "one", "code", "A1"));
        SampleTenant other = SampleTenant.fresh();

        assertThat(other.sample(Map.of("name", "one", "code", "A1")).version()).isEqualTo(1);
    }

    @Test
    void a_record_may_write_its_own_unique_value_differently() {
        Record sample = tenant.sample(Map.of("name", "one", "code", "a1"));

        assertThat(update(sample, "{'code': 'A1'}").value("code")).contains("A1");
        assertProblem(() -> tenant.sample(Map.of("name", "two", "code", "a1")))
                .isInvalid("code", ProblemCode.NOT_UNIQUE);
    }

    @Test
    void a_unique_value_is_freed_by_delete_and_claimed_again_by_restore() {
        Record first = tenant.sample(Map.of("name", "one", "code", "A1"));
        tenant.delete(first);
        Record second = tenant.sample(Map.of("name", "two", "code", "A1"));

        assertProblem(() -> tenant.run(records -> records.restore(first.ref())))
                .isInvalid("code", ProblemCode.NOT_UNIQUE);
        update(second, "{'code': null}");
        tenant.run(records -> records.restore(first.ref()));
        assertProblem(() -> update(second, "{'code': 'a1'}")).isInvalid("code", ProblemCode.NOT_UNIQUE);
    }

    @Test
    void two_records_can_swap_their_unique_values_in_one_transaction() {
        Record first = tenant.sample(Map.of("name", "one", "code", "A"));
        Record second = tenant.sample(Map.of("name", "two", "code", "B"));

        tenant.run(records -> {
            records.update(first.ref(), RecordPatch.of(Map.of("code", "B")));
            return records.update(second.ref(), RecordPatch.of(Map.of("code", "A")));
        });

        assertThat(find(first).value("code")).contains("B");
        assertThat(Superuser.rows(
                        "select value, record_id from unique_value where tenant_id = ? and field = 'code' order by 1",
                        tenant.id()))
                .containsExactly(
                        List.of("a", second.id().toString()),
                        List.of("b", first.id().toString()));
    }

    @Test
    void a_unique_value_may_wander_within_a_transaction() {
        Record sample = tenant.sample(Map.of("name", "one", "code", "A"));

        tenant.run(records -> {
            records.update(sample.ref(), RecordPatch.of(Map.of("code", "B")));
            records.update(sample.ref(), RecordPatch.of(Map.of("code", "C")));
            records.delete(sample.ref(), OptionalInt.empty());
            records.create("sample", RecordPatch.of(Map.of("name", "two", "code", "B")));
            return records.restore(sample.ref());
        });

        assertThat(Superuser.column(
                        "select value from unique_value where tenant_id = ? and field = 'code' order by 1",
                        tenant.id()))
                .containsExactly("b", "c");
    }

    @Test
    void two_records_of_one_transaction_cannot_claim_the_same_value() {
        assertProblem(() -> tenant.run(records -> {
                    records.create("sample", RecordPatch.of(Map.of("name", "one", "code", "A")));
                    return records.create("sample", RecordPatch.of(Map.of("name", "two", "code", "a")));
                }))
                .isInvalid("code", ProblemCode.NOT_UNIQUE);
        assertThat(tenant.samples()).isEmpty();
    }

    /** Reads a patch as REST does; single quotes stand for double ones. */
    private static RecordPatch patch(Records records, String entity, String json) {
        EntityType type = records.type(entity);
        return RecordPatch.parse(type, (ObjectNode) Json.read(json.replace('\'', '"')));
    }

    private Record update(Record record, String json) {
        return tenant.run(records -> records.update(record.ref(), patch(records, "sample", json)));
    }

    private Record find(Record record) {
        return tenant.run(records -> records.find(record.ref()));
    }
}
