package crm.kernel;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGStatement;

/** Passes everything on to another data source, and remembers every statement with the values it was executed with. */
public final class RecordingDataSource {

    private final List<Executed> executed = Collections.synchronizedList(new ArrayList<>());
    private final DataSource source;

    public RecordingDataSource(DataSource source) {
        this.source = wrapped(DataSource.class, source, this::connection);
    }

    public DataSource source() {
        return source;
    }

    /** What was executed since the last call, in its order. */
    public List<Executed> take() {
        synchronized (executed) {
            List<Executed> taken = List.copyOf(executed);
            executed.clear();
            return taken;
        }
    }

    /**
     * A statement that was executed, and can be once more.
     *
     * @param named whether the database may keep a plan of it
     */
    public record Executed(String sql, List<Bound> values, boolean named) {

        public void bindTo(PreparedStatement statement) throws SQLException {
            for (Bound value : values) {
                value.bindTo(statement);
            }
        }
    }

    /** A value as it was bound: by the same method of {@link PreparedStatement}. */
    public record Bound(Method setter, int position, Object value) {

        void bindTo(PreparedStatement statement) throws SQLException {
            if (value instanceof Array array) {
                Connection connection = statement.getConnection();
                statement.setArray(
                        position, connection.createArrayOf(array.getBaseTypeName(), (Object[]) array.getArray()));
                return;
            }
            try {
                setter.invoke(statement, position, value);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private @Nullable Object connection(Method method, @Nullable Object result, @Nullable Object[] arguments) {
        return result instanceof Connection connection
                ? wrapped(Connection.class, connection, this::statement)
                : result;
    }

    private @Nullable Object statement(Method method, @Nullable Object result, @Nullable Object[] arguments) {
        if (!(result instanceof PreparedStatement statement)) {
            return result;
        }
        String sql = String.valueOf(arguments[0]);
        TreeMap<Integer, Bound> values = new TreeMap<>();
        return wrapped(PreparedStatement.class, statement, (called, answer, given) -> {
            if (called.getName().startsWith("set") && given.length == 2 && given[0] instanceof Integer position) {
                values.put(position, new Bound(called, position, Objects.requireNonNull(given[1])));
            } else if (called.getName().startsWith("execute")) {
                executed.add(new Executed(sql, List.copyOf(values.values()), isNamed(statement)));
            }
            return answer;
        });
    }

    private static boolean isNamed(PreparedStatement statement) {
        try {
            return statement.unwrap(PGStatement.class).getPrepareThreshold() > 0;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private interface After {
        @Nullable
        Object then(Method method, @Nullable Object result, @Nullable Object[] arguments);
    }

    private static <T> T wrapped(Class<T> type, T inner, After after) {
        InvocationHandler handler = (proxy, method, arguments) -> {
            try {
                Object result = method.invoke(inner, arguments);
                return after.then(method, result, arguments == null ? new Object[0] : arguments);
            } catch (InvocationTargetException e) {
                throw e.getCause() == null ? e : e.getCause();
            }
        };
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
