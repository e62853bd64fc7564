package crm.journal;

import crm.transaction.DatabaseFailure;
import crm.transaction.Transaction;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** How many changes a tenant's journal has: one row to read, where counting records would read them all. */
public final class JournalSize {

    private JournalSize() {}

    /** Of the current transaction's tenant. */
    public static long current() {
        Transaction transaction = Transaction.current();
        try (PreparedStatement statement =
                transaction.connection().prepareStatement("select v from tenant_clock where tenant_id = ?")) {
            statement.setInt(1, transaction.caller().tenant());
            try (ResultSet result = statement.executeQuery()) {
                return result.next() ? result.getLong(1) : 0;
            }
        } catch (SQLException e) {
            throw new DatabaseFailure(e);
        }
    }
}
