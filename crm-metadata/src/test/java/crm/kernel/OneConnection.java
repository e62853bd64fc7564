package crm.kernel;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.Semaphore;
import javax.sql.DataSource;

/** The smallest pool there is: one connection, really used again, with whatever its last user left behind in it. */
public final class OneConnection {

    private final Connection connection;
    private final Semaphore free = new Semaphore(1);

    public OneConnection(DataSource source) throws SQLException {
        connection = source.getConnection();
    }

    public DataSource source() {
        return (DataSource) Proxy.newProxyInstance(
                DataSource.class.getClassLoader(), new Class<?>[] {DataSource.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("getConnection")) {
                        return borrow();
                    }
                    throw new UnsupportedOperationException(method.getName());
                });
    }

    private Connection borrow() throws SQLException {
        if (!free.tryAcquire()) {
            throw new SQLException("The pool's one connection is in use", "53300");
        }
        return (Connection) Proxy.newProxyInstance(
                Connection.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("close")) {
                        free.release();
                        return null;
                    }
                    try {
                        return method.invoke(connection, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause() == null ? e : e.getCause();
                    }
                });
    }
}
