package crm.record.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import crm.metadata.EntityType;
import crm.metadata.Field;
import crm.metadata.Kept;
import crm.metadata.ValueConversion;
import crm.value.Json;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Turns result sets into rows, and values into the JSON that is stored. */
final class Rows {

    /** Ends the key of a converted amount in {@code computed}: no field is called so. */
    static final String CONVERTED = ".converted";

    private Rows() {}

    /** Reads a row from the columns {@link RowShape#COLUMNS}, starting at the first. */
    static Row read(EntityType type, ResultSet result) throws SQLException {
        String computed = result.getString(10);
        return new Row(
                result.getObject(1, UUID.class),
                result.getInt(2),
                values(type, result.getString(9), computed),
                type.amounts().isEmpty() || computed == null ? Map.of() : converted(type, computed),
                result.getObject(3, UUID.class),
                moment(result, 4),
                result.getObject(5, UUID.class),
                moment(result, 6),
                result.getObject(7, UUID.class),
                momentOrNull(result, 8));
    }

    /** What names a row to people; empty where its title field has no value. */
    static String title(EntityType type, Row row) {
        Object title = row.values().get(type.titleField().name());
        return title == null ? "" : title.toString();
    }

    private static Instant moment(ResultSet result, int column) throws SQLException {
        return result.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static @Nullable Instant momentOrNull(ResultSet result, int column) throws SQLException {
        OffsetDateTime moment = result.getObject(column, OffsetDateTime.class);
        return moment == null ? null : moment.toInstant();
    }

    private static Map<String, Object> values(EntityType type, String json, @Nullable String computed) {
        Map<String, Object> values = new HashMap<>();
        Json.readKept(json, (key, kept) -> {
            Optional<Field> field = type.findStored(Kept.field(key));
            if (field.isEmpty()) {
                values.put(key, kept);
            } else if (field.get().key().equals(key)) {
                values.put(field.get().name(), field.get().type().fromJson(kept));
            }
            // else what a conversion has left behind, or is about to make: the next save writes it anew
        });
        if (computed != null) {
            Json.readKept(
                    computed,
                    (name, kept) -> type.findStored(name)
                            .filter(type.computed()::contains)
                            .ifPresent(field -> values.put(name, field.type().fromJson(kept))));
        }
        return values;
    }

    private static Map<String, Object> converted(EntityType type, String computed) {
        Map<String, Object> converted = new HashMap<>();
        Json.readKept(computed, (name, kept) -> {
            if (name.endsWith(CONVERTED)) {
                String amount = name.substring(0, name.length() - CONVERTED.length());
                type.findStored(amount)
                        .filter(Field::converted)
                        .ifPresent(field -> converted.put(amount, field.type().fromJson(kept)));
            }
        });
        return converted;
    }

    /** What is kept apart because it can be computed anew: formulas, roll-ups and converted amounts. */
    static String computed(EntityType type, Row row) {
        Map<String, Object> values = row.values();
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        for (Field field : type.computed()) {
            Object value = values.get(field.name());
            if (value != null) {
                json.set(field.name(), field.type().toJson(value));
            }
        }
        row.converted()
                .forEach((name, amount) -> json.set(
                        name + CONVERTED,
                        type.findStored(name).orElseThrow().type().toJson(amount)));
        return Json.write(json);
    }

    static String json(EntityType type, Map<String, Object> values) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        values.forEach((name, value) -> {
            if (value instanceof JsonNode kept) {
                json.set(name, kept);
                return;
            }
            Field field = type.findStored(name).orElseThrow();
            if (!field.isComputed()) {
                put(json, field, field.type().toJson(value));
            }
        });
        return Json.write(json);
    }

    /** While a field is being converted, in both forms. */
    static void put(ObjectNode json, Field field, JsonNode value) {
        json.set(field.key(), value);
        field.kept()
                .next()
                .ifPresent(next -> new ValueConversion(field.type(), next.type())
                        .of(value)
                        .ifPresent(converted -> json.set(next.key(), converted)));
    }
}
