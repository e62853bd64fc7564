package crm.record.query;

import crm.metadata.EntityType;
import crm.metadata.Field;
import java.util.Optional;

/**
 * A field of the record asked for, or of a record it refers to, one lookup away.
 *
 * @param via the lookup that leads to the other record, or empty
 * @param type the entity type that {@code field} belongs to
 */
public record FieldPath(Optional<Field> via, EntityType type, Field field) {

    public static FieldPath of(EntityType type, Field field) {
        return new FieldPath(Optional.empty(), type, field);
    }

    public static FieldPath through(Field lookup, EntityType target, Field field) {
        return new FieldPath(Optional.of(lookup), target, field);
    }

    @Override
    public String toString() {
        return via.map(lookup -> lookup.name() + ".").orElse("") + field.name();
    }
}
