package crm.transaction;

import static crm.problem.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import crm.kernel.Kernel;
import crm.kernel.KernelDatabase;
import crm.kernel.OneConnection;
import crm.kernel.SampleTenant;
import crm.kernel.Superuser;
import crm.problem.ProblemCode;
import crm.problem.ProblemException;
import crm.record.Record;
import crm.record.RecordPatch;
import crm.record.query.Aggregation;
import crm.record.query.CountMode;
import crm.record.query.Filter;
import crm.record.query.RecordQuery;
import crm.value.RecordRef;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** Tenants that share a connection share nothing else, and transactions that meet do not hurt each other. */
class TenantIsolationIT {

    private static final int TRANSACTIONS = 1_000;

    @Test
    void two_tenants_on_one_connection_never_meet() throws SQLException {
        DataSource pool = new OneConnection(KernelDatabase.shared().app()).source();
        Kernel kernel = new Kernel(pool);
        Side north = new Side("north", SampleTenant.fresh(kernel));
        Side south = new Side("south", SampleTenant.fresh(kernel));
        Random random = new Random(7);

        for (int i = 0; i < TRANSACTIONS; i++) {
            Side side = random.nextBoolean() ? north : south;
            side.act(random, side == north ? south : north);
            if (i % 20 == 0) {
                assertThat(withoutTenant(pool)).isEqualTo("no tenant, auto, 0 records, 0 changes");
            }
        }

        for (Side side : List.of(north, south)) {
            assertThat(Superuser.column(
                            "select distinct left(title, 5) from record where tenant_id = ?", side.tenant.id()))
                    .containsExactly(side.name);
            assertThat(Superuser.column(
                            "select count(*) from record where tenant_id = ? and deleted_at is null", side.tenant.id()))
                    .containsExactly(Integer.toString(side.own.size()));
        }
    }

    /** What a statement sees that says nothing of a tenant. */
    private static String withoutTenant(DataSource pool) throws SQLException {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("""
                        select coalesce(nullif(current_setting('app.tenant_id', true), ''), 'no tenant') || ', '
                        || current_setting('plan_cache_mode') || ', ' || (select count(*) from record) || ' records, '
                        || (select count(*) from change) || ' changes'""")) {
            result.next();
            return result.getString(1);
        }
    }

    /** One tenant with the records it must have, and all that it must never see. */
    private static final class Side {

        private final String name;
        private final SampleTenant tenant;
        private final List<RecordRef> own = new ArrayList<>();

        Side(String name, SampleTenant tenant) {
            this.name = name;
            this.tenant = tenant;
            create();
        }

        void act(Random random, Side other) {
            RecordRef mine = own.get(random.nextInt(own.size()));
            RecordRef foreign = other.own.get(random.nextInt(other.own.size()));
            switch (random.nextInt(own.size() < 150 ? 10 : 9)) {
                case 0 -> list();
                case 1 -> assertThat(count()).isEqualTo(own.size());
                case 2 -> assertThat(find(mine).title()).startsWith(name);
                case 3 -> assertProblem(() -> find(foreign)).hasCode(ProblemCode.NOT_FOUND);
                case 4 -> assertProblem(() -> rename(foreign)).hasCode(ProblemCode.NOT_FOUND);
                case 5 -> assertProblem(() -> adopt(foreign)).hasCode(ProblemCode.INVALID_RECORD);
                case 6 -> writeAndFail(mine);
                case 7 -> breakTheStatement();
                case 8 -> seesNothingOf(other.tenant.id());
                default -> create();
            }
        }

        private void create() {
            own.add(tenant.sample(Map.of("name", name + own.size())).ref());
        }

        private void list() {
            List<Record> records = tenant.run(all ->
                    all.list(RecordQuery.all(all.type("sample")).limit(200)).records());
            assertThat(records).extracting(Record::ref).containsExactlyInAnyOrderElementsOf(own);
        }

        private long count() {
            return tenant.run(records -> {
                RecordQuery query = RecordQuery.all(records.type("sample")).counting(CountMode.EXACT);
                long counted = records.list(query).count().orElseThrow().value();
                Aggregation all =
                        new Aggregation(records.type("sample"), Filter.EVERYTHING, Optional.empty(), List.of());
                assertThat(records.aggregate(all).getFirst().count()).isEqualTo(counted);
                return counted;
            });
        }

        private Record find(RecordRef ref) {
            return tenant.run(records -> records.find(ref));
        }

        private Record rename(RecordRef ref) {
            return tenant.run(records -> records.update(ref, RecordPatch.of(Map.of("name", name + "!"))));
        }

        private Record adopt(RecordRef parent) {
            return tenant.run(records ->
                    records.create("sample", RecordPatch.of(Map.of("name", name + "child", "parent", parent))));
        }

        private void writeAndFail(RecordRef mine) {
            assertThatThrownBy(() -> tenant.run(records -> {
                        records.update(mine, RecordPatch.of(Map.of("name", name + " lost")));
                        throw new IllegalStateException("on purpose");
                    }))
                    .hasMessage("on purpose");
            assertThat(find(mine).title()).doesNotContain("lost");
        }

        private void breakTheStatement() {
            assertProblem(() -> tenant.run(records -> {
                        records.list(RecordQuery.all(records.type("sample")));
                        return query("select 1 / 0");
                    }))
                    .hasCode(ProblemCode.INTERNAL);
        }

        private void seesNothingOf(int other) {
            String seen = tenant.run(records -> query("""
                    select (select count(*) from record where tenant_id = %1$d)
                    + (select count(*) from change where tenant_id = %1$d)
                    + (select count(*) from tenant_clock where tenant_id = %1$d)
                    + (select count(*) from metadata_layer where tenant_id = %1$d)""".formatted(other)));
            assertThat(seen).isEqualTo("0");
        }

        private static String query(String sql) {
            try (Statement statement = Transaction.current().connection().createStatement();
                    ResultSet result = statement.executeQuery(sql)) {
                result.next();
                return result.getString(1);
            } catch (SQLException e) {
                throw new DatabaseFailure(e);
            }
        }
    }

    @Test
    void a_transaction_that_loses_a_deadlock_is_done_again() throws Exception {
        SampleTenant tenant = SampleTenant.fresh();
        RecordRef one = tenant.sample(Map.of("name", "one")).ref();
        RecordRef two = tenant.sample(Map.of("name", "two")).ref();
        CyclicBarrier bothHoldOne = new CyclicBarrier(2);

        together(() -> lockInOrder(tenant, bothHoldOne, one, two), () -> lockInOrder(tenant, bothHoldOne, two, one));

        assertThat(tenant.run(records -> records.find(one)).version()).isEqualTo(3);
        assertThat(tenant.run(records -> records.find(two)).version()).isEqualTo(3);
    }

    private static boolean lockInOrder(
            SampleTenant tenant, CyclicBarrier bothHoldOne, RecordRef first, RecordRef second) {
        AtomicInteger attempts = new AtomicInteger();
        tenant.run(records -> {
            rename(tenant, first);
            if (attempts.incrementAndGet() == 1) {
                await(bothHoldOne);
            }
            return rename(tenant, second);
        });
        return true;
    }

    private static Record rename(SampleTenant tenant, RecordRef ref) {
        String name = "renamed " + java.util.UUID.randomUUID();
        return tenant.kernel().records.update(ref, RecordPatch.of(Map.of("name", name)));
    }

    @Test
    void of_a_delete_and_a_new_reference_to_the_same_record_exactly_one_wins() throws Exception {
        SampleTenant tenant = SampleTenant.fresh();
        int deletions = 0;
        for (int i = 0; i < 60; i++) {
            RecordRef parent = tenant.sample(Map.of("name", "parent")).ref();
            CyclicBarrier start = new CyclicBarrier(2);
            List<Boolean> won = together(
                    () -> wins(tenant, start, () -> tenant.kernel().records.delete(parent, OptionalInt.empty())),
                    () -> wins(
                            tenant,
                            start,
                            () -> tenant.kernel()
                                    .records
                                    .create("sample", RecordPatch.of(Map.of("name", "child", "parent", parent)))));
            assertThat(won).containsOnlyOnce(true);
            deletions += won.getFirst() ? 1 : 0;
        }
        assertThat(Superuser.column("""
                        select count(*) from record child join record parent on parent.tenant_id = child.tenant_id
                        and parent.id = child.r1 where child.tenant_id = ? and child.entity_id = 901
                        and child.deleted_at is null and parent.deleted_at is not null""", tenant.id()))
                .as("dangling references after %d deletions", deletions)
                .containsExactly("0");
    }

    private static boolean wins(SampleTenant tenant, CyclicBarrier start, Callable<Record> work) {
        AtomicInteger attempts = new AtomicInteger();
        try {
            tenant.run(records -> {
                records.list(RecordQuery.all(records.type("sample")).limit(1));
                if (attempts.incrementAndGet() == 1) {
                    await(start);
                }
                try {
                    return work.call();
                } catch (RuntimeException e) {
                    throw e;
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            });
            return true;
        } catch (ProblemException e) {
            assertThat(e.code()).isIn(ProblemCode.HAS_CHILDREN, ProblemCode.INVALID_RECORD);
            return false;
        }
    }

    private static List<Boolean> together(Callable<Boolean> left, Callable<Boolean> right) throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            List<Future<Boolean>> futures = List.of(threads.submit(left), threads.submit(right));
            return List.of(futures.getFirst().get(), futures.getLast().get());
        }
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await(20, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
