package crm.kernel;

import crm.database.Migration;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** A PostgreSQL for the tests of one JVM, with the roles, the database and the schema of a real installation. */
public final class KernelDatabase {

    private static final String DATABASE = "crm";

    private static final KernelDatabase SHARED = start();

    private final int port;

    private KernelDatabase(int port) {
        this.port = port;
    }

    public static KernelDatabase shared() {
        return SHARED;
    }

    private static KernelDatabase start() {
        try {
            EmbeddedPostgres server = EmbeddedPostgres.builder()
                    .setServerConfig("fsync", "off")
                    .setServerConfig("max_connections", "60")
                    .start();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server)));
            KernelDatabase database = new KernelDatabase(server.getPort());
            database.prepare();
            Migration.run(database.owner());
            return database;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void stop(EmbeddedPostgres server) {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What config/postgresql/roles.sql does, without the psql it is written for. */
    private void prepare() {
        try (Connection connection = source("postgres", "postgres", "postgres").getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create role crm_owner login nosuperuser nobypassrls password 'crm_owner'");
            statement.execute("create role crm_app login nosuperuser nobypassrls password 'crm_app'");
            statement.execute("alter role crm_app set jit = off");
            statement.execute("create database crm owner crm_owner encoding 'UTF8' template template0");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        try (Connection connection = superuser().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("revoke all on schema public from public");
            statement.execute("grant usage on schema public to crm_app");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private DataSource source(String name, String user, String password) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setPortNumbers(new int[] {port});
        source.setDatabaseName(name);
        source.setUser(user);
        source.setPassword(password);
        source.setReWriteBatchedInserts(true);
        return source;
    }

    /** As Liquibase sees it. */
    public DataSource owner() {
        return source(DATABASE, "crm_owner", "crm_owner");
    }

    /** As the application sees it, each connection a new one. */
    public DataSource app() {
        return source(DATABASE, "crm_app", "crm_app");
    }

    /** As nobody else may: past row-level security. */
    public DataSource superuser() {
        return source(DATABASE, "postgres", "postgres");
    }
}
