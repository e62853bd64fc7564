package crm.transaction;

import static crm.problem.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import crm.kernel.KernelDatabase;
import crm.problem.ProblemCode;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** A pool that has not noticed yet that the database ended its connections. */
class LostConnectionIT {

    private final Deque<Connection> pooled = new ArrayDeque<>();
    private final Transactions transactions = new Transactions((DataSource) Proxy.newProxyInstance(
            LostConnectionIT.class.getClassLoader(),
            new Class<?>[] {DataSource.class},
            (pool, method, arguments) -> pooled.pop()));
    private final AtomicInteger runs = new AtomicInteger();

    @Test
    void a_connection_that_was_dropped_in_the_pool_is_replaced_and_nobody_notices() throws SQLException {
        pooled.add(dropped());
        pooled.add(live());

        assertThat(transactions.run(Caller.system(1), this::ask)).isEqualTo("1");
        assertThat(runs).hasValue(1);
    }

    @Test
    void who_signs_in_does_not_notice_either() throws SQLException {
        pooled.add(dropped());
        pooled.add(live());

        assertThat(transactions.<String>identify("issuer", "subject", connection -> text(connection, "app.subject")))
                .isEqualTo("subject");
    }

    @Test
    void a_database_that_drops_the_second_as_well_is_told_of() throws SQLException {
        double before = MeasuredConnection.IN_USE.get();
        pooled.add(dropped());
        pooled.add(dropped());

        assertProblem(() -> transactions.run(Caller.system(1), this::ask)).hasCode(ProblemCode.UNAVAILABLE);
        assertThat(runs).hasValue(1);
        assertThat(MeasuredConnection.IN_USE.get()).isEqualTo(before);
    }

    private String ask() {
        runs.incrementAndGet();
        try {
            return text(Transaction.current().connection(), "app.tenant_id");
        } catch (SQLException e) {
            throw new DatabaseFailure(e);
        }
    }

    private static String text(Connection connection, String setting) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select current_setting('%s')".formatted(setting))) {
            row.next();
            return row.getString(1);
        }
    }

    private static Connection live() throws SQLException {
        return KernelDatabase.shared().app().getConnection();
    }

    private static Connection dropped() throws SQLException {
        Connection connection = live();
        try (Statement own = connection.createStatement();
                ResultSet row = own.executeQuery("select pg_backend_pid()");
                Connection superuser = KernelDatabase.shared().superuser().getConnection();
                Statement ending = superuser.createStatement()) {
            row.next();
            ending.execute("select pg_terminate_backend(%d, 5000)".formatted(row.getInt(1)));
        }
        return connection;
    }
}
