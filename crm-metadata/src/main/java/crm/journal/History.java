package crm.journal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import crm.transaction.DatabaseFailure;
import crm.transaction.Transaction;
import crm.value.Json;
import crm.value.RecordRef;
import jakarta.inject.Singleton;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the journal knows of one record, newest first. Asks no access rule: {@link crm.record.Records#history} is the door
 * that does.
 */
@Singleton
public class History {

    /** A page has at most this many changes. */
    public static final int MAX_LIMIT = 200;

    /** Before everything that has happened yet. */
    public static final long NEWEST = Long.MAX_VALUE;

    // the index change_record ends with v: a page costs as much as it shows, however long the history is
    private static final String READ = """
            select v, version, kind, at, actor, origin, delta, note from change
            where tenant_id = ? and entity_id = ? and record_id = ? and v < ? %s
            order by v desc limit ?""";

    /**
     * @param entity the entity type's number
     * @param field only changes that touched this field, or null for all
     * @param before only changes of a smaller {@code v}
     */
    public List<PastChange> read(int entity, RecordRef ref, @Nullable String field, long before, int limit) {
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new IllegalArgumentException("A page has 1 to " + MAX_LIMIT + " changes");
        }
        Transaction transaction = Transaction.current();
        String sql = READ.formatted(field == null ? "" : "and jsonb_exists(delta, ?)");
        try (PreparedStatement statement = transaction.connection().prepareStatement(sql)) {
            int i = 0;
            statement.setInt(++i, transaction.caller().tenant());
            statement.setInt(++i, entity);
            statement.setObject(++i, ref.id());
            statement.setLong(++i, before);
            if (field != null) {
                statement.setString(++i, field);
            }
            statement.setInt(++i, limit);
            return changes(statement);
        } catch (SQLException e) {
            throw new DatabaseFailure(e);
        }
    }

    private static List<PastChange> changes(PreparedStatement statement) throws SQLException {
        List<PastChange> changes = new ArrayList<>();
        try (ResultSet result = statement.executeQuery()) {
            while (result.next()) {
                changes.add(new PastChange(
                        result.getLong(1),
                        result.getInt(2),
                        Change.Kind.valueOf(result.getString(3).toUpperCase(Locale.ROOT)),
                        result.getObject(4, OffsetDateTime.class).toInstant(),
                        result.getObject(5, UUID.class),
                        result.getString(6),
                        (ObjectNode) Json.read(result.getString(7)),
                        Optional.ofNullable(result.getString(8))));
            }
        }
        return changes;
    }
}
