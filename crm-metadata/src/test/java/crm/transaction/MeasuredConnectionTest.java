package crm.transaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

class MeasuredConnectionTest {

    private static <T> T fake(Class<T> type, InvocationHandler answers) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, answers));
    }

    private static DataSource pool(InvocationHandler connection) {
        return fake(DataSource.class, (self, method, arguments) -> fake(Connection.class, connection));
    }

    @Test
    void a_connection_is_in_use_until_it_is_closed_for_the_first_time() throws SQLException {
        double before = MeasuredConnection.IN_USE.get();

        Connection connection = MeasuredConnection.of(pool((self, method, arguments) -> null));
        assertThat(MeasuredConnection.IN_USE.get()).isEqualTo(before + 1);

        connection.close();
        connection.close();
        assertThat(MeasuredConnection.IN_USE.get()).isEqualTo(before);
    }

    @Test
    void a_statement_counts_when_it_is_prepared() throws SQLException {
        double before = MeasuredConnection.STATEMENTS.get();
        try (Connection connection = MeasuredConnection.of(pool((self, method, arguments) -> null))) {
            connection.setAutoCommit(false);
            connection.prepareStatement("select 1");
        }

        assertThat(MeasuredConnection.STATEMENTS.get()).isEqualTo(before + 1);
    }

    @Test
    void a_failure_of_the_database_comes_through_as_it_is() throws SQLException {
        SQLException failure = new SQLException("gone", "57P01");
        Connection connection = MeasuredConnection.of(pool((self, method, arguments) -> {
            throw failure;
        }));

        assertThatThrownBy(connection::commit).isSameAs(failure);
    }
}
