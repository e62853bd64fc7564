package crm.record.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import crm.metadata.EntityType;
import crm.transaction.Statement;
import crm.transaction.Transaction;
import crm.value.Json;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/** The rows of {@code background_work} of the current transaction's tenant: what is to be done, and how far that has come. */
public final class Backlog {

    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private static final String BEGIN = """
            insert into background_work (tenant_id, entity_id, entity, field, kind, slot, argument, after_id)
            values (?, ?, ?, ?, ?, ?, ?::json, ?)
            on conflict (tenant_id, entity_id, field, kind) do update set slot = excluded.slot,
            argument = excluded.argument, after_id = excluded.after_id, done = 0, total = null, problem = null""";
    private static final String READ =
            "select kind, entity_id, entity, field, slot, argument, after_id, done, total, problem from background_work "
                    + "where tenant_id = ?";
    private static final String NEXT =
            READ + " and problem is null order by started_at, entity, field limit 1 for update skip locked";
    private static final String WHERE = " where tenant_id = ? and kind = ? and entity = ? and field = ?";
    private static final String HOLD = READ + " and kind = ? and entity = ? and field = ? for update";
    private static final String PROGRESS = "update background_work set after_id = ?, done = ?" + WHERE;
    private static final String NOTE = "update background_work set argument = ?::json" + WHERE;
    private static final String TOTAL = "update background_work set total = ?" + WHERE;
    private static final String STOP = "update background_work set problem = ?::json" + WHERE;
    private static final String END = "delete from background_work" + WHERE;

    private Backlog() {}

    /**
     * Work that is to be gone on with.
     *
     * @param slot the column that is filled, or empty
     * @param argument what the kind of work wants to know
     * @param after the last record that has been done
     * @param done how many have been
     */
    public record Due(
            String kind,
            int entityId,
            String entity,
            String field,
            String slot,
            JsonNode argument,
            UUID after,
            long done,
            OptionalLong total,
            Optional<WorkProblem> problem) {

        /** Notes that records up to this one have been done. */
        public void moveOn(UUID last, int more) {
            write(PROGRESS, last, done + more);
        }

        /** Notes how many records there are to do. */
        public void count(long records) {
            write(TOTAL, records);
        }

        /** Notes what the next batch wants to know of those before it. */
        public void note(JsonNode other) {
            write(NOTE, Json.write(other));
        }

        /** It does not go on by itself; somebody reads why. */
        public void stop(WorkProblem why) {
            write(STOP, Json.write(why.toJson()));
        }

        public void end() {
            write(END);
        }

        private void write(String sql, Object... values) {
            Statement.run(sql, statement -> {
                Binder binder = new Binder(statement);
                for (Object value : values) {
                    binder.add(value);
                }
                binder.add(tenant()).add(kind).add(entity).add(field);
                return statement.executeUpdate();
            });
        }
    }

    /** Notes work on a field; the same that was under way begins anew. */
    public static void begin(String kind, EntityType type, String field, String slot, JsonNode argument) {
        begin(kind, type.id(), type.name(), field, slot, argument);
    }

    /** As the other, also for an entity type that is out of sight. */
    public static void begin(String kind, int entityId, String entity, String field, String slot, JsonNode argument) {
        Statement.run(BEGIN, statement -> {
            new Binder(statement)
                    .add(tenant())
                    .add(entityId)
                    .add(entity)
                    .add(field)
                    .add(kind)
                    .add(slot)
                    .add(Json.write(argument))
                    .add(BEFORE_ALL);
            return statement.executeUpdate();
        });
    }

    public static void begin(String kind, EntityType type, String field, String slot) {
        begin(kind, type, field, slot, JsonNodeFactory.instance.objectNode());
    }

    /** Forgets work on a field, whether it was under way or not. */
    public static void end(String kind, String entity, String field) {
        find(kind, entity, field).ifPresent(Due::end);
    }

    public static Optional<Due> find(String kind, String entity, String field) {
        return running().stream()
                .filter(due -> due.kind().equals(kind)
                        && due.entity().equals(entity)
                        && due.field().equals(field))
                .findFirst();
    }

    /** As it is when the batch is through that is under way; no other begins before the end of the transaction. */
    public static Optional<Due> hold(String kind, String entity, String field) {
        return Statement.run(HOLD, statement -> {
                    new Binder(statement).add(tenant()).add(kind).add(entity).add(field);
                    return read(statement);
                })
                .stream()
                .findFirst();
    }

    /** Everything that is not done yet, in the order of entity types and fields. */
    public static List<Due> running() {
        return read(READ + " order by entity, field, kind");
    }

    /** What to go on with, held by the current transaction; what others hold is passed over. */
    static Optional<Due> next() {
        return read(NEXT).stream().findFirst();
    }

    private static List<Due> read(String sql) {
        return Statement.run(sql, statement -> {
            statement.setInt(1, tenant());
            return read(statement);
        });
    }

    private static List<Due> read(PreparedStatement statement) throws SQLException {
        List<Due> due = new ArrayList<>();
        try (ResultSet result = statement.executeQuery()) {
            while (result.next()) {
                due.add(due(result));
            }
        }
        return due;
    }

    private static Due due(ResultSet result) throws SQLException {
        long total = result.getLong(9);
        return new Due(
                result.getString(1),
                result.getInt(2),
                result.getString(3),
                result.getString(4),
                result.getString(5),
                Json.read(result.getString(6)),
                result.getObject(7, UUID.class),
                result.getLong(8),
                total == 0 ? OptionalLong.empty() : OptionalLong.of(total),
                Optional.ofNullable(result.getString(10)).map(Json::read).map(WorkProblem::read));
    }

    private static int tenant() {
        return Transaction.current().caller().tenant();
    }
}
