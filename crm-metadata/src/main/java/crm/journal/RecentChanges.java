package crm.journal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import crm.problem.ProblemCode;
import crm.problem.ProblemException;
import crm.transaction.DatabaseFailure;
import crm.transaction.Transaction;
import crm.value.Json;
import jakarta.inject.Singleton;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;

/**
 * What happened in a tenant after a moment. Asks no access rule: {@link crm.record.Records#changedSince} is the door that
 * does.
 */
@Singleton
public class RecentChanges {

    /** More changes than this are not gone through for one answer. */
    public static final int MOST = 20_000;

    private static final String LAST = "select v, at from change where tenant_id = ? order by v desc limit 1";
    private static final String AT = "select v, at from change where tenant_id = ? and v = ?";
    private static final String SINCE = """
            select record_id, delta from change
            where tenant_id = ? and v > ? and entity_id = ? and kind <> 'create'
            order by v desc limit ?""";

    private record Place(long v, Instant at) {}

    /**
     * The last change up to a moment, or empty if there was none yet. {@code v} has no gaps and its moments are taken in
     * its order, so that halving finds the place without an index on the moment.
     */
    public OptionalLong placeOf(Instant moment) {
        List<Place> last = read(LAST);
        if (last.isEmpty()) {
            return OptionalLong.empty();
        }
        long below = 0;
        long above = last.getFirst().v() + 1;
        while (above - below > 1) {
            long middle = below + (above - below) / 2;
            boolean isBefore =
                    read(AT, middle).stream().noneMatch(place -> place.at().isAfter(moment));
            if (isBefore) {
                below = middle;
            } else {
                above = middle;
            }
        }
        return below == 0 ? OptionalLong.empty() : OptionalLong.of(below);
    }

    /**
     * The deltas of records that were changed after a place, by record, the newest first. To be made is no change.
     *
     * @param entity the entity type's number
     * @throws ProblemException {@code TOO_LARGE} for more than {@link #MOST} changes
     */
    public Map<UUID, List<ObjectNode>> since(int entity, long place) {
        Transaction transaction = Transaction.current();
        Map<UUID, List<ObjectNode>> deltas = new LinkedHashMap<>();
        try (PreparedStatement statement = transaction.connection().prepareStatement(SINCE)) {
            statement.setInt(1, transaction.caller().tenant());
            statement.setLong(2, place);
            statement.setInt(3, entity);
            statement.setInt(4, MOST + 1);
            int read = 0;
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    read++;
                    deltas.computeIfAbsent(result.getObject(1, UUID.class), _ -> new ArrayList<>())
                            .add((ObjectNode) Json.read(result.getString(2)));
                }
            }
            if (read > MOST) {
                throw new ProblemException(
                        ProblemCode.TOO_LARGE,
                        "More than %,d changes have happened since. Ask for a later moment.".formatted(MOST));
            }
            return deltas;
        } catch (SQLException e) {
            throw new DatabaseFailure(e);
        }
    }

    private static List<Place> read(String sql, long... arguments) {
        Transaction transaction = Transaction.current();
        try (PreparedStatement statement = transaction.connection().prepareStatement(sql)) {
            statement.setInt(1, transaction.caller().tenant());
            for (int i = 0; i < arguments.length; i++) {
                statement.setLong(i + 2, arguments[i]);
            }
            try (ResultSet result = statement.executeQuery()) {
                List<Place> places = new ArrayList<>();
                while (result.next()) {
                    places.add(new Place(
                            result.getLong(1),
                            result.getObject(2, OffsetDateTime.class).toInstant()));
                }
                return places;
            }
        } catch (SQLException e) {
            throw new DatabaseFailure(e);
        }
    }
}
