package crm.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import crm.operator.Writing;
import crm.testing.Eventually;
import crm.testing.RunningStack;
import crm.value.Json;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A whole installation of its own, so that it can be destroyed: stopped with work under way, deleted, restored, crashed. */
class InstallationIT {

    private static final Path HOME = Path.of(System.getProperty("kinship.home", ".."));
    private static final Settings SETTINGS =
            Settings.onFreePorts(HOME, HOME.resolve("crm-ear/target/installation-stack"));
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Progress PROGRESS = new Progress(System.out);

    @Test
    void a_destroyed_installation_comes_back_from_its_backup() throws Throwable {
        Folders.delete(SETTINGS.state());
        Path file = SETTINGS.state().resolveSibling("installation.tar.gz");
        String kept;
        String later;
        try (Stack stack = Stack.start(SETTINGS, PROGRESS)) {
            RunningStack running = new RunningStack(SETTINGS);
            kept = Writing.account(running, "Before the backup");
            new Backup(SETTINGS).write(file);
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
            later = Writing.account(running, "After the backup");
            assertThatThrownBy(() -> new Restore(SETTINGS).read(file)).hasMessageContaining("./crm down");
            stopWithWorkUnderWay(stack, running, kept);
        }
        Folders.delete(SETTINGS.state().resolve(Backup.DATA));

        new Restore(SETTINGS).read(file);

        try (Stack stack = Stack.start(SETTINGS, PROGRESS)) {
            RunningStack running = new RunningStack(SETTINGS);
            HttpResponse<String> found = account(running, kept);
            assertThat(found.statusCode()).isEqualTo(200);
            assertThat(Json.read(found.body()).path("name").asText()).isEqualTo("Before the backup");
            assertThat(account(running, later).statusCode()).isEqualTo(404);
            loseTheDatabase(running);
        } finally {
            Folders.delete(SETTINGS.state());
            Files.deleteIfExists(file);
        }
    }

    private static HttpResponse<String> account(RunningStack stack, String id) {
        return stack.get("/api/v1/account/" + id, stack.token(Writing.ADMINISTRATOR));
    }

    private static void stopWithWorkUnderWay(Stack stack, RunningStack running, String account) throws Throwable {
        try (Writing writing = new Writing(running)) {
            CompletableFuture<HttpResponse<String>> answer = writing.begin(account, "While it stops");
            CompletableFuture<Void> stopping = CompletableFuture.runAsync(stack::close);
            Eventually.within(PATIENCE, () -> {
                HttpResponse<String> refused = running.send(running.request("/health/ready"));
                assertThat(refused.statusCode()).isEqualTo(503);
                assertThat(refused.headers().firstValue("Retry-After")).isPresent();
            });
            writing.close();

            assertThat(answer.get(60, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
            stopping.get(120, TimeUnit.SECONDS);
        }
    }

    /** Killed, not asked. */
    private static void loseTheDatabase(RunningStack stack) throws Throwable {
        RecordedProcess.find(SETTINGS.run().resolve("postgresql.pid"))
                .orElseThrow()
                .destroyForcibly();
        Eventually.within(PATIENCE, () -> {
            HttpResponse<String> ready = stack.send(stack.request("/health/ready"));
            assertThat(ready.statusCode()).isEqualTo(503);
            assertThat(ready.body()).contains("{\"name\":\"database\",\"status\":\"DOWN\"");
        });
        assertThat(stack.send(stack.request("/health/live")).statusCode()).isEqualTo(200);
    }
}
