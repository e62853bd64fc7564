package crm.record;

import crm.metadata.EntityType;
import crm.metadata.Field;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What holds for the fields of one record at this moment, by their names, each with its reason.
 *
 * @param absences not shown, because their {@code visibleWhen} is false
 * @param locks cannot be changed, because their {@code readOnlyWhen} is true
 * @param needs have to have a value; absent ones never
 */
public record FieldStates(Map<String, Reason> absences, Map<String, Reason> locks, Map<String, Reason> needs) {

    /** Those of fields that an entity type, as somebody sees it, has. */
    FieldStates of(EntityType type) {
        return new FieldStates(known(type, absences), known(type, locks), known(type, needs));
    }

    private static Map<String, Reason> known(EntityType type, Map<String, Reason> fields) {
        return fields.entrySet().stream()
                .filter(entry -> type.findField(entry.getKey()).isPresent())
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    public Set<String> absent() {
        return absences.keySet();
    }

    public Set<String> locked() {
        return locks.keySet();
    }

    public Set<String> required() {
        return needs.keySet();
    }

    public boolean isShown(Field field) {
        return !absences.containsKey(field.name());
    }

    public boolean isLocked(Field field) {
        return locks.containsKey(field.name());
    }

    public boolean isRequired(Field field) {
        return needs.containsKey(field.name());
    }
}
