package crm.transaction;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import javax.sql.DataSource;

/**
 * Takes a connection of the pool and says on it for whom it works. The pool may hand out one that the database has dropped
 * meanwhile; nothing was done on it yet, so that another is taken, once, and nobody notices a restart of the database.
 * To ask each connection before it is used would cost every request a round trip.
 */
final class FirstStatement {

    private FirstStatement() {}

    /** A connection in a transaction in which the statement has run. */
    static Connection on(DataSource pool, String statement, String... parameters) throws SQLException {
        Connection connection = MeasuredConnection.of(pool);
        try {
            return run(connection, statement, parameters);
        } catch (SQLException e) {
            if (!DatabaseFailure.isOutage(e)) {
                throw e;
            }
        }
        return run(MeasuredConnection.of(pool), statement, parameters);
    }

    private static Connection run(Connection connection, String statement, String... parameters) throws SQLException {
        try {
            connection.setAutoCommit(false);
            try (PreparedStatement first = connection.prepareStatement(statement)) {
                for (int i = 0; i < parameters.length; i++) {
                    first.setString(i + 1, parameters[i]);
                }
                first.execute();
            }
            return connection;
        } catch (SQLException e) {
            close(connection, e);
            throw e;
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
