package crm.crash;

import static org.assertj.core.api.Assertions.assertThat;

import crm.consistency.Consistency;
import crm.stack.BreakableStack;
import crm.stack.Part;
import crm.testing.Eventually;
import crm.testing.RunningStack;
import crm.testing.StackExtension;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** One node's hard life, in short: it starts on a database in trouble, and is killed under writers. {@link CrashIT} is longer. */
@ExtendWith(StackExtension.class)
@Execution(ExecutionMode.CONCURRENT)
@TestMethodOrder(OrderAnnotation.class)
@SuppressWarnings("NullAway.Init") // set before the tests
class KilledServersIT {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final long SEED = 4;

    @TempDir
    static Path folder;

    private static BreakableStack stack;

    @BeforeAll
    static void start(RunningStack running) throws Throwable {
        running.awaitReady(); // two nodes with the same demo would be in each other's way in Keycloak
        stack = BreakableStack.beside(running, folder);
        stack.startAgain(Set.of(Part.POSTGRESQL));
    }

    @AfterAll
    static void stop() {
        stack.close();
    }

    @Test
    @Order(1)
    @Execution(ExecutionMode.SAME_THREAD)
    void a_node_that_cannot_work_yet_says_so_to_all_and_why_to_its_operator() throws Throwable {
        superuser("create table change (in_the_way int)");
        List<HttpResponse<String>> early = new ArrayList<>();
        try (HttpClient http = HttpClient.newHttpClient()) {
            stack.launchNode();

            Eventually.within(PATIENCE, () -> {
                get(http, "/api/v1/me").ifPresent(early::add);
                assertThat(get(http, "/health/started").map(HttpResponse::body))
                        .hasValueSatisfying(
                                body -> assertThat(body).contains("{\"name\":\"migration\",\"status\":\"DOWN\""));
            });

            assertThat(early).extracting(HttpResponse::statusCode).containsOnly(503);
            assertThat(get(http, "/api/v1/me"))
                    .hasValueSatisfying(answer -> assertThat(answer.headers().allValues("Retry-After"))
                            .containsExactly("5"));
            superuser("drop table change");
            Eventually.within(
                    PATIENCE,
                    () -> assertThat(get(http, "/health/ready").map(HttpResponse::statusCode))
                            .hasValue(200));
        }
    }

    @Test
    @Order(2)
    @Execution(ExecutionMode.SAME_THREAD)
    void every_acknowledged_write_is_there_once_after_the_database_and_then_both_were_killed() throws Exception {
        Ledger ledger = new Ledger("Killed");

        new Disaster(stack, ledger, new Random(SEED))
                .strike(List.of(Set.of(Part.POSTGRESQL), Set.of(Part.POSTGRESQL, Part.WILDFLY)));

        try (Connection connection = stack.asSuperuser()) {
            assertThat(ledger.findings(connection)).isEmpty();
            assertThat(Consistency.findings(connection)).isEmpty();
        }
        assertThat(ledger.acknowledged()).isPositive();
    }

    /** Nothing while nobody listens yet. */
    private static Optional<HttpResponse<String>> get(HttpClient http, String path) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(stack.url() + path))
                .timeout(Duration.ofSeconds(20))
                .build();
        try {
            return Optional.of(http.send(request, BodyHandlers.ofString()));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static void superuser(String sql) throws SQLException {
        try (Connection connection = stack.asSuperuser();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
