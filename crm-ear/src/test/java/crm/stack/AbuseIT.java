package crm.stack;

import static org.assertj.core.api.Assertions.assertThat;

import crm.stack.TrialHome.Run;
import crm.stack.TrialHome.Step;
import crm.testing.Eventually;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What goes wrong around the local stack: told in a sentence with the way out, with nothing left running or half made. The
 * launcher and PostgreSQL are the real ones; see {@link TrialHome} for the rest.
 */
@Execution(ExecutionMode.CONCURRENT)
class AbuseIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    /** Left out by {@code ./crm test}. */
    private static final String LONG = "long";

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
    void nothing_is_left() throws Throwable {
        home.holdNothing();
        assertThat(home.crm("down").exit()).isZero();
        home.assertNothingRunsOrIsHalfMade();
    }

    @Test
    @Tag(LONG)
    void a_child_that_is_killed_ends_its_step_and_the_next_start_goes_on_from_there() throws Throwable {
        for (Step step : Step.values()) {
            home.hold(step);
            Run up = home.crm("up");
            home.held().destroyForcibly();

            assertThat(up.exit()).as(step.title()).isEqualTo(1);
            assertThat(up.sentences())
                    .containsExactly(
                            step.title()
                                    + " was killed by signal 9, by somebody or for lack of memory. The rest is stopped, and ./crm up starts all again.");
            home.assertNothingRunsOrIsHalfMade();
        }
        home.holdNothing();

        home.upAndReady();
    }

    @Test
    @Tag(LONG)
    void of_two_starts_at_once_one_starts_and_the_other_says_so() throws Throwable {
        List<Run> both = List.of(home.crm("up"), home.crm("up"));

        Eventually.within(PATIENCE, () -> assertThat(both).anyMatch(run -> said(run, "Kinship is up after")));
        Run late = both.stream()
                .filter(run -> said(run, "Kinship is already"))
                .findFirst()
                .orElseThrow();
        assertThat(late.exit()).isZero();
        assertThat(home.crm("status").exit()).isZero();
    }

    private static boolean said(Run run, String words) {
        try {
            return run.output().contains(words);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @Tag(LONG)
    @EnumSource(Part.class)
    void a_part_that_is_killed_is_told_of_and_the_others_are_stopped(Part part) throws Throwable {
        Run up = home.upAndReady();

        home.running(part).destroyForcibly();

        assertThat(up.exit()).isEqualTo(1);
        String sentence = part.title()
                + " was killed by signal 9, by somebody or for lack of memory. The rest is stopped, and ./crm up starts all again.";
        assertThat(up.sentences()).contains(sentence);
        home.assertNothingRunsOrIsHalfMade();
        Run status = home.crm("status");
        assertThat(status.exit()).isEqualTo(3);
        assertThat(status.sentences()).containsExactly(sentence, "Kinship is not running. ./crm up starts it.");
    }

    @Test
    void a_launcher_that_is_killed_takes_all_parts_with_it_and_the_next_start_is_as_any() throws Throwable {
        Run up = home.upAndReady();

        up.process().destroyForcibly();

        home.assertNothingRunsOrIsHalfMade();
        home.upAndReady();
    }

    @Test
    void a_launcher_that_is_killed_takes_the_program_of_its_step_with_it() throws Throwable {
        home.hold(Step.KEYCLOAK_BUILD);
        Run up = home.crm("up");
        ProcessHandle program = home.held();

        up.process().destroyForcibly();

        Eventually.within(PATIENCE, () -> assertThat(program.isAlive()).isFalse());
    }

    @Test
    void a_disk_without_room_is_told_before_anything_is_made() throws Throwable {
        try (Mount disk = Mount.tmpfs(home.state(), "size=50m")) {
            Run up = home.crm("up");

            assertThat(up.exit()).isEqualTo(1);
            assertThat(up.sentences())
                    .singleElement()
                    .asString()
                    .matches(
                            "The disk of " + disk.folder()
                                    + " has \\d+ MB left, and the stack needs 400 MB. Free some space there, or set CRM_STATE to a folder on another disk.");
            assertThat(home.state().resolve("postgresql")).doesNotExist();
        }
    }

    @Test
    @Tag(LONG)
    void a_disk_that_fills_up_while_the_database_is_made_leaves_no_half_of_it() throws Throwable {
        try (Mount disk = Mount.tmpfs(home.state(), "size=410m")) {
            home.hold(Step.INITDB);
            Run up = home.crm("up");
            home.held();
            disk.leave(20);
            home.goOn();

            assertThat(up.exit()).isEqualTo(1);
            assertThat(up.sentences())
                    .singleElement()
                    .asString()
                    .matches(
                            "Making the database ended: The disk of %s.* is full. Free some space there, or set CRM_STATE to a folder on another disk."
                                    .formatted(disk.folder()));
            assertThat(home.state()).isDirectoryNotContaining("glob:**/postgresql*");
        }
    }

    @Test
    void a_folder_that_cannot_be_written_is_named() throws Throwable {
        try (Mount disk = Mount.tmpfs(home.state(), "ro")) {
            Run up = home.crm("up");

            assertThat(up.exit()).isEqualTo(1);
            assertThat(up.sentences())
                    .containsExactly(
                            "%s/run/lock cannot be written, its disk is read-only. Make it writable for %s, or set CRM_STATE to a folder that is."
                                    .formatted(disk.folder(), System.getProperty("user.name")));
        }
    }

    @Test
    void a_database_of_an_older_postgresql_is_refused_and_left_alone() throws Throwable {
        Path version = home.state().resolve("postgresql/PG_VERSION");
        Files.createDirectories(version.resolveSibling(""));
        Files.writeString(version, "17\n");

        Run up = home.crm("up");

        assertThat(up.exit()).isEqualTo(1);
        assertThat(up.sentences())
                .containsExactly(
                        "The database in %s is of PostgreSQL 17, and this is PostgreSQL 18. Go back to the release of Kinship that made it, or let ./crm reset delete it."
                                .formatted(version.getParent()));
        try (Stream<Path> files = Files.list(version.resolveSibling(""))) {
            assertThat(files).containsExactly(version);
        }
    }

    @Test
    void more_memory_than_the_machine_has_is_refused_before_anything_is_made() throws Throwable {
        home.set("CRM_WILDFLY_MEMORY", "4096g");

        Run up = home.crm("up");

        assertThat(up.exit()).isEqualTo(1);
        assertThat(up.sentences())
                .singleElement()
                .asString()
                .matches("\\d+ MB of memory are free, and the stack needs \\d+ MB. End other programs, or set"
                        + " CRM_WILDFLY_MEMORY and CRM_KEYCLOAK_MEMORY to less than 4096g and 512m.");
        assertThat(home.state().resolve("postgresql")).doesNotExist();
    }

    @Test
    void a_part_whose_heap_is_too_small_names_the_variable() throws Throwable {
        home.set("CRM_KEYCLOAK_MEMORY", "64m");
        home.set("STAND_IN_GREEDY", "keycloak");

        Run up = home.crm("up");

        assertThat(up.exit()).isEqualTo(1);
        assertThat(up.sentences())
                .containsExactly("Keycloak needs more memory than 64m. Set CRM_KEYCLOAK_MEMORY to more.");
    }

    @Test
    @Tag(LONG)
    void nothing_is_asked_of_a_network() throws Throwable {
        home.upAndReady(Network.none());
    }

    @Test
    void a_database_elsewhere_that_does_not_answer_is_told_with_what_to_check() throws Throwable {
        home.set("CRM_DB_URL", "jdbc:postgresql://localhost:%d/crm".formatted(Ports.free()));

        Run up = home.crm("up");

        assertThat(up.exit()).isEqualTo(1);
        assertThat(up.sentences())
                .singleElement()
                .asString()
                .startsWith("The database at jdbc:postgresql://localhost:")
                .endsWith("Check CRM_DB_URL and CRM_DB_OWNER_PASSWORD; config/postgresql/roles.sql makes the roles.");
    }

    @Test
    void a_realm_elsewhere_that_is_none_is_told_with_what_to_check() throws Throwable {
        String realm = "http://localhost:%d/realms/crm".formatted(Ports.free());
        home.set("CRM_OIDC_URL", realm);

        Run up = home.crm("up");

        assertThat(up.exit()).isEqualTo(1);
        assertThat(up.sentences())
                .containsExactly(
                        "There is no realm at %s. Check that Keycloak runs there and that CRM_OIDC_URL is the realm's address as its tokens have it."
                                .formatted(realm));
    }
}
