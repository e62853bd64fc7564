package crm.operator;

import static org.assertj.core.api.Assertions.assertThat;

import crm.testing.Eventually;
import crm.testing.Management;
import crm.testing.RunningStack;
import crm.testing.StackExtension;
import crm.value.Json;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** WildFly's suspending, which is the first half of its stopping; {@code InstallationIT} stops a whole stack. */
@ExtendWith(StackExtension.class)
class GracefulStopIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Test
    void what_runs_is_finished_and_what_is_new_is_sent_elsewhere(RunningStack stack) throws Throwable {
        String account = Writing.account(stack, "Graceful");
        Management server = stack.management();
        try (Writing writing = new Writing(stack)) {
            CompletableFuture<HttpResponse<String>> running = writing.begin(account, "Graceful to the end");
            CompletableFuture<Void> stopping = CompletableFuture.runAsync(() -> server.suspend(PATIENCE));
            Eventually.within(PATIENCE, () -> {
                HttpResponse<String> refused = stack.get("/api/v1/me", stack.token(Writing.ADMINISTRATOR));
                assertThat(refused.statusCode()).isEqualTo(503);
                assertThat(refused.headers().firstValue("Retry-After")).hasValue("5");
                assertThat(refused.headers().firstValue("X-Request-Id")).isPresent();
                assertThat(Json.read(refused.body()).path("code").asText()).isEqualTo("UNAVAILABLE");
            });
            assertThat(running).isNotDone();

            writing.close();

            HttpResponse<String> finished = running.get(60, TimeUnit.SECONDS);
            assertThat(finished.statusCode()).isEqualTo(200);
            assertThat(Json.read(finished.body()).path("name").asText()).isEqualTo("Graceful to the end");
            stopping.get(60, TimeUnit.SECONDS);
        } finally {
            server.resume();
        }
        assertThat(stack.send(stack.request("/health/live")).statusCode()).isEqualTo(200);
    }
}
