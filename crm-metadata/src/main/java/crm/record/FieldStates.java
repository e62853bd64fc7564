package crm.record;

import crm.metadata.Field;
import java.util.Set;

/**
 * What holds for the fields of one record at this moment, by their names.
 *
 * @param absent not shown, because their {@code visibleWhen} is false
 * @param locked cannot be changed, because their {@code readOnlyWhen} is true
 * @param required have to have a value; absent ones never
 */
public record FieldStates(Set<String> absent, Set<String> locked, Set<String> required) {

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
