package crm.record;

import crm.metadata.EntityType;
import crm.metadata.Field;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What holds for the fields of one record at this moment, by their names.
 *
 * @param absent not shown, because their {@code visibleWhen} is false
 * @param locked cannot be changed, because their {@code readOnlyWhen} is true
 * @param required have to have a value; absent ones never
 */
public record FieldStates(Set<String> absent, Set<String> locked, Set<String> required) {

    /** Those of fields that an entity type, as somebody sees it, has. */
    FieldStates of(EntityType type) {
        return new FieldStates(known(type, absent), known(type, locked), known(type, required));
    }

    private static Set<String> known(EntityType type, Set<String> fields) {
        return fields.stream()
                .filter(field -> type.findField(field).isPresent())
                .collect(Collectors.toUnmodifiableSet());
    }

    public boolean isShown(Field field) {
        return !absent.contains(field.name());
    }

    public boolean isLocked(Field field) {
        return locked.contains(field.name());
    }

    public boolean isRequired(Field field) {
        return required.contains(field.name());
    }
}
