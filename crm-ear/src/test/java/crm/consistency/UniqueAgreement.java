package crm.consistency;

import com.fasterxml.jackson.databind.JsonNode;
import crm.metadata.EntityType;
import crm.metadata.Field;
import crm.metadata.UniqueCombination;
import crm.metadata.ValueKind;
import crm.record.store.UniqueKeys;
import crm.value.Json;
import crm.value.TextKey;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Compares {@code unique_value} with the unique fields and combinations of the records that are not deleted, both ways. What
 * is becoming unique may be claimed in part.
 */
public final class UniqueAgreement {

    private static final String CLAIMED =
            "select tenant_id || ' ' || entity_id || ' ' || field || ' ' || record_id || ' ' || value from unique_value";
    private static final String ROWS = """
            select id, values from record where tenant_id = ? and entity_id = %d and deleted_at is null""";

    private final Set<String> wanted = new HashSet<>();
    private final Set<String> coming = new HashSet<>();

    private UniqueAgreement() {}

    /** What does not hold, in sentences; empty when all is well. */
    public static List<String> findings(Connection superuser) throws SQLException {
        UniqueAgreement agreement = new UniqueAgreement();
        TenantSchemas.each(superuser, (tenant, type) -> agreement.collect(superuser, tenant, type));
        Set<String> claimed = claimed(superuser);
        List<String> findings = new ArrayList<>();
        agreement.wanted.stream()
                .filter(claim -> !claimed.contains(claim))
                .forEach(claim -> findings.add("Unique value not held: " + claim));
        claimed.stream()
                .filter(claim -> !agreement.wanted.contains(claim))
                .filter(claim -> agreement.coming.stream().noneMatch(claim::startsWith))
                .forEach(claim -> findings.add("Unique value held for no record: " + claim));
        return List.copyOf(findings);
    }

    private static Set<String> claimed(Connection superuser) throws SQLException {
        Set<String> claimed = new HashSet<>();
        try (PreparedStatement statement = superuser.prepareStatement(CLAIMED);
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                claimed.add(row.getString(1));
            }
        }
        return claimed;
    }

    private void collect(Connection superuser, int tenant, EntityType type) throws SQLException {
        String head = "%d %d ".formatted(tenant, type.id());
        type.claims().stream()
                .filter(UniqueCombination::isComing)
                .forEach(combination -> coming.add(head + combination.name() + " "));
        List<Field> unique = type.fields().stream().filter(Field::unique).toList();
        if (unique.isEmpty() && type.unique().isEmpty()) {
            return;
        }
        try (PreparedStatement statement = superuser.prepareStatement(ROWS.formatted(type.id()))) {
            statement.setInt(1, tenant);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    String id = row.getString("id");
                    JsonNode values = Json.read(row.getString("values"));
                    unique.stream()
                            .filter(field -> values.hasNonNull(field.key()))
                            .forEach(field -> wanted.add(head + field.name() + " " + id + " "
                                    + text(field, field.type().fromJson(values.get(field.key())))));
                    type.unique()
                            .forEach(combination -> UniqueKeys.of(type, combination, name -> value(type, values, name))
                                    .ifPresent(key -> wanted.add(head + combination.name() + " " + id + " " + key)));
                }
            }
        }
    }

    private static Optional<Object> value(EntityType type, JsonNode values, String name) {
        Field field = type.field(name);
        return values.hasNonNull(field.key())
                ? Optional.of(field.type().fromJson(values.get(field.key())))
                : Optional.empty();
    }

    private static String text(Field field, Object value) {
        return switch (value) {
            case BigDecimal number -> number.stripTrailingZeros().toPlainString();
            case String text when field.type().kind() == ValueKind.TEXT -> TextKey.full(text);
            default -> value.toString();
        };
    }
}
