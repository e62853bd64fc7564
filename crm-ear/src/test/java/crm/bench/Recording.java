package crm.bench;

import crm.bench.floor.Script;
import crm.bench.floor.Value;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** One connection as a data source, which writes down the statements that the kernel executes on it. */
final class Recording implements AutoCloseable {

    /**
     * May take the place of a statement.
     *
     * @see CopyIn
     */
    interface Instead {
        @Nullable
        PreparedStatement of(String sql);

        /** Called before the connection commits. */
        void beforeCommit() throws SQLException;
    }

    private static final Instead NOTHING = new Instead() {
        @Override
        public @Nullable PreparedStatement of(String sql) {
            return null;
        }

        @Override
        public void beforeCommit() {}
    };

    private final Connection connection;
    private final Instead instead;
    private List<Script.Step> steps = new ArrayList<>();

    Recording(Connection connection) {
        this(connection, NOTHING);
    }

    Recording(Connection connection, Instead instead) {
        this.connection = connection;
        this.instead = instead;
    }

    DataSource source() {
        Connection kept = proxy(Connection.class, this::onConnection);
        return proxy(DataSource.class, (proxy, method, arguments) -> kept);
    }

    /** What was executed since the last call. */
    List<Script.Step> take() {
        List<Script.Step> taken = steps;
        steps = new ArrayList<>();
        return taken;
    }

    private @Nullable Object onConnection(Object proxy, Method method, @Nullable Object @Nullable [] arguments)
            throws Throwable {
        switch (method.getName()) {
            case "close" -> {
                return null;
            }
            case "commit" -> instead.beforeCommit();
            default -> {}
        }
        if (method.getName().equals("prepareStatement") && arguments != null) {
            String sql = String.valueOf(arguments[0]);
            PreparedStatement other = instead.of(sql);
            return other != null ? other : recorded(sql, (PreparedStatement) invoke(connection, method, arguments));
        }
        return invoke(connection, method, arguments);
    }

    private PreparedStatement recorded(String sql, @Nullable Object statement) {
        TreeMap<Integer, Value> values = new TreeMap<>();
        List<List<Value>> batch = new ArrayList<>();
        return proxy(PreparedStatement.class, (proxy, method, arguments) -> {
            String name = method.getName();
            if (name.startsWith("set") && arguments != null && arguments[0] instanceof Integer position) {
                values.put(position, value(name, arguments[1]));
            } else if (name.equals("addBatch")) {
                batch.add(List.copyOf(values.values()));
            } else if (name.equals("executeBatch")) {
                steps.add(new Script.Step(sql, List.copyOf(batch)));
            } else if (name.startsWith("execute")) {
                steps.add(new Script.Step(sql, List.of(List.copyOf(values.values()))));
            }
            return invoke(statement, method, arguments);
        });
    }

    private static Value value(String setter, @Nullable Object value) throws SQLException {
        if (setter.equals("setNull") && value instanceof Integer type) {
            return new Value.Absent(type);
        }
        if (value instanceof Array array) {
            return new Value.Many(
                    array.getBaseTypeName(),
                    Arrays.stream((Object[]) array.getArray())
                            .<Value>map(Value.Given::new)
                            .toList());
        }
        if (value == null) {
            throw new IllegalArgumentException("A null without its type");
        }
        return new Value.Given(value);
    }

    private static @Nullable Object invoke(@Nullable Object on, Method method, @Nullable Object @Nullable [] arguments)
            throws Throwable {
        try {
            return method.invoke(on, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause() == null ? e : e.getCause();
        }
    }

    static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
