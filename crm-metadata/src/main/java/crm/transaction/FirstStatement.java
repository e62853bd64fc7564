package crm.transaction;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.concurrent.Semaphore;
import javax.sql.DataSource;

/**
 * Takes a connection of the pool and says on it for whom it works. The pool may hand out one that the database has dropped
 * meanwhile; nothing was done on it yet, so that another is taken, once. To ask each connection before it is used would
 * cost every request a round trip.
 */
final class FirstStatement {

    /** So many may hold two connections at once: if all did, they would wait for each other. */
    private static final Semaphore TWO = new Semaphore(8);

    private FirstStatement() {}

    /** A connection in a transaction in which the statement has run. */
    static Connection on(DataSource pool, String statement, String... parameters) throws SQLException {
        Connection connection = MeasuredConnection.of(pool);
        try {
            run(connection, statement, parameters);
            return connection;
        } catch (SQLException e) {
            try {
                return onAnother(e, pool, statement, parameters);
            } finally {
                // Not before: the pool would hand out the same again.
                close(connection, e);
            }
        }
    }

    private static Connection onAnother(SQLException first, DataSource pool, String statement, String... parameters)
            throws SQLException {
        if (!DatabaseFailure.isOutage(first) || !TWO.tryAcquire()) {
            throw first;
        }
        try {
            Connection connection = MeasuredConnection.of(pool);
            try {
                run(connection, statement, parameters);
                return connection;
            } catch (SQLException e) {
                close(connection, e);
                throw e;
            }
        } finally {
            TWO.release();
        }
    }

    private static void run(Connection connection, String statement, String... parameters) throws SQLException {
        connection.setAutoCommit(false);
        try (PreparedStatement first = connection.prepareStatement(statement)) {
            for (int i = 0; i < parameters.length; i++) {
                first.setString(i + 1, parameters[i]);
            }
            first.execute();
        }
    }

    private static void close(Connection connection, SQLException cause) {
        try {
            connection.close();
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
    }
}
