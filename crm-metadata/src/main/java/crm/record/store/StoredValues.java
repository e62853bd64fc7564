package crm.record.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import crm.metadata.EntityType;
import crm.metadata.Field;
import crm.transaction.DatabaseFailure;
import crm.transaction.Statement;
import crm.transaction.Transaction;
import crm.value.Json;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What is kept in one field over all records of an entity type, whoever may read them. For changes of metadata. A field is
 * named by its key: what its values stand under.
 */
@Singleton
public class StoredValues {

    private static final String ALL = " from record where tenant_id = ? and entity_id = %d";
    private static final String LIVE = ALL + " and deleted_at is null";

    /** True if there are records, be they deleted. */
    public boolean any(int entity) {
        return count("select 1" + ALL, entity, 1) > 0;
    }

    /** How many records there are, deleted ones too. */
    public long records(int entity) {
        return count("select 1" + ALL, entity, Integer.MAX_VALUE);
    }

    /** How many records are not deleted. */
    public long live(int entity, int most) {
        return count("select 1" + LIVE, entity, most);
    }

    /** How many records that are not deleted have nothing in a field. */
    public long empty(int entity, String key, int most) {
        return count("select 1" + LIVE + " and values -> ? is null", entity, most, key);
    }

    /** How many records have something in a field. */
    public long present(int entity, String key, int most) {
        return count("select 1" + ALL + " and values -> ? is not null", entity, most, key);
    }

    /** How many records have this option in a field, alone or among others. */
    public long holding(int entity, String key, String option, int most) {
        String json = Json.write(option);
        return count(
                // an array contains a scalar that is one of its elements
                "select 1" + ALL + " and values -> ? @> ?::jsonb", entity, most, key, json);
    }

    /** What a record, be it deleted, has in a field. */
    public record Valued(UUID id, String title, boolean isDeleted, JsonNode value) {}

    /** The values of a field, of at most so many records. */
    public List<Valued> values(int entity, String key, int most) {
        String sql = "select id, title, deleted_at is not null, values -> ?" + ALL
                + " and values -> ? is not null order by id limit " + most;
        return query(sql, entity, statement -> {
            new Binder(statement).add(key).add(tenant()).add(key);
            List<Valued> values = new ArrayList<>();
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    values.add(new Valued(
                            result.getObject(1, UUID.class),
                            result.getString(2),
                            result.getBoolean(3),
                            Json.read(result.getString(4))));
                }
            }
            return values;
        });
    }

    /** Writes what records have in a field in another form. It is the same value: their versions stay. */
    public void write(int entity, String key, Map<UUID, JsonNode> values) {
        String sql = "update record set values = jsonb_set(values, array[?], ?::jsonb)"
                + ALL.substring(" from record".length()) + " and id = ?";
        query(sql, entity, statement -> {
            for (Map.Entry<UUID, JsonNode> value : values.entrySet()) {
                statement.setString(1, key);
                statement.setString(2, Json.write(value.getValue()));
                statement.setInt(3, tenant());
                statement.setObject(4, value.getKey());
                statement.addBatch();
            }
            return statement.executeBatch();
        });
    }

    /** What a record has in a field, null where nothing, at a version; it is held until the end of the transaction. */
    public record Held(UUID id, int version, @Nullable JsonNode value) {}

    /** The next records after one in the order of their ids, held against changes of others. */
    public List<Held> hold(int entity, String key, UUID after, int most) {
        return hold(entity, key, after, most, "", List.of());
    }

    /** Of these only those that have an option, alone or among others. */
    public List<Held> holding(int entity, String key, String option, UUID after, int most) {
        return hold(entity, key, after, most, " and values -> ? @> ?::jsonb", List.of(key, Json.write(option)));
    }

    private static List<Held> hold(int entity, String key, UUID after, int most, String having, List<String> values) {
        String sql = "select id, version, values -> ?" + ALL + " and id > ?" + having + " order by id limit " + most
                + RecordStore.Lock.CHANGE.clause();
        return query(sql, entity, statement -> {
            Binder binder = new Binder(statement).add(key).add(tenant()).add(after);
            for (String value : values) {
                binder.add(value);
            }
            List<Held> held = new ArrayList<>();
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    String json = result.getString(3);
                    held.add(new Held(
                            result.getObject(1, UUID.class), result.getInt(2), json == null ? null : Json.read(json)));
                }
            }
            return held;
        });
    }

    /** Gives records that are held other values of a field. To them that is a change like any other. */
    public void change(EntityType type, Field field, Map<UUID, JsonNode> values) {
        String slot =
                field.writtenSlot().map(used -> ", " + used.column() + " = ?").orElse("");
        String sql = "update record set values = (values - ?) || ?::jsonb, version = version + 1, "
                + "updated_at = now(), updated_by = ?" + slot + ALL.substring(" from record".length()) + " and id = ?";
        query(sql, type.id(), statement -> {
            for (Map.Entry<UUID, JsonNode> value : values.entrySet()) {
                ObjectNode written = JsonNodeFactory.instance.objectNode();
                Rows.put(written, field, value.getValue());
                Binder binder = new Binder(statement)
                        .add(field.kept().next().map(next -> next.key()).orElse(""))
                        .add(Json.write(written))
                        .add(Transaction.current().caller().user());
                if (!slot.isEmpty()) {
                    binder.add(field.type().slotValue(field.type().fromJson(value.getValue())));
                }
                binder.add(tenant()).add(value.getKey());
                statement.addBatch();
            }
            return statement.executeBatch();
        });
    }

    /**
     * What a record that is not deleted has in some fields.
     *
     * @param values by the field's name; what is not there is missing
     */
    public record Kept(UUID id, String title, Map<String, JsonNode> values) {}

    /** What the records have that are not deleted and have something in all of these fields, of at most so many. */
    public List<Kept> whole(int entity, List<String> keys, int most) {
        return kept(entity, keys, present(keys) + " limit " + most, binder -> {
            for (String key : keys) {
                binder.add(key);
            }
        });
    }

    /** How many they are. */
    public long countWhole(int entity, List<String> keys, int most) {
        return count("select 1" + LIVE + present(keys), entity, most, keys.toArray(String[]::new));
    }

    private static String present(List<String> keys) {
        return " and values -> ? is not null".repeat(keys.size());
    }

    /** The next records after one that are not deleted, in the order of their ids, held against changes of others. */
    public List<Kept> hold(int entity, List<String> keys, UUID after, int most) {
        String next = " and id > ? order by id limit " + most + RecordStore.Lock.CHANGE.clause();
        return kept(entity, keys, next, binder -> binder.add(after));
    }

    /** Those of these records that are not deleted, held against changes of others. */
    public List<Kept> hold(int entity, List<String> keys, Collection<UUID> ids) {
        String these = " and id = any(?) order by id" + RecordStore.Lock.CHANGE.clause();
        return kept(entity, keys, these, binder -> binder.add(ids.toArray(UUID[]::new)));
    }

    private interface Bind {
        void to(Binder binder) throws SQLException;
    }

    private static List<Kept> kept(int entity, List<String> keys, String which, Bind bind) {
        String array = keys.stream().map(_ -> "values -> ?").collect(Collectors.joining(", "));
        String sql = "select id, title, jsonb_build_array(" + array + ")" + LIVE + which;
        return query(sql, entity, statement -> {
            Binder binder = new Binder(statement);
            for (String key : keys) {
                binder.add(key);
            }
            binder.add(tenant());
            bind.to(binder);
            List<Kept> kept = new ArrayList<>();
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    kept.add(new Kept(
                            result.getObject(1, UUID.class),
                            result.getString(2),
                            named(keys, Json.read(result.getString(3)))));
                }
            }
            return kept;
        });
    }

    private static Map<String, JsonNode> named(List<String> keys, JsonNode values) {
        Map<String, JsonNode> named = new HashMap<>();
        for (int i = 0; i < keys.size(); i++) {
            if (!values.get(i).isNull()) {
                named.put(keys.get(i), values.get(i));
            }
        }
        return named;
    }

    /** What people call these records, deleted ones too. */
    public List<WorkProblem.At> titles(int entity, Collection<UUID> ids) {
        return query("select id, title" + ALL + " and id = any(?) order by id", entity, statement -> {
            new Binder(statement).add(tenant()).add(ids.toArray(UUID[]::new));
            List<WorkProblem.At> titles = new ArrayList<>();
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    titles.add(new WorkProblem.At(result.getObject(1, UUID.class), result.getString(2)));
                }
            }
            return titles;
        });
    }

    /** Claims values, and tells which of them another record has. */
    public List<UniqueClaims.Claim> claim(List<UniqueClaims.Claim> claims) {
        try {
            return UniqueClaims.claim(Transaction.current(), claims);
        } catch (SQLException e) {
            throw new DatabaseFailure(e);
        }
    }

    /** Who has the values of these claims. */
    public List<UniqueClaims.Claim> holders(List<UniqueClaims.Claim> claims) {
        try {
            return UniqueClaims.holders(Transaction.current(), claims);
        } catch (SQLException e) {
            throw new DatabaseFailure(e);
        }
    }

    /** How many claims there are on values of a field or combination. */
    public long claims(int entity, String field) {
        return count(
                "select 1 from unique_value where tenant_id = ? and entity_id = %d and field = ?",
                entity, Integer.MAX_VALUE, field);
    }

    /** Forgets claims on values of a field or combination that is not unique any more, at most so many. Answers how many. */
    public int release(int entity, String field, int most) {
        String sql = "delete from unique_value where tenant_id = ? and entity_id = %1$d and field = ? and value in ("
                + "select value from unique_value where tenant_id = ? and entity_id = %1$d and field = ? limit " + most
                + ")";
        return query(sql, entity, statement -> {
            new Binder(statement).add(tenant()).add(field).add(tenant()).add(field);
            return statement.executeUpdate();
        });
    }

    private static long count(String sql, int entity, int most, String... values) {
        String counted = "select count(*) from (" + sql + " limit " + most + ") counted";
        return query(counted, entity, statement -> {
            statement.setInt(1, tenant());
            for (int i = 0; i < values.length; i++) {
                statement.setString(i + 2, values[i]);
            }
            try (ResultSet result = statement.executeQuery()) {
                result.next();
                return result.getLong(1);
            }
        });
    }

    private static int tenant() {
        return Transaction.current().caller().tenant();
    }

    private static <T> T query(String sql, int entity, Statement.Use<T> use) {
        return Statement.run(sql.formatted(entity), use);
    }
}
