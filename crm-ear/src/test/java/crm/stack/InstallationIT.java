package crm.stack;

import static org.assertj.core.api.Assertions.assertThat;

import crm.operator.Writing;
import crm.stack.TrialHome.Run;
import crm.testing.Eventually;
import crm.testing.RunningStack;
import crm.value.Json;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A whole installation of its own, so that it can be destroyed: stopped with work under way, deleted, restored. */
class InstallationIT {

    private static final Duration PATIENCE = Duration.ofSeconds(120);

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    Path folder;

    @Test
    void a_destroyed_installation_comes_back_from_its_backup() throws Throwable {
        TrialHome home = TrialHome.whole(folder);
        home.hasData();
        home.upAndReady();
        RunningStack running = new RunningStack(home.settings());
        String kept = Writing.account(running, "Before the backup");
        Path file = folder.resolve("installation.tar.gz");

        assertThat(home.crm("backup", file.toString()).exit()).isZero();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        String later = Writing.account(running, "After the backup");
        assertRefusedWhileItRuns(home, file);
        stopWithWorkUnderWay(home, running, kept);
        Folders.delete(home.state().resolve(Backup.DATA));

        assertThat(home.crm("restore", file.toString()).exit()).isZero();

        home.upAndReady();
        assertIsAsAtTheBackup(new RunningStack(home.settings()), kept, later);
        assertThat(home.crm("down").exit()).isZero();
        home.assertNothingRunsOrIsHalfMade();
    }

    private static void assertRefusedWhileItRuns(TrialHome home, Path file) throws IOException, InterruptedException {
        Run refused = home.crm("restore", file.toString(), "--yes");
        assertThat(refused.exit()).isEqualTo(1);
        assertThat(refused.output()).contains("Kinship is running. Stop it with ./crm down, then restore.");
    }

    private static void stopWithWorkUnderWay(TrialHome home, RunningStack running, String account) throws Throwable {
        try (Writing writing = new Writing(running)) {
            CompletableFuture<HttpResponse<String>> answer = writing.begin(account, "While it stops");
            Run down = home.crm("down");
            Eventually.within(PATIENCE, () -> {
                HttpResponse<String> refused = running.send(running.request("/health/ready"));
                assertThat(refused.statusCode()).isEqualTo(503);
                assertThat(refused.headers().firstValue("Retry-After")).isPresent();
            });
            writing.close();

            assertThat(answer.get(PATIENCE.toSeconds(), TimeUnit.SECONDS).statusCode())
                    .isEqualTo(200);
            assertThat(down.exit()).isZero();
        }
    }

    private static void assertIsAsAtTheBackup(RunningStack running, String kept, String later) {
        HttpResponse<String> found = account(running, kept);
        assertThat(found.statusCode()).isEqualTo(200);
        assertThat(Json.read(found.body()).path("name").asText()).isEqualTo("Before the backup");
        assertThat(account(running, later).statusCode()).isEqualTo(404);
    }

    private static HttpResponse<String> account(RunningStack stack, String id) {
        return stack.get("/api/v1/account/" + id, stack.token(Writing.ADMINISTRATOR));
    }
}
