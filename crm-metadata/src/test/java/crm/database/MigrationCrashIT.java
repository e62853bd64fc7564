package crm.database;

import static org.assertj.core.api.Assertions.assertThat;

import crm.kernel.KernelDatabase;
import jakarta.enterprise.event.Startup;
import java.io.File;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** A node that is killed while it brings the schema up to date, at a moment that the test chooses, or that cannot do it. */
class MigrationCrashIT {
    private static final String DATABASE = "crm_crash";

    /** Of all tables: what an interrupted migration would leave different. */
    private static final String SCHEMA = """
            select string_agg(line, e'\\n' order by line) from (
                select table_name || '.' || column_name || ' ' || data_type as line from information_schema.columns
                where table_schema = 'public' and table_name not like 'databasechangelog%'
                union all select indexdef from pg_indexes where schemaname = 'public'
                union all select tablename || ' ' || policyname || ' ' || qual from pg_policies
                union all select 'changeset ' || id from databasechangelog) everything""";

    @BeforeEach
    void an_empty_database() throws SQLException {
        execute(KernelDatabase.shared().superuser(), "create database " + DATABASE + " owner crm_owner");
        execute(superuser(), "grant usage on schema public to crm_app");
    }

    @AfterEach
    void no_database() throws SQLException {
        execute(KernelDatabase.shared().superuser(), "drop database " + DATABASE + " with (force)");
    }

    @Test
    void the_next_start_goes_on_where_a_killed_migration_was() throws Exception {
        try (Connection blocker = superuser().getConnection();
                Statement statement = blocker.createStatement()) {
            blocker.setAutoCommit(false);
            statement.execute("create table change (until_killed int)");
            Process node = migratingNode();
            await("select exists (select from pg_stat_activity where datname = '%s' and wait_event_type = 'Lock')");
            node.destroyForcibly().waitFor();
            blocker.rollback();
        }
        await("select not exists (select from pg_stat_activity where datname = '%s' and usename = 'crm_owner')");
        assertThat(text(superuser(), "select count(*)::text from databasechangelog"))
                .isNotIn(
                        "0", text(KernelDatabase.shared().superuser(), "select count(*)::text from databasechangelog"));

        Migration.run(owner());

        assertThat(text(superuser(), SCHEMA))
                .isEqualTo(text(KernelDatabase.shared().superuser(), SCHEMA));
    }

    @Test
    void a_node_whose_migration_fails_says_so_and_goes_on_as_soon_as_it_can() throws SQLException {
        AtomicInteger announced = new AtomicInteger();
        execute(superuser(), "create table change (in_the_way int)");
        Migration migration = new Migration(MigrationCrashIT::owner, announced::incrementAndGet, Duration.ofMillis(20));

        migration.onStart(new Startup());

        assertThat(migration.problem())
                .hasValue("The database could not be brought up to date; the log says why. This node tries again.");
        assertThat(announced).hasValue(0);
        execute(superuser(), "drop table change");
        awaitThat(() -> migration.problem().isEmpty() && announced.get() == 1, "The node never goes on");
        assertThat(text(superuser(), SCHEMA))
                .isEqualTo(text(KernelDatabase.shared().superuser(), SCHEMA));
    }

    private static Process migratingNode() throws Exception {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Node.class.getName(),
                        owner().getUrl())
                .redirectErrorStream(true)
                .redirectOutput(new File("/dev/null"))
                .start();
    }

    /** A JVM that does nothing but migrate. */
    static final class Node {
        private Node() {}

        public static void main(String[] words) {
            PGSimpleDataSource database = new PGSimpleDataSource();
            database.setUrl(words[0]);
            database.setUser("crm_owner");
            database.setPassword("crm_owner");
            Migration.run(database);
        }
    }

    private static void await(String condition) {
        awaitThat(
                () -> "t".equals(text(KernelDatabase.shared().superuser(), condition.formatted(DATABASE))), condition);
    }

    private static void awaitThat(BooleanSupplier reached, String what) {
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
        while (!reached.getAsBoolean()) {
            assertThat(System.nanoTime()).as(what).isLessThan(end);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
    }

    private static PGSimpleDataSource owner() {
        return inOurDatabase(KernelDatabase.shared().owner());
    }

    private static PGSimpleDataSource superuser() {
        return inOurDatabase(KernelDatabase.shared().superuser());
    }

    private static PGSimpleDataSource inOurDatabase(DataSource source) {
        PGSimpleDataSource ours = (PGSimpleDataSource) source;
        ours.setDatabaseName(DATABASE);
        return ours;
    }

    private static void execute(DataSource database, String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String text(DataSource database, String sql) {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return String.valueOf(row.getString(1));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
