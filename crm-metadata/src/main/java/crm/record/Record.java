package crm.record;

import crm.metadata.EntityType;
import crm.metadata.Field;
import crm.problem.ProblemCode;
import crm.problem.ProblemException;
import crm.record.store.ConvertedAmounts;
import crm.record.store.Row;
import crm.value.RecordRef;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One record of an entity type: its values and what the system knows of it. Values are the Java objects of their
 * field's type; a field without a value is not there.
 */
public final class Record {

    private final EntityType type;
    private final UUID id;
    private final Map<String, Object> values;
    private Map<String, Object> converted = Map.of();
    private final Instant createdAt;
    private final UUID createdBy;
    private int version;
    private UUID owner;
    private Instant updatedAt;
    private UUID updatedBy;
    private @Nullable Instant deletedAt;

    /** The record of a stored row. */
    public Record(EntityType type, Row row) {
        this(type, row.id(), row.values(), row.createdAt(), row.createdBy());
        version = row.version();
        converted = row.converted();
        owner = row.owner();
        updatedAt = row.updatedAt();
        updatedBy = row.updatedBy();
        deletedAt = row.deletedAt();
    }

    private Record(EntityType type, UUID id, Map<String, Object> values, Instant createdAt, UUID createdBy) {
        this.type = type;
        this.id = id;
        this.values = new HashMap<>(values);
        this.createdAt = createdAt;
        this.createdBy = createdBy;
        this.owner = createdBy;
        this.updatedAt = createdAt;
        this.updatedBy = createdBy;
    }

    /** A record that has not been saved: version 0, without values. */
    static Record fresh(EntityType type, UUID id, UUID author, Instant now) {
        return new Record(type, id, Map.of(), now, author);
    }

    public Record copy() {
        return new Record(type, row());
    }

    /** As its row keeps it. */
    Row row() {
        return new Row(
                id,
                version,
                Map.copyOf(values),
                converted,
                owner,
                createdAt,
                createdBy,
                updatedAt,
                updatedBy,
                deletedAt);
    }

    public EntityType type() {
        return type;
    }

    public UUID id() {
        return id;
    }

    public RecordRef ref() {
        return new RecordRef(type.name(), id);
    }

    /** Counts the saves, from 1. */
    public int version() {
        return version;
    }

    /** The user record it belongs to. */
    public UUID owner() {
        return owner;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public UUID createdBy() {
        return createdBy;
    }

    public Instant updatedAt() {
        return updatedAt;
    }

    public UUID updatedBy() {
        return updatedBy;
    }

    public Optional<Instant> deletedAt() {
        return Optional.ofNullable(deletedAt);
    }

    /** The value of a field or system field: an amount in the record's own currency. */
    public Optional<Object> value(Field field) {
        return value(field.name());
    }

    public Optional<Object> value(String field) {
        return switch (field) {
            case EntityType.ID -> Optional.of(ref());
            case EntityType.OWNER -> Optional.of(person(owner));
            case EntityType.CREATED_AT -> Optional.of(createdAt);
            case EntityType.CREATED_BY -> Optional.of(person(createdBy));
            case EntityType.UPDATED_AT -> Optional.of(updatedAt);
            case EntityType.UPDATED_BY -> Optional.of(person(updatedBy));
            default -> Optional.ofNullable(values.get(field));
        };
    }

    public <T> Optional<T> value(String field, Class<T> as) {
        return value(field).map(as::cast);
    }

    /** The same, but amounts in the company's currency: what expressions, filters and sums go by. */
    public Optional<Object> operand(String field) {
        Object amount = converted.isEmpty() ? null : converted.get(field);
        return amount == null ? value(field) : Optional.of(amount);
    }

    /** By field, what its amounts come to in the company's currency; empty where they are in that. */
    public Map<String, Object> converted() {
        return converted;
    }

    void convert(Map<String, Object> amounts) {
        converted = Map.copyOf(amounts);
    }

    /** The currency of its amounts where it is not the company's. */
    public Optional<String> foreignCurrency() {
        return ConvertedAmounts.foreign(type, this::value);
    }

    /** The currency of its amounts, where the company has several. */
    public Optional<String> currency() {
        return foreignCurrency().or(() -> type.recordCurrency().company());
    }

    /** The name of its record type; empty where it has none. */
    public Optional<String> recordType() {
        return value(EntityType.RECORD_TYPE, String.class);
    }

    /** Its entity type as records of its record type have it, to check and to draw it by. */
    public EntityType narrowedType() {
        return type.narrowed(recordType());
    }

    /** What names this record to people; empty where its title field has no value. */
    public String title() {
        return value(type.titleField()).map(Object::toString).orElse("");
    }

    /** Gives a field a value, or takes it away with null. For rules and patches: nothing is checked here. */
    public void set(String field, @Nullable Object value) {
        if (field.equals(EntityType.OWNER)) {
            owner = ((RecordRef) Objects.requireNonNull(value, EntityType.OWNER)).id();
        } else if (value == null) {
            values.remove(field);
        } else {
            values.put(field, value);
        }
    }

    public boolean changedSince(Record before, String field) {
        return !value(field).equals(before.value(field));
    }

    private static RecordRef person(UUID id) {
        return new RecordRef(EntityType.USER, id);
    }

    /** @throws ProblemException {@code STALE_VERSION} if somebody expects another version */
    void requireVersion(OptionalInt expected) {
        if (expected.isPresent() && expected.getAsInt() != version) {
            throw new ProblemException(
                    ProblemCode.STALE_VERSION,
                    "The record has changed: it is at version %d, not %d.".formatted(version, expected.getAsInt()));
        }
    }

    void saved(int newVersion, Instant at, UUID by) {
        version = newVersion;
        updatedAt = at;
        updatedBy = by;
    }

    void deleted(@Nullable Instant at) {
        deletedAt = at;
    }

    @Override
    public String toString() {
        return ref() + " v" + version;
    }
}
