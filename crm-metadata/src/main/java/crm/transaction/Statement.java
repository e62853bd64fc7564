package crm.transaction;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Runs a statement on the connection of the current transaction; what the database fails at is for {@link Transactions}. */
public final class Statement {

    private Statement() {}

    /** Gives a prepared statement its values, runs it, and reads what it answers. */
    public interface Use<T extends @Nullable Object> {
        T of(PreparedStatement statement) throws SQLException;
    }

    public static <T extends @Nullable Object> T run(String sql, Use<T> use) {
        try (PreparedStatement statement = Transaction.current().connection().prepareStatement(sql)) {
            return use.of(statement);
        } catch (SQLException e) {
            throw new DatabaseFailure(e);
        }
    }
}
