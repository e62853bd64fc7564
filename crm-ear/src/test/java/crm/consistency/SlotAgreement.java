package crm.consistency;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import crm.metadata.EntityType;
import crm.metadata.Field;
import crm.metadata.Slot;
import crm.metadata.SlotKind;
import crm.value.Json;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Compares the 40 slots and the type of every record with its {@code values}, or what was computed of them: a field's
 * slot has its value, every other one nothing. In a tenant that was customised, a slot may keep what a field left in it
 * that is gone: nobody asks it, and the next field fills it.
 */
public final class SlotAgreement {

    private static final String ROWS = "select id, values, r.* from record r where tenant_id = ? and entity_id = %d";

    private static final String CUSTOMISED = "select distinct tenant_id from metadata_layer where version > 1";

    private final List<String> findings = new ArrayList<>();
    private final Set<Integer> customised = new HashSet<>();

    private SlotAgreement(Connection superuser) throws SQLException {
        try (PreparedStatement statement = superuser.prepareStatement(CUSTOMISED);
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                customised.add(row.getInt(1));
            }
        }
    }

    /** What does not hold, in sentences; empty when all is well. */
    public static List<String> findings(Connection superuser) throws SQLException {
        SlotAgreement agreement = new SlotAgreement(superuser);
        TenantSchemas.each(superuser, (tenant, type) -> agreement.check(superuser, tenant, type));
        return List.copyOf(agreement.findings);
    }

    private void check(Connection superuser, int tenant, EntityType type) throws SQLException {
        Map<String, Field> fields = new HashMap<>();
        type.storedFields().forEach(field -> field.writtenSlot().ifPresent(slot -> fields.put(slot.column(), field)));
        try (PreparedStatement statement = superuser.prepareStatement(ROWS.formatted(type.id()))) {
            statement.setInt(1, tenant);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    check(tenant, type, fields, row);
                }
            }
        }
    }

    private void check(int tenant, EntityType type, Map<String, Field> fields, ResultSet row) throws SQLException {
        ObjectNode values = (ObjectNode) Json.read(row.getString("values"));
        made(type, values, row.getString("computed"));
        for (SlotKind kind : SlotKind.values()) {
            for (int number = 1; number <= kind.count(); number++) {
                check(tenant, type, fields, new Slot(kind, number), values, row);
            }
        }
        check(tenant, type, fields, Slot.RECORD_TYPE, values, row);
    }

    /** Puts what is computed in its place: formulas and roll-ups, and amounts in the company's currency. */
    private static void made(EntityType type, ObjectNode values, @Nullable String computed) {
        JsonNode made = computed == null ? JsonNodeFactory.instance.objectNode() : Json.read(computed);
        for (Field field : type.storedFields()) {
            JsonNode value = made.path(field.name() + (field.converted() ? ".converted" : ""));
            if (!value.isMissingNode() && (field.isComputed() || field.converted())) {
                values.set(field.name(), value);
            }
        }
    }

    private void check(
            int tenant, EntityType type, Map<String, Field> fields, Slot slot, JsonNode values, ResultSet row)
            throws SQLException {
        Field field = fields.get(slot.column());
        if (field == null && customised.contains(tenant)) {
            return;
        }
        Object expected = expected(field, slot.kind(), values);
        Object found = found(slot.kind(), slot.column(), row);
        if (!Objects.equals(expected, found)) {
            findings.add("Tenant %d: %s/%s has %s in %s, and its values say %s"
                    .formatted(tenant, type.name(), row.getString("id"), found, slot.column(), expected));
        }
    }

    private static @Nullable Object expected(@Nullable Field field, SlotKind kind, JsonNode values) {
        if (field == null) {
            return null;
        }
        JsonNode value = values.path(field.name());
        return value.isMissingNode() || value.isNull()
                ? kind.empty()
                : field.type().slotValue(field.type().fromJson(value));
    }

    private static @Nullable Object found(SlotKind kind, String column, ResultSet row) throws SQLException {
        return switch (kind) {
            case TEXT -> row.getString(column);
            case NUMBER -> row.getObject(column, Long.class);
            case MOMENT -> moment(row.getObject(column, OffsetDateTime.class));
            case REFERENCE -> row.getObject(column, UUID.class);
        };
    }

    private static @Nullable Instant moment(@Nullable OffsetDateTime moment) {
        if (moment == null) {
            return null;
        }
        return moment.equals(OffsetDateTime.MAX) ? Instant.MAX : moment.toInstant();
    }
}
