package crm.metadata.change;

import static org.assertj.core.api.Assertions.assertThat;

import crm.kernel.Kernel;
import crm.kernel.KernelDatabase;
import crm.kernel.SampleTenant;
import crm.kernel.Superuser;
import crm.record.Record;
import crm.record.store.BackgroundWork;
import crm.record.store.Backlog;
import crm.transaction.Caller;
import java.io.File;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.ds.PGSimpleDataSource;

/** A node that is killed while it changes the metadata, or the records behind it, at a place where the test holds it. */
class ApplyCrashIT {

    /** Converts values, replaces an option, claims values, and takes, gives and fills slots. */
    private static final String CHANGE = """
            {'extend': {'sample': {'fields': {
                'size_c': {'type': 'number'},
                'colour': {'values': {'red': {'hidden': true, 'replacedBy': 'green'}}},
                'label_c': {'type': 'text', 'unique': true},
                'region_c': {'type': 'text', 'indexed': true}}}}}""";

    private static final String UNIQUE = "{'extend': {'sample': {'fields': {'label_c': {'unique': true}}}}}";

    /** Claims a value that the node is about to claim. */
    private static final String IN_THE_CLAIMS =
            "insert into unique_value select tenant_id, entity_id, 'label_c', 'first',"
                    + " id from record where tenant_id = ? and values ->> 'label_c' = 'first'";
    /** Takes the number of the version that the node is about to add when it has done everything else. */
    private static final String BEFORE_THE_VERSION = """
            insert into metadata_layer (tenant_id, version, document, applied_by)
            select tenant_id, metadata_version + 1, '{}', gen_random_uuid() from tenant_clock where tenant_id = ?""";
    /** Holds a record of the second batch. */
    private static final String IN_THE_SECOND_BATCH =
            "select from record r where tenant_id = ? and entity_id = 901 and id = "
                    + "(select id from record where tenant_id = r.tenant_id and entity_id = 901 order by id offset "
                    + BackgroundWork.BATCH + " limit 1) for update";

    private static final List<String> TABLES =
            List.of("tenant_clock", "metadata_layer", "background_work", "unique_value", "record", "change");

    private final Shaping shaping = new Shaping();
    private final SampleTenant tenant = shaping.tenant();
    private final Record first;

    ApplyCrashIT() {
        shaping.patch("""
                {'extend': {'sample': {'fields': {'size_c': {'type': 'text'}, 'label_c': {'type': 'text', 'indexed': false},
                    'region_c': {'type': 'text', 'indexed': false}}}}}""");
        first = shaping.create(
                "sample", "{'name': 'a', 'size_c': '12', 'colour': 'red', 'label_c': 'first', 'region_c': 'north'}");
        shaping.create("sample", "{'name': 'b', 'size_c': '13', 'colour': 'red', 'label_c': 'second'}");
    }

    /** Everything that the tenant has, row by row. */
    private List<String> everything() {
        return TABLES.stream()
                .flatMap(table -> rows(table).map(row -> table + " " + row))
                .toList();
    }

    private Stream<String> rows(String table) {
        return Superuser.column("select t::text from " + table + " t where tenant_id = ? order by 1", tenant.id())
                .stream();
    }

    @ParameterizedTest
    @ValueSource(strings = {IN_THE_CLAIMS, BEFORE_THE_VERSION})
    void a_change_that_was_killed_has_changed_nothing(String held) throws Exception {
        List<String> before = everything();

        kill(held, "apply", CHANGE);

        assertThat(everything()).isEqualTo(before);
        shaping.patch(CHANGE);
        shaping.kernel().anotherWorker().fill(tenant.id(), 100);
        assertThat(shaping.read(first).value("size_c")).hasToString("Optional[12]");
        assertThat(shaping.read(first).value("colour")).contains("green");
        assertThat(shaping.names("sample", "region_c == 'north' && size_c == 12", "region_c"))
                .containsExactly("a");
        assertThat(rows("unique_value").filter(claim -> claim.contains("label_c")))
                .hasSize(2);
        assertThat(shaping.run(Backlog::running)).isEmpty();
    }

    @Test
    void a_fill_that_was_killed_goes_on_and_a_killed_end_of_it_comes_again() throws Exception {
        Superuser.update("""
                insert into record select (jsonb_populate_record(r, jsonb_build_object('id', uuidv7(), 'values',
                    r.values || jsonb_build_object('label_c', 'label ' || number)))).*
                from record r, generate_series(1, ?) number where r.tenant_id = ? and r.id = ?""", UniqueChanges.AT_ONCE, tenant.id(), first.id());
        shaping.run(() -> {
            shaping.kernel().plans.patch(Shaping.object(UNIQUE)).apply();
            return true;
        });
        shaping.kernel().metadata.forget(tenant.id());

        kill(IN_THE_SECOND_BATCH, "fill", "{}");

        assertThat(rows("unique_value").filter(claim -> claim.contains("label_c")))
                .hasSize(BackgroundWork.BATCH);
        assertThat(shaping.run(Backlog::running))
                .singleElement()
                .satisfies(due -> assertThat(due.done()).isEqualTo(BackgroundWork.BATCH));

        kill(BEFORE_THE_VERSION, "fill", "{}");

        assertThat(shaping.type("sample").field("label_c").unique()).isFalse();
        assertThat(shaping.run(Backlog::running)).singleElement().satisfies(due -> {
            assertThat(due.done()).isEqualTo(UniqueChanges.AT_ONCE);
            assertThat(due.problem()).isEmpty();
        });

        shaping.kernel().anotherWorker().fill(tenant.id(), 100);

        assertThat(shaping.type("sample").field("label_c").unique()).isTrue();
        assertThat(rows("unique_value").filter(claim -> claim.contains("label_c")))
                .hasSize(UniqueChanges.AT_ONCE + 2);
        assertThat(shaping.run(Backlog::running)).isEmpty();
    }

    /** Kills a node when it waits for what the test holds. */
    private void kill(String held, String work, String patch) throws Exception {
        String name = "doomed-" + UUID.randomUUID();
        try (Connection holder = KernelDatabase.shared().superuser().getConnection();
                PreparedStatement hold = holder.prepareStatement(held)) {
            holder.setAutoCommit(false);
            hold.setInt(1, tenant.id());
            hold.execute();
            Process node = node(name, work, patch);
            await(
                    name,
                    "select exists (select from pg_stat_activity where application_name = ? and wait_event_type = 'Lock')",
                    () -> assertThat(node.isAlive()).isTrue());
            node.destroyForcibly().waitFor();
            holder.rollback();
        }
        await(name, "select not exists (select from pg_stat_activity where application_name = ?)", () -> {});
    }

    private Process node(String name, String work, String patch) throws Exception {
        PGSimpleDataSource app = (PGSimpleDataSource) KernelDatabase.shared().app();
        app.setApplicationName(name);
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Node.class.getName(),
                        app.getUrl(),
                        String.valueOf(tenant.id()),
                        shaping.administrator().user().toString(),
                        work,
                        patch)
                .redirectErrorStream(true)
                .redirectOutput(new File("/dev/null"))
                .start();
    }

    /** A JVM that makes one change, or fills what is to be filled. */
    static final class Node {
        private Node() {}

        public static void main(String[] words) {
            Kernel kernel = new Kernel(database(words[0]));
            int tenant = Integer.parseInt(words[1]);
            if (words[3].equals("fill")) {
                kernel.anotherWorker().fill(tenant, 1_000);
                return;
            }
            Caller administrator = new Caller(tenant, UUID.fromString(words[2]), Set.of(Caller.ADMINISTRATOR), "test");
            kernel.transactions.execute(
                    administrator,
                    () -> kernel.plans.patch(Shaping.object(words[4])).apply());
        }

        private static DataSource database(String url) {
            PGSimpleDataSource database = new PGSimpleDataSource();
            database.setUrl(url);
            database.setUser("crm_app");
            database.setPassword("crm_app");
            return database;
        }
    }

    private static void await(String name, String condition, Runnable meanwhile) {
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
        while (!Superuser.column(condition, name).equals(List.of("t"))) {
            assertThat(System.nanoTime()).as(condition).isLessThan(end);
            meanwhile.run();
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
    }
}
