package crm.record.store;

import crm.metadata.EntityType;
import crm.value.RecordRef;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A record as its row keeps it.
 *
 * @param values by field; what belongs to no field any more stays as its JSON
 * @param deletedAt null while it is not deleted
 */
public record Row(
        UUID id,
        int version,
        Map<String, Object> values,
        UUID owner,
        Instant createdAt,
        UUID createdBy,
        Instant updatedAt,
        UUID updatedBy,
        @Nullable Instant deletedAt) {

    /** The same with other values. */
    Row with(Map<String, Object> others) {
        return new Row(id, version, Map.copyOf(others), owner, createdAt, createdBy, updatedAt, updatedBy, deletedAt);
    }

    /** What an expression reads of it. */
    Optional<Object> value(String field) {
        return switch (field) {
            case EntityType.OWNER -> Optional.of(new RecordRef(EntityType.USER, owner));
            case EntityType.CREATED_AT -> Optional.of(createdAt);
            case EntityType.CREATED_BY -> Optional.of(new RecordRef(EntityType.USER, createdBy));
            case EntityType.UPDATED_AT -> Optional.of(updatedAt);
            case EntityType.UPDATED_BY -> Optional.of(new RecordRef(EntityType.USER, updatedBy));
            default -> Optional.ofNullable(values.get(field));
        };
    }
}
