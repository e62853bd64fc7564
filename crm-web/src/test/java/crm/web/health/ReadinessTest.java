package crm.web.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class ReadinessTest {
    private record Check(String name, Supplier<Optional<String>> answer) implements ReadinessCheck {
        @Override
        public Optional<String> problem() {
            return answer.get();
        }
    }

    @Test
    void a_node_without_problems_is_ready() {
        Readiness readiness = Readiness.of(List.of(new Check("database", Optional::empty)));

        assertThat(readiness.httpStatus()).isEqualTo(200);
    }

    @Test
    void every_problem_is_named_and_makes_503() {
        Readiness readiness = Readiness.of(List.of(
                new Check("database", Optional::empty), new Check("migration", () -> Optional.of("Still running."))));

        assertThat(readiness.httpStatus()).isEqualTo(503);
        assertThat(readiness.problems()).isEqualTo(Map.of("migration", "Still running."));
    }

    @Test
    void a_check_that_throws_is_a_problem_and_its_message_stays_inside() {
        Readiness readiness = Readiness.of(List.of(new Check("demo", () -> {
            throw new IllegalStateException("password=secret");
        })));

        assertThat(readiness.problems().get("demo")).doesNotContain("secret");
    }
}
