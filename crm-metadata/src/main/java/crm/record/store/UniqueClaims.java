package crm.record.store;

import crm.transaction.Transaction;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/** The rows of {@code unique_value}: which record has which value of a unique field. */
public final class UniqueClaims {

    private static final String RELEASE =
            "delete from unique_value where tenant_id = ? and entity_id = ? and field = ? and value = ? and record_id = ?";
    private static final String CLAIM = """
            insert into unique_value (tenant_id, entity_id, field, value, record_id) values (?, ?, ?, ?, ?)
            on conflict do nothing""";
    private static final String HOLDER =
            "select record_id from unique_value where tenant_id = ? and entity_id = ? and field = ? and value = ?";

    private UniqueClaims() {}

    /**
     * One value of one record.
     *
     * @param value in the form in which it is compared
     */
    public record Claim(int entity, String field, String value, UUID record) {

        static final Comparator<Claim> ORDER = Comparator.comparingInt(Claim::entity)
                .thenComparing(Claim::field)
                .thenComparing(Claim::value);
    }

    public static void release(Transaction transaction, List<Claim> claims) throws SQLException {
        if (claims.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = transaction.connection().prepareStatement(RELEASE)) {
            for (Claim claim : claims.stream().sorted(Claim.ORDER).toList()) {
                bind(statement, transaction, claim);
                statement.setObject(5, claim.record());
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    /** Claims all values in one order, and tells which of them another record has. */
    public static List<Claim> claim(Transaction transaction, List<Claim> claims) throws SQLException {
        if (claims.isEmpty()) {
            return List.of();
        }
        List<Claim> sorted = claims.stream().sorted(Claim.ORDER).toList();
        Connection connection = transaction.connection();
        int[] inserted;
        try (PreparedStatement statement = connection.prepareStatement(CLAIM)) {
            for (Claim claim : sorted) {
                bind(statement, transaction, claim);
                statement.setObject(5, claim.record());
                statement.addBatch();
            }
            inserted = statement.executeBatch();
        }
        // With batched inserts the driver cannot say which of them found a row: then each is looked up.
        List<Claim> lost = new ArrayList<>();
        for (int i = 0; i < inserted.length; i++) {
            if (inserted[i] != 1 && !isHeld(connection, transaction, sorted.get(i))) {
                lost.add(sorted.get(i));
            }
        }
        return lost;
    }

    private static boolean isHeld(Connection connection, Transaction transaction, Claim claim) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(HOLDER)) {
            bind(statement, transaction, claim);
            try (ResultSet result = statement.executeQuery()) {
                return result.next() && claim.record().equals(result.getObject(1, UUID.class));
            }
        }
    }

    private static void bind(PreparedStatement statement, Transaction transaction, Claim claim) throws SQLException {
        statement.setInt(1, transaction.caller().tenant());
        statement.setInt(2, claim.entity());
        statement.setString(3, claim.field());
        statement.setString(4, claim.value());
    }
}
