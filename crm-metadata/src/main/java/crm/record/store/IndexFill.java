package crm.record.store;

import crm.expression.Expressions;
import crm.metadata.EntityType;
import crm.metadata.Field;
import crm.metadata.Slot;
import crm.problem.ProblemCode;
import crm.record.store.Backlog.Due;
import crm.tenant.TenantMetadata;
import crm.transaction.Statement;
import crm.transaction.Transaction;
import crm.value.Json;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Brings the values of a field into a slot that it was given while there were records. Saves write the slot from the
 * first moment; the records before are filled batch by batch, in the order of their ids, each batch in a transaction of
 * its own. What has been filled stays, whoever is killed; until the last one is, queries look into {@code values}.
 */
@Singleton
public class IndexFill implements BackgroundWork {

    /** Fills a slot that is new to its field: nothing asks it until it is full. */
    public static final String INDEX = "index";

    /** Writes a slot anew that is asked all the while. */
    private static final String REINDEX = "reindex";

    private final TenantMetadata metadata;
    private final Expressions expressions;
    private final RecordStore store;
    private final RollUps rollUps;
    private final StoredValues stored;

    @Inject
    public IndexFill(
            TenantMetadata metadata, Expressions expressions, RecordStore store, RollUps rollUps, StoredValues stored) {
        this.stored = stored;
        this.expressions = expressions;
        this.store = store;
        this.rollUps = rollUps;
        this.metadata = metadata;
    }

    @Override
    public Set<String> kinds() {
        return Set.of(INDEX, REINDEX);
    }

    /** Notes that a field is to be filled. The work is left to {@link #step}: it locks records, this does not. */
    public void begin(EntityType type, Field field) {
        Backlog.begin(INDEX, type, field.name(), column(field));
    }

    /** Notes that what a field has in its slot, or is computed to, is to be written anew; it is asked meanwhile. */
    public void beginAnew(EntityType type, Field field) {
        Backlog.begin(REINDEX, type, field.name(), column(field));
    }

    /** Stops filling a field, as it is no field any more, or has no slot. */
    public void end(String entity, String field) {
        kinds().forEach(kind -> Backlog.end(kind, entity, field));
    }

    @Override
    public long count(Due due) {
        return stored.records(due.entityId());
    }

    @Override
    public void step(Due due) {
        Optional<EntityType> type = metadata.current().find(due.entity());
        Optional<Field> field = type.flatMap(known -> known.findStored(due.field()))
                .filter(known -> isKept(known) && column(known).equals(due.slot()));
        if (field.isEmpty()) {
            // it waits for a hidden entity type to be shown again
            if (type.isPresent()) {
                due.end();
            } else {
                due.stop(new WorkProblem(ProblemCode.UNKNOWN_ENTITY, "The entity type is hidden."));
            }
            return;
        }
        Batch batch = field.get().isComputed()
                ? compute(type.orElseThrow(), due.after())
                : fill(type.orElseThrow(), field.get(), due.after());
        if (batch.last().isPresent()) {
            due.moveOn(batch.last().get(), batch.size());
        } else if (field.get().isComputed()) {
            // one pass computes them all, and they were all begun together
            type.orElseThrow().computed().forEach(one -> end(due.entity(), one.name()));
        } else {
            due.end();
        }
    }

    /** @param last the id of the last record, empty where there are no more after it */
    private record Batch(int size, Optional<UUID> last) {}

    private record Filled(UUID id, Object slot) {}

    /** True if there is something to bring up to date: a slot, or values that are computed. */
    private static boolean isKept(Field field) {
        return field.writtenSlot().isPresent() || field.isComputed();
    }

    private static String column(Field field) {
        return field.writtenSlot().map(Slot::column).orElse("");
    }

    /** Computes all formulas and roll-ups of the next records anew. */
    private Batch compute(EntityType type, UUID after) {
        List<Row> rows = lockWhole(type, after);
        Map<UUID, Row> refreshed = new ComputedValues(expressions, store, metadata.current(), type).refresh(rows);
        for (Row row : rows) {
            Optional.ofNullable(refreshed.get(row.id())).ifPresent(now -> rollUps.changed(type, row, now));
        }
        return batch(rows.stream().map(Row::id).toList());
    }

    private static List<Row> lockWhole(EntityType type, UUID after) {
        String sql = RowShape.of(type).select() + " and id > ? order by id limit " + BATCH + " for no key update";
        return Statement.run(sql, statement -> {
            new Binder(statement).add(tenant()).add(after);
            List<Row> rows = new ArrayList<>();
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    rows.add(Rows.read(type, result));
                }
            }
            return rows;
        });
    }

    private static Batch batch(List<UUID> ids) {
        return new Batch(ids.size(), ids.size() < BATCH ? Optional.empty() : Optional.of(ids.getLast()));
    }

    private static Batch fill(EntityType type, Field field, UUID after) {
        List<Filled> rows = lock(type, field, after);
        String sql = "update record set %s = ? where tenant_id = ? and entity_id = %d and id = ?"
                .formatted(field.writtenSlot().orElseThrow().column(), type.id());
        Statement.run(sql, statement -> {
            for (Filled row : rows) {
                new Binder(statement).add(row.slot()).add(tenant()).add(row.id());
                statement.addBatch();
            }
            return statement.executeBatch();
        });
        return batch(rows.stream().map(Filled::id).toList());
    }

    private static List<Filled> lock(EntityType type, Field field, UUID after) {
        String converted = field.converted() ? "computed -> '" + field.name() + Rows.CONVERTED + "'" : "null";
        String sql =
                "select id, coalesce(" + converted + ", values -> ?) from record where tenant_id = ? and entity_id = "
                        + type.id() + " and id > ? order by id limit " + BATCH + " for no key update";
        return Statement.run(sql, statement -> {
            new Binder(statement).add(field.key()).add(tenant()).add(after);
            List<Filled> rows = new ArrayList<>();
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    String json = result.getString(2);
                    rows.add(new Filled(
                            result.getObject(1, UUID.class),
                            json == null
                                    ? field.type().slotKind().orElseThrow().empty()
                                    : field.type().slotValue(field.type().fromJson(Json.read(json)))));
                }
            }
            return rows;
        });
    }

    private static int tenant() {
        return Transaction.current().caller().tenant();
    }
}
