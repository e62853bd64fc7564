package crm.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** A database alone, backed up while it works; {@code InstallationIT} does it with everything around it. */
@Execution(ExecutionMode.CONCURRENT)
class OnlineBackupIT {
    private static final Path HOME = Path.of(System.getProperty("kinship.home", ".."));

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    Path folder;

    @Test
    void a_running_database_comes_back_as_it_was_when_the_backup_ended() throws Exception {
        Settings settings = Settings.onFreePorts(HOME, folder.resolve("stack"));
        Path file = folder.resolve("backup.tar.gz");
        PostgresServer postgres = new PostgresServer(settings, Artifacts.of(settings));
        postgres.initialise();
        ManagedProcess first = postgres.start();
        try {
            execute(settings, "create table kept (n int); insert into kept select generate_series(1, 100000)");
            new Backup(settings).write(file);
            execute(settings, "insert into kept values (-1)");
        } finally {
            first.stop();
        }
        Folders.delete(postgres.data());

        new Restore(settings).read(file);

        ManagedProcess second = postgres.start();
        try {
            assertThat(count(settings)).isEqualTo(100_000);
        } finally {
            second.stop();
        }
    }

    private static Connection connect(Settings settings) throws SQLException {
        return DriverManager.getConnection(
                settings.jdbcUrl(PostgresServer.SUPERUSER), PostgresServer.SUPERUSER, PostgresServer.SUPERUSER);
    }

    private static void execute(Settings settings, String sql) throws SQLException {
        try (Connection connection = connect(settings);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static int count(Settings settings) throws SQLException {
        try (Connection connection = connect(settings);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select count(*) from kept")) {
            row.next();
            return row.getInt(1);
        }
    }
}
