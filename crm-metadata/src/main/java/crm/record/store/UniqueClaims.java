package crm.record.store;

import crm.transaction.Transaction;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** The rows of {@code unique_value}: which record has which value of a unique field. */
public final class UniqueClaims {

    private static final String RELEASE =
            "delete from unique_value where tenant_id = ? and entity_id = ? and field = ? and value = ? and record_id = ?";
    private static final String CLAIM = """
            insert into unique_value (tenant_id, entity_id, field, value, record_id)
            select ?, claim.* from unnest(?, ?, ?, ?) as claim
            on conflict do nothing returning entity_id, field, value, record_id""";

    private static final String HOLDERS = """
            select entity_id, field, value, record_id from unique_value
            where tenant_id = ? and (entity_id, field, value) in (select * from unnest(?, ?, ?))""";

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

    /** Claims all values in one statement and one order, and tells which of them another record has. */
    public static List<Claim> claim(Transaction transaction, List<Claim> claims) throws SQLException {
        if (claims.isEmpty()) {
            return List.of();
        }
        Set<Claim> lost =
                new LinkedHashSet<>(claims.stream().sorted(Claim.ORDER).toList());
        Connection connection = transaction.connection();
        try (PreparedStatement statement = connection.prepareStatement(CLAIM)) {
            statement.setInt(1, transaction.caller().tenant());
            bindValues(statement, lost);
            bind(statement, 5, "uuid", lost.stream().map(Claim::record).toArray());
            try (ResultSet won = statement.executeQuery()) {
                while (won.next()) {
                    lost.remove(read(won));
                }
            }
        }
        return List.copyOf(lost);
    }

    /** The claims that there are on the values of these, whoever's they are. */
    static List<Claim> holders(Transaction transaction, List<Claim> claims) throws SQLException {
        List<Claim> holders = new ArrayList<>();
        try (PreparedStatement statement = transaction.connection().prepareStatement(HOLDERS)) {
            statement.setInt(1, transaction.caller().tenant());
            bindValues(statement, claims);
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    holders.add(read(result));
                }
            }
        }
        return holders;
    }

    private static Claim read(ResultSet row) throws SQLException {
        return new Claim(row.getInt(1), row.getString(2), row.getString(3), row.getObject(4, UUID.class));
    }

    private static void bindValues(PreparedStatement statement, Collection<Claim> claims) throws SQLException {
        bind(statement, 2, "int4", claims.stream().map(Claim::entity).toArray());
        bind(statement, 3, "text", claims.stream().map(Claim::field).toArray());
        bind(statement, 4, "text", claims.stream().map(Claim::value).toArray());
    }

    private static void bind(PreparedStatement statement, int position, String type, Object[] values)
            throws SQLException {
        statement.setArray(position, statement.getConnection().createArrayOf(type, values));
    }

    private static void bind(PreparedStatement statement, Transaction transaction, Claim claim) throws SQLException {
        statement.setInt(1, transaction.caller().tenant());
        statement.setInt(2, claim.entity());
        statement.setString(3, claim.field());
        statement.setString(4, claim.value());
    }
}
