package crm.stack;

import static org.assertj.core.api.Assertions.assertThat;

import crm.testing.Eventually;
import crm.testing.RunningStack;
import crm.testing.StackExtension;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(StackExtension.class)
class DatabaseLossIT {
    /** More requests than there are idle connections in the pool. */
    private static final int REQUESTS = 10;

    @Test
    void connections_that_the_database_dropped_are_replaced(RunningStack stack) throws Throwable {
        try (Connection connection = stack.asSuperuser();
                Statement statement = connection.createStatement()) {
            statement.execute("select pg_terminate_backend(pid) from pg_stat_activity where usename = 'crm_app'");
        }

        Eventually.within(
                Duration.ofSeconds(30),
                () -> assertThat(IntStream.range(0, REQUESTS).map(request -> ready(stack)))
                        .containsOnly(200));
    }

    private static int ready(RunningStack stack) {
        return stack.send(stack.request("/health/ready")).statusCode();
    }
}
