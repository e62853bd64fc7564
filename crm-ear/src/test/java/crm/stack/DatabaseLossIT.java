package crm.stack;

import static org.assertj.core.api.Assertions.assertThat;

import crm.testing.RunningStack;
import crm.testing.StackExtension;
import java.sql.Connection;
import java.sql.Statement;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(StackExtension.class)
class DatabaseLossIT {
    /** More requests than there are idle connections in the pool. */
    private static final int REQUESTS = 10;

    @Test
    void connections_that_the_database_dropped_are_replaced_and_nobody_notices(RunningStack stack) throws Exception {
        String token = stack.token("admin@globex.example");
        assertThat(stack.get("/api/v1/account", token).statusCode()).isEqualTo(200);
        try (Connection connection = stack.asSuperuser();
                Statement statement = connection.createStatement()) {
            statement.execute("select pg_terminate_backend(pid, 5000) from pg_stat_activity where usename = 'crm_app'");
        }

        assertThat(IntStream.range(0, REQUESTS)
                        .map(request -> stack.get("/api/v1/account", token).statusCode()))
                .containsOnly(200);
    }
}
