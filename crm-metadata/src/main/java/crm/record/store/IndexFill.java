package crm.record.store;

import crm.expression.Expressions;
import crm.metadata.EntityType;
import crm.metadata.Field;
import crm.metadata.Slot;
import crm.tenant.TenantLayers;
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
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Brings the values of a field into a slot that it was given while there were records. Saves write the slot from the
 * first moment; the records before are filled batch by batch, in the order of their ids, each batch in a transaction of
 * its own. What has been filled stays, whoever is killed; until the last one is, queries look into {@code values}.
 */
@Singleton
public class IndexFill {

    /** Records of one batch: their rows are locked that long. */
    public static final int BATCH = 500;

    static final UUID BEFORE_ALL = new UUID(0, 0);

    private static final String BEGIN = """
            insert into index_fill (tenant_id, entity_id, entity, field, slot, after_id, done) values (?, ?, ?, ?, ?, ?, ?)
            on conflict (tenant_id, entity_id, field) do update
            set slot = excluded.slot, after_id = excluded.after_id, done = excluded.done""";
    private static final String NEXT = """
            select entity, field, slot, after_id, done from index_fill where tenant_id = ?
            order by started_at, entity, field limit 1 for update skip locked""";
    private static final String PROGRESS =
            "update index_fill set after_id = ?, done = ? where tenant_id = ? and entity = ? and field = ?";
    private static final String END = "delete from index_fill where tenant_id = ? and entity = ? and field = ?";
    private static final String RUNNING =
            "select entity, field, done from index_fill where tenant_id = ? order by 1, 2";

    private final TenantLayers layers;
    private final TenantMetadata metadata;
    private final Expressions expressions;
    private final RecordStore store;
    private final RollUps rollUps;

    @Inject
    public IndexFill(
            TenantLayers layers, TenantMetadata metadata, Expressions expressions, RecordStore store, RollUps rollUps) {
        this.expressions = expressions;
        this.store = store;
        this.rollUps = rollUps;
        this.layers = layers;
        this.metadata = metadata;
    }

    /** A field that is being filled, and how many records have been so far. */
    public record Running(String entity, String field, long done) {}

    /** Notes that a field is to be filled. The work is left to {@link #step}: it locks records, this does not. */
    public void begin(EntityType type, Field field) {
        begin(type, field.name(), column(field));
    }

    private static void begin(EntityType type, String field, String slot) {
        Statement.run(BEGIN, statement -> {
            new Binder(statement)
                    .add(tenant())
                    .add(type.id())
                    .add(type.name())
                    .add(field)
                    .add(slot)
                    .add(BEFORE_ALL)
                    .add(0L);
            return statement.executeUpdate();
        });
    }

    /** Notes that the words of a field are to be written anew, or taken away where it is not searched any more. */
    public void beginWords(EntityType type, String field) {
        begin(type, field + WordFill.MARK, "");
    }

    /** Stops filling the words of a field whose entity type is out of sight. */
    public void endWords(String entity, String field) {
        end(entity, field + WordFill.MARK);
    }

    /** Stops filling a field, as it is no field any more, or has no slot. */
    public void end(String entity, String field) {
        Statement.run(END, statement -> {
            new Binder(statement).add(tenant()).add(entity).add(field);
            return statement.executeUpdate();
        });
    }

    public List<Running> running() {
        return Statement.run(RUNNING, statement -> {
            statement.setInt(1, tenant());
            List<Running> running = new ArrayList<>();
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    String field = result.getString(2).replace(WordFill.MARK, "");
                    running.add(new Running(result.getString(1), field, result.getLong(3)));
                }
            }
            return running;
        });
    }

    /**
     * Fills one batch of the current transaction's tenant.
     *
     * @return true if there may be more to do
     */
    public boolean step() {
        if (layers.head().version() != metadata.current().version()) {
            metadata.forget(tenant());
            return true;
        }
        Due due = next();
        if (due == null) {
            return false;
        }
        Optional<EntityType> type = metadata.current().find(due.entity());
        if (type.isEmpty()) {
            return false;
        }
        if (due.field().endsWith(WordFill.MARK)) {
            String name = due.field().replace(WordFill.MARK, "");
            advance(due, WordFill.fill(type.get(), name, due.after()));
            return true;
        }
        Optional<Field> field = type.get().findStored(due.field());
        if (field.filter(known -> isKept(known) && column(known).equals(due.slot()))
                .isEmpty()) {
            end(due.entity(), due.field());
            return true;
        }
        Batch batch = field.get().isComputed()
                ? compute(type.get(), due.after())
                : fill(type.get(), field.get(), due.after());
        if (batch.last().isEmpty() && field.get().isComputed()) {
            // one pass computes them all, and they were all begun together
            type.get().computed().forEach(one -> end(due.entity(), one.name()));
        } else {
            advance(due, batch);
        }
        return true;
    }

    private void advance(Due due, Batch batch) {
        if (batch.last().isEmpty()) {
            end(due.entity(), due.field());
        } else {
            progress(due, batch.last().get(), due.done() + batch.size());
        }
    }

    private record Due(String entity, String field, String slot, UUID after, long done) {}

    private static @Nullable Due next() {
        return Statement.<@Nullable Due>run(NEXT, statement -> {
            statement.setInt(1, tenant());
            try (ResultSet result = statement.executeQuery()) {
                return result.next()
                        ? new Due(
                                result.getString(1),
                                result.getString(2),
                                result.getString(3),
                                result.getObject(4, UUID.class),
                                result.getLong(5))
                        : null;
            }
        });
    }

    private static void progress(Due due, UUID last, long done) {
        Statement.run(PROGRESS, statement -> {
            new Binder(statement)
                    .add(last)
                    .add(done)
                    .add(tenant())
                    .add(due.entity())
                    .add(due.field());
            return statement.executeUpdate();
        });
    }

    /** @param last the id of the last record, empty where there are no more after it */
    record Batch(int size, Optional<UUID> last) {}

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

    static Batch batch(List<UUID> ids) {
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
            new Binder(statement).add(field.name()).add(tenant()).add(after);
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
