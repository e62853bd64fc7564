package crm.stack;

import static org.assertj.core.api.Assertions.assertThat;

import crm.stack.TrialHome.Run;
import crm.stack.TrialHome.Step;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The launcher as a process of its own. What goes wrong around it is in {@link AbuseIT}. */
@Execution(ExecutionMode.CONCURRENT)
class LauncherIT {
    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    Path folder;

    @SuppressWarnings("NullAway.Init") // set before each test
    TrialHome home;

    @BeforeEach
    void a_project_with_stand_ins() throws IOException {
        home = TrialHome.withStandIns(folder);
    }

    @AfterEach
    void nothing_is_left_running() throws Throwable {
        assertThat(home.crm("down").exit()).isZero();
        home.assertNothingRunsOrIsHalfMade();
    }

    @Test
    void a_port_in_use_ends_in_one_sentence_with_nothing_started() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            home.set("CRM_DB_PORT", Integer.toString(taken.getLocalPort()));

            Run up = home.crm("up");

            assertThat(up.exit()).isEqualTo(1);
            assertThat(up.output())
                    .isEqualTo(
                            "Port %d is in use, and PostgreSQL needs it. Stop what listens there, or set CRM_DB_PORT to a free port.\n"
                                    .formatted(taken.getLocalPort()));
            assertThat(home.state().resolve("postgresql")).doesNotExist();
        }
    }

    @Test
    void a_second_start_beside_the_first_says_so() throws Throwable {
        home.hold(Step.KEYCLOAK);
        Run first = home.crm("up");
        home.held();
        ProcessHandle postgres = home.running(Part.POSTGRESQL);

        Run second = home.crm("up");

        assertThat(second.exit()).isZero();
        assertThat(second.output()).startsWith("Kinship is already starting.");
        assertThat(first.process().isAlive()).isTrue();
        assertThat(postgres.isAlive()).isTrue();
    }

    @Test
    void a_launcher_that_is_interrupted_while_it_starts_stops_what_it_started() throws Throwable {
        home.hold(Step.KEYCLOAK);
        Run up = home.crm("up");
        home.held();
        ProcessHandle postgres = home.running(Part.POSTGRESQL);

        up.process().destroy();

        assertThat(up.process().waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(postgres.isAlive()).isFalse();
    }

    @Test
    void a_database_that_cannot_be_brought_up_to_date_ends_the_start_at_once() throws Throwable {
        home.set("STAND_IN_HEALTH", "{\"status\":\"DOWN\",\"checks\":[{\"name\":\"migration\",\"status\":\"DOWN\"}]}");

        Run up = home.crm("up");

        assertThat(up.exit()).isEqualTo(1);
        assertThat(up.sentences().getFirst())
                .startsWith("The database could not be brought up to date. From ")
                .doesNotContain("{");
    }

    @Test
    void what_is_up_is_told_and_stopped_by_its_commands() throws Throwable {
        Run up = home.upAndReady();

        assertThat(home.crm("status").exit()).isZero();
        assertThat(home.crm("down").exit()).isZero();
        assertThat(up.process().waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(home.crm("status").exit()).isEqualTo(3);
    }
}
