package crm.transaction;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.core.metrics.Histogram;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** A connection of the pool that tells the operator of its use: how long one waited for it, how much is done on it. */
final class MeasuredConnection implements InvocationHandler {

    static final Counter STATEMENTS = Counter.builder()
            .name("kinship_database_statements_total")
            .help("Statements that the application prepared; a batch counts once")
            .register();
    static final Gauge IN_USE = Gauge.builder()
            .name("kinship_database_connections_in_use")
            .help("Connections of the pool that requests hold now; the pool has at most 30")
            .register();
    private static final Histogram WAIT = Histogram.builder()
            .name("kinship_database_connection_wait_seconds")
            .help("How long a request waited for a connection of the pool")
            .classicOnly()
            .classicUpperBounds(0.001, 0.01, 0.1, 1, 10)
            .register();
    private static final double NANOS = 1e9;

    private final Connection connection;
    private boolean closed;

    private MeasuredConnection(Connection connection) {
        this.connection = connection;
    }

    static Connection of(DataSource pool) throws SQLException {
        long start = System.nanoTime();
        Connection taken = pool.getConnection();
        WAIT.observe((System.nanoTime() - start) / NANOS);
        IN_USE.inc();
        return (Connection) Proxy.newProxyInstance(
                MeasuredConnection.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                new MeasuredConnection(taken));
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
        switch (method.getName()) {
            case "prepareStatement", "prepareCall", "createStatement" -> STATEMENTS.inc();
            case "close" -> close();
            default -> {}
        }
        try {
            return method.invoke(connection, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause() == null ? e : e.getCause();
        }
    }

    private void close() {
        if (!closed) {
            closed = true;
            IN_USE.dec();
        }
    }
}
