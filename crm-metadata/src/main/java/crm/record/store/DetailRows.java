package crm.record.store;

import crm.metadata.EntityType;
import crm.metadata.Field;
import crm.metadata.LookupType;
import crm.metadata.Slot;
import crm.record.store.RecordStore.Lock;
import crm.transaction.Statement;
import crm.transaction.Transaction;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** Finds the rows that belong to others, whoever may read them, in the current transaction. */
public final class DetailRows {

    private DetailRows() {}

    /**
     * Ids of the rows of one entity type that belong to a master, in their order.
     *
     * @param masters by the lookup that leads to them
     * @param deletedAt the moment they were deleted at; empty for live ones
     * @param most no more ids than these
     */
    public static List<UUID> ids(
            EntityType type,
            Map<Field, ? extends Collection<UUID>> masters,
            Optional<Instant> deletedAt,
            Lock lock,
            int most) {
        String belongs = masters.keySet().stream()
                .map(lookup -> reference(lookup) + " = any(?)")
                .collect(Collectors.joining(" or ", "(", ")"));
        String sql = "select id from record where tenant_id = ? and entity_id = " + type.id() + " and " + belongs
                + (deletedAt.isPresent() ? " and deleted_at = ?" : RecordStore.Existence.LIVE.clause())
                + " order by id limit ?" + lock.clause();
        return Statement.run(sql, statement -> {
            Binder binder =
                    new Binder(statement).add(Transaction.current().caller().tenant());
            for (Collection<UUID> ids : masters.values()) {
                binder.add(ids.toArray(UUID[]::new));
            }
            if (deletedAt.isPresent()) {
                binder.add(deletedAt.get());
            }
            binder.add(most);
            return ids(statement);
        });
    }

    static List<UUID> ids(PreparedStatement statement) throws SQLException {
        List<UUID> ids = new ArrayList<>();
        try (ResultSet result = statement.executeQuery()) {
            while (result.next()) {
                ids.add(result.getObject(1, UUID.class));
            }
        }
        return ids;
    }

    /** What a lookup refers to, as a condition of a statement names it. */
    static String reference(Field lookup) {
        boolean ofSeveral = ((LookupType) lookup.type()).isOfSeveral();
        String value = ofSeveral ? "(values -> '%s' ->> 'id')::uuid" : "(values ->> '%s')::uuid";
        return lookup.slot().map(Slot::column).orElseGet(() -> value.formatted(lookup.key()));
    }
}
