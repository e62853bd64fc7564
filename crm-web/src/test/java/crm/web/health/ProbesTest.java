package crm.web.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class ProbesTest {
    private record Check(String name, boolean isPartOfStarting, Supplier<Optional<String>> answer)
            implements ReadinessCheck {
        @Override
        public Optional<String> problem() {
            return answer.get();
        }
    }

    private static Check check(String name, Supplier<Optional<String>> answer) {
        return new Check(name, false, answer);
    }

    private static Health ready(Check... checks) {
        return new Probes(List.of(checks), Duration.ZERO).ready();
    }

    @Test
    void a_node_without_problems_is_up() {
        Health health = ready(check("database", Optional::empty));

        assertThat(health.httpStatus()).isEqualTo(200);
        assertThat(health.json())
                .hasToString("{\"status\":\"UP\",\"checks\":[{\"name\":\"database\",\"status\":\"UP\"}]}");
    }

    @Test
    void every_problem_is_told_beside_what_is_well() {
        Health health = ready(check("migration", () -> Optional.of("Too old.")), check("database", Optional::empty));

        assertThat(health.httpStatus()).isEqualTo(503);
        assertThat(health.json())
                .hasToString("{\"status\":\"DOWN\",\"checks\":[{\"name\":\"database\",\"status\":\"UP\"},"
                        + "{\"name\":\"migration\",\"status\":\"DOWN\",\"data\":{\"problem\":\"Too old.\"}}]}");
    }

    @Test
    void a_check_that_hangs_is_a_problem_and_keeps_nobody_waiting() {
        CountDownLatch never = new CountDownLatch(1);

        Health health = ready(check("database", Optional::empty), check("identity", () -> {
            try {
                never.await();
                return Optional.empty();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return Optional.empty();
            }
        }));

        assertThat(health.outcomes().get(1).problem()).hasValue("No answer within 3 seconds.");
        assertThat(health.outcomes().get(0).isUp()).isTrue();
    }

    @Test
    void a_check_that_throws_is_a_problem_and_its_message_stays_inside() {
        Health health = ready(check("demo", () -> {
            throw new IllegalStateException("password=secret");
        }));

        assertThat(health.httpStatus()).isEqualTo(503);
        assertThat(health.json().toString()).doesNotContain("secret");
    }

    @Test
    void a_node_has_started_when_what_is_done_once_is_done() {
        Probes probes = new Probes(
                List.of(
                        new Check("migration", true, Optional::empty),
                        new Check("database", false, () -> Optional.of("Gone."))),
                Duration.ZERO);

        assertThat(probes.started().isUp()).isTrue();
        assertThat(probes.ready().isUp()).isFalse();
    }

    @Test
    void who_asks_again_at_once_hears_the_same_answer() {
        AtomicInteger asked = new AtomicInteger();
        Probes probes = new Probes(
                List.of(check("database", () -> {
                    asked.incrementAndGet();
                    return Optional.empty();
                })),
                Duration.ofMinutes(1));

        probes.ready();
        probes.ready();

        assertThat(asked).hasValue(1);
    }
}
