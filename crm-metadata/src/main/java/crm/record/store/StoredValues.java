package crm.record.store;

import com.fasterxml.jackson.databind.JsonNode;
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
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** What is kept in one field over all records of an entity type, whoever may read them. For changes of metadata. */
@Singleton
public class StoredValues {

    private static final String ALL = " from record where tenant_id = ? and entity_id = %d";
    private static final String LIVE = ALL + " and deleted_at is null";

    /** True if there are records, be they deleted. */
    public boolean any(int entity) {
        return count("select 1" + ALL, entity, 1) > 0;
    }

    /** How many records are not deleted. */
    public long live(int entity, int most) {
        return count("select 1" + LIVE, entity, most);
    }

    /** How many records that are not deleted have nothing in a field. */
    public long empty(int entity, String field, int most) {
        return count("select 1" + LIVE + " and values -> ? is null", entity, most, field);
    }

    /** How many records have something in a field. */
    public long present(int entity, String field, int most) {
        return count("select 1" + ALL + " and values -> ? is not null", entity, most, field);
    }

    /** How many records have this option in a field, alone or among others. */
    public long holding(int entity, String field, String option, int most) {
        String json = Json.write(option);
        return count(
                // an array contains a scalar that is one of its elements
                "select 1" + ALL + " and values -> ? @> ?::jsonb", entity, most, field, json);
    }

    /** The values of a field by record, of at most so many records. */
    public Map<UUID, JsonNode> read(int entity, String field, int most) {
        String sql = "select id, values -> ?" + ALL + " and values -> ? is not null order by id limit " + most;
        return query(sql, entity, statement -> {
            statement.setString(1, field);
            statement.setInt(2, tenant());
            statement.setString(3, field);
            Map<UUID, JsonNode> values = new LinkedHashMap<>();
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    values.put(result.getObject(1, UUID.class), Json.read(result.getString(2)));
                }
            }
            return values;
        });
    }

    /** Writes what records have in a field in another form. It is the same value: their versions stay. */
    public void write(int entity, String field, Map<UUID, JsonNode> values) {
        String sql = "update record set values = jsonb_set(values, array[?], ?::jsonb)"
                + ALL.substring(" from record".length()) + " and id = ?";
        query(sql, entity, statement -> {
            for (Map.Entry<UUID, JsonNode> value : values.entrySet()) {
                statement.setString(1, field);
                statement.setString(2, Json.write(value.getValue()));
                statement.setInt(3, tenant());
                statement.setObject(4, value.getKey());
                statement.addBatch();
            }
            return statement.executeBatch();
        });
    }

    /**
     * Gives records that have one option of a picklist another one. To them that is a change like any other.
     *
     * @return their versions after it, by their ids
     */
    public Map<UUID, Integer> replace(EntityType type, Field picklist, String option, String by) {
        String slot = picklist.writtenSlot()
                .map(used -> ", " + used.column() + " = ?")
                .orElse("");
        String sql =
                "update record set values = jsonb_set(values, array[?], to_jsonb(?::text)), version = version + 1, "
                        + "updated_at = now(), updated_by = ?" + slot + ALL.substring(" from record".length())
                        + " and values ->> ? = ? returning id, version";
        return query(sql, type.id(), statement -> {
            Binder binder = new Binder(statement)
                    .add(picklist.name())
                    .add(by)
                    .add(Transaction.current().caller().user());
            if (!slot.isEmpty()) {
                binder.add(picklist.type().slotValue(by));
            }
            binder.add(tenant()).add(picklist.name()).add(option);
            Map<UUID, Integer> versions = new LinkedHashMap<>();
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    versions.put(result.getObject(1, UUID.class), result.getInt(2));
                }
            }
            return versions;
        });
    }

    /**
     * What a record that is not deleted has in some fields.
     *
     * @param values by the field's name; what is not there is missing
     */
    public record Kept(UUID id, String title, Map<String, JsonNode> values) {}

    /** What the records that are not deleted have in these fields, of at most so many. */
    public List<Kept> live(int entity, List<String> fields, int most) {
        String array = fields.stream().map(_ -> "values -> ?").collect(Collectors.joining(", "));
        String sql = "select id, title, jsonb_build_array(" + array + ")" + LIVE + " limit " + most;
        return query(sql, entity, statement -> {
            Binder binder = new Binder(statement);
            for (String field : fields) {
                binder.add(field);
            }
            binder.add(tenant());
            List<Kept> kept = new ArrayList<>();
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    JsonNode values = Json.read(result.getString(3));
                    Map<String, JsonNode> named = new HashMap<>();
                    for (int i = 0; i < fields.size(); i++) {
                        if (!values.get(i).isNull()) {
                            named.put(fields.get(i), values.get(i));
                        }
                    }
                    kept.add(new Kept(result.getObject(1, UUID.class), result.getString(2), named));
                }
            }
            return kept;
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

    /** Forgets the claims on values of a field or combination that is not unique any more. */
    public void release(int entity, String field) {
        query(
                "delete from unique_value where tenant_id = ? and entity_id = %d and field = ?",
                entity, statement -> {
                    statement.setInt(1, tenant());
                    statement.setString(2, field);
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
