package crm.stack;

import static org.assertj.core.api.Assertions.assertThat;

import crm.testing.Eventually;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher as a process of its own, with its own folder and ports. Keycloak and WildFly are never reached. */
class LauncherIT {
    private static final Path HOME = Path.of(System.getProperty("kinship.home", ".."));
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    Path state;

    private final Map<String, String> ports = Map.of(
            "CRM_HTTP_PORT", Integer.toString(Ports.free()),
            "CRM_KEYCLOAK_PORT", Integer.toString(Ports.free()),
            "CRM_DB_PORT", Integer.toString(Ports.free()));

    @AfterEach
    void nothing_is_left_running() throws Exception {
        assertThat(crm(ports, "down").waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(ProcessHandle.allProcesses()
                        .map(process -> process.info().commandLine().orElse(""))
                        .filter(line -> line.contains(state.toString())))
                .isEmpty();
    }

    @Test
    void a_port_in_use_ends_in_one_sentence_with_nothing_started() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = Integer.toString(taken.getLocalPort());
            Process up = crm(
                    Map.of(
                            "CRM_DB_PORT", port,
                            "CRM_HTTP_PORT", ports.getOrDefault("CRM_HTTP_PORT", ""),
                            "CRM_KEYCLOAK_PORT", ports.getOrDefault("CRM_KEYCLOAK_PORT", "")),
                    "up");

            assertThat(up.waitFor()).isEqualTo(1);
            assertThat(output())
                    .isEqualTo(
                            "Port %s is in use, and PostgreSQL needs it. Stop what listens there, or set CRM_DB_PORT to a free port.\n"
                                    .formatted(port));
            assertThat(state.resolve("postgresql")).doesNotExist();
        }
    }

    @Test
    void a_second_start_beside_the_first_says_so() throws Throwable {
        Process first = crm(ports, "up");
        ProcessHandle postgres = startedPostgres();

        assertThat(crm(ports, "up").waitFor()).isZero();
        assertThat(output()).startsWith("Kinship is already starting.");
        assertThat(first.isAlive()).isTrue();
        assertThat(postgres.isAlive()).isTrue();
    }

    @Test
    void a_launcher_that_is_interrupted_stops_what_it_started() throws Throwable {
        Process up = crm(ports, "up");
        ProcessHandle postgres = startedPostgres();

        up.destroy();

        assertThat(up.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(postgres.isAlive()).isFalse();
    }

    @Test
    void a_launcher_that_is_killed_takes_its_children_with_it() throws Throwable {
        Process up = crm(ports, "up");
        ProcessHandle postgres = startedPostgres();

        up.destroyForcibly();

        Eventually.within(PATIENCE, () -> assertThat(postgres.isAlive()).isFalse());
    }

    private ProcessHandle startedPostgres() throws Throwable {
        Path pidFile = state.resolve("run/postgresql.pid");
        Eventually.within(
                PATIENCE, () -> assertThat(RecordedProcess.find(pidFile)).isPresent());
        return RecordedProcess.find(pidFile).orElseThrow();
    }

    private Process crm(Map<String, String> environment, String command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                        Tools.java(), "-Xmx96m", "-Dkinship.home=" + HOME, Launcher.class.getName(), command)
                .redirectErrorStream(true)
                .redirectOutput(state.resolve("output").toFile());
        builder.environment().putAll(environment);
        builder.environment().put("CRM_STATE", state.toString());
        builder.environment()
                .put(
                        "CLASSPATH",
                        HOME.resolve("crm-ear/target/classes")
                                + ":"
                                + Files.readString(HOME.resolve("crm-ear/target/launcher.classpath"))
                                        .strip());
        return builder.start();
    }

    private String output() throws IOException {
        return Files.readString(state.resolve("output"));
    }
}
