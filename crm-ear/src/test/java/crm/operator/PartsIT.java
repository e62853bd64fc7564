package crm.operator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import crm.testing.Eventually;
import crm.testing.RunningStack;
import crm.testing.StackExtension;
import crm.value.Json;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Each part is taken away from the node, one after the other; it says which, and lives. */
@ExtendWith(StackExtension.class)
class PartsIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Test
    void a_database_that_hangs_is_named_and_the_node_lives(RunningStack stack) throws Throwable {
        try (Frozen database = new Frozen(stack, "postgresql")) {
            assertDown(stack, "database");
        }
        stack.awaitReady();
    }

    @Test
    void a_keycloak_that_hangs_is_named_and_the_node_lives(RunningStack stack) throws Throwable {
        try (Frozen keycloak = new Frozen(stack, "keycloak")) {
            assertDown(stack, "identity");
            assertThat(check(stack, "/health/ready", "database")).isEqualTo("UP");
        }
        stack.awaitReady();
    }

    @Test
    void a_schema_from_before_is_named_and_the_node_has_not_started(RunningStack stack) throws Throwable {
        try (Connection owner = stack.asOwner();
                Statement statement = owner.createStatement()) {
            owner.setAutoCommit(true);
            statement.execute("update databasechangelog set id = 'hidden-change' where id = 'change'");
            try {
                assertDown(stack, "migration");
                assertThat(check(stack, "/health/ready", "database")).isEqualTo("UP");
                assertThat(check(stack, "/health/started", "migration")).isEqualTo("DOWN");
            } finally {
                statement.execute("update databasechangelog set id = 'change' where id = 'hidden-change'");
            }
        }
        stack.awaitReady();
    }

    private static void assertDown(RunningStack stack, String name) throws Throwable {
        Eventually.within(PATIENCE, () -> {
            HttpResponse<String> ready = stack.send(stack.request("/health/ready"));
            assertThat(ready.statusCode()).isEqualTo(503);
            assertThat(ready.headers().firstValue("Retry-After")).isPresent();
            assertThat(Json.read(ready.body()).path("status").asText()).isEqualTo("DOWN");
            assertThat(check(ready.body(), name)).isEqualTo("DOWN");
        });
        assertThat(stack.send(stack.request("/health/live")).statusCode()).isEqualTo(200);
    }

    private static String check(RunningStack stack, String path, String name) {
        return check(stack.send(stack.request(path)).body(), name);
    }

    private static String check(String body, String name) {
        return StreamSupport.stream(Json.read(body).path("checks").spliterator(), false)
                .filter(check -> check.path("name").asText().equals(name))
                .map((JsonNode check) -> check.path("status").asText())
                .findFirst()
                .orElse("");
    }

    /** A part that is there and does nothing, the worst way to be gone. */
    private record Frozen(RunningStack stack, String part) implements AutoCloseable {
        Frozen {
            signal(stack, part, "STOP");
        }

        @Override
        public void close() {
            signal(stack, part, "CONT");
        }

        private static void signal(RunningStack stack, String part, String signal) {
            try {
                String file = Files.readString(stack.state().resolve("run/" + part + ".pid"));
                ProcessHandle server =
                        ProcessHandle.of(Long.parseLong(file.split(" ")[0])).orElseThrow();
                for (ProcessHandle process :
                        Stream.concat(Stream.of(server), server.descendants()).toList()) {
                    new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid()))
                            .start()
                            .waitFor();
                }
            } catch (IOException e) {
                throw new IllegalStateException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }
}
