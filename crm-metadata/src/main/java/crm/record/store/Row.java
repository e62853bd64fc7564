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
 * @param converted by field, what amounts in another currency than the company's come to in that
 * @param deletedAt null while it is not deleted
 */
public record Row(
        UUID id,
        int version,
        Map<String, Object> values,
        Map<String, Object> converted,
        UUID owner,
        Instant createdAt,
        UUID createdBy,
        Instant updatedAt,
        UUID updatedBy,
        @Nullable Instant deletedAt) {

    /** With no amount in another currency. */
    public Row(
            UUID id,
            int version,
            Map<String, Object> values,
            UUID owner,
            Instant createdAt,
            UUID createdBy,
            Instant updatedAt,
            UUID updatedBy,
            @Nullable Instant deletedAt) {
        this(id, version, values, Map.of(), owner, createdAt, createdBy, updatedAt, updatedBy, deletedAt);
    }

    /** The same with other values. */
    Row with(Map<String, Object> others, Map<String, Object> otherConverted) {
        return new Row(
                id,
                version,
                Map.copyOf(others),
                Map.copyOf(otherConverted),
                owner,
                createdAt,
                createdBy,
                updatedAt,
                updatedBy,
                deletedAt);
    }

    /** What an expression reads of it: amounts in the company's currency. */
    Optional<Object> value(String field) {
        Object amount = converted.isEmpty() ? null : converted.get(field);
        return amount == null ? entered(field) : Optional.of(amount);
    }

    /** What it was given: amounts in its own currency. */
    Optional<Object> entered(String field) {
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
