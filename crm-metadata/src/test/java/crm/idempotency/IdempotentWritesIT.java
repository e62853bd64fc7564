package crm.idempotency;

import static crm.problem.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import crm.kernel.SampleTenant;
import crm.kernel.Superuser;
import crm.problem.ProblemCode;
import crm.transaction.Caller;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class IdempotentWritesIT {

    private final SampleTenant tenant = SampleTenant.fresh();
    private final Caller person = tenant.person("ida", "administrator", null);
    private final IdempotentWrites writes = new IdempotentWrites();
    private final AtomicInteger done = new AtomicInteger();

    @Test
    void a_key_is_remembered_for_a_day() {
        assertThat(write("k", "one").body()).isEqualTo("1");
        age("23 hours");
        assertThat(write("k", "one").body()).isEqualTo("1");
        age("2 hours");
        assertThat(write("k", "one").body()).isEqualTo("2");
        assertThat(write("k", "one").body()).isEqualTo("2");
    }

    @Test
    void a_key_whose_day_is_over_may_name_another_request() {
        write("k", "one");
        assertProblem(() -> write("k", "two")).hasCode(ProblemCode.IDEMPOTENCY_KEY_REUSED);

        age("25 hours");

        assertThat(write("k", "two").body()).isEqualTo("2");
    }

    @Test
    void new_keys_take_old_ones_away_also_those_of_people_who_never_come_again() {
        Caller gone = tenant.person("gone", "administrator", null);
        for (int i = 0; i < 50; i++) {
            write(gone, "old-" + i, "one");
        }
        age("25 hours");

        for (int i = 0; i < 3; i++) {
            write("new-" + i, "one");
        }

        assertThat(Superuser.column("select key from idempotency_key where tenant_id = ? order by key", tenant.id()))
                .containsExactly("new-0", "new-1", "new-2");
    }

    @Test
    void old_keys_of_another_tenant_are_not_touched() {
        write("k", "one");
        age("25 hours");
        SampleTenant other = SampleTenant.fresh();

        write(other.person("otto", "administrator", null), "k", "one");

        assertThat(Superuser.column("select key from idempotency_key where tenant_id = ?", tenant.id()))
                .containsExactly("k");
    }

    private Answer write(String key, String request) {
        return write(person, key, request);
    }

    private Answer write(Caller caller, String key, String request) {
        IdempotencyKey named = IdempotencyKey.of(key, "POST /sample", request.getBytes(StandardCharsets.UTF_8));
        return tenant.kernel()
                .transactions
                .run(
                        caller,
                        () -> writes.once(
                                named, () -> new Answer(201, Map.of(), Integer.toString(done.incrementAndGet()))));
    }

    /** Makes all keys of the tenant older. */
    private void age(String by) {
        Superuser.update(
                "update idempotency_key set created_at = created_at - ?::interval where tenant_id = ?",
                by,
                tenant.id());
    }
}
