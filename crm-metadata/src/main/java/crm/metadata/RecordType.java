package crm.metadata;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;

/**
 * A business type of an entity: a new machine and a service contract are both opportunities, and do not go through the
 * same stages. A record of a type has the picklist values that the type offers, and its required fields.
 *
 * @param offered names of options by picklist, single or multiple; a picklist that is not there offers all it has
 * @param defaults values of new records by field, in the place of the fields' own
 * @param beginnings expressions that values of new records are made of, by field, in the place of the fields' own
 * @param required fields that records of the type have to have beside those that all records have to
 * @param hidden not chosen any more; records keep it
 */
public record RecordType(
        String name,
        Label label,
        Optional<Label> help,
        Map<String, Set<String>> offered,
        Map<String, Object> defaults,
        Map<String, String> beginnings,
        Set<String> required,
        boolean hidden) {

    public RecordType {
        offered = Map.copyOf(offered);
        defaults = Map.copyOf(defaults);
        beginnings = Map.copyOf(beginnings);
        required = Set.copyOf(required);
    }

    /** The same with those expressions for new records that somebody may know. */
    public RecordType knowing(BiPredicate<String, String> isKnown) {
        Map<String, String> known = new HashMap<>(beginnings);
        known.entrySet().removeIf(beginning -> !isKnown.test(beginning.getKey(), beginning.getValue()));
        return new RecordType(name, label, help, offered, defaults, known, required, hidden);
    }

    /** True if a record of this type may choose the option of a picklist. */
    public boolean offers(String field, String option) {
        return !offered.containsKey(field)
                || offered.getOrDefault(field, Set.of()).contains(option);
    }

    /** The field as records of this type have it. */
    Field of(Field field) {
        FieldType type = offered.containsKey(field.name()) ? narrowed(field) : field.type();
        boolean isAskedFor = required.contains(field.name()) && field.access() == FieldAccess.EDIT;
        String beginning = beginnings.get(field.name());
        if (beginning != null && field.access().compareTo(FieldAccess.READ) >= 0) {
            return field.narrowed(type, field.required() || isAskedFor, Optional.empty())
                    .beginningWith(beginning);
        }
        Optional<Object> value = Optional.ofNullable(defaults.get(field.name()))
                .filter(_ -> field.access().compareTo(FieldAccess.READ) >= 0)
                .or(() -> offeredDefault(field, type));
        return field.narrowed(type, field.required() || isAskedFor, value);
    }

    private FieldType narrowed(Field field) {
        return switch (field.type()) {
            case PicklistType picklist -> picklist.offering(option -> offers(field.name(), option));
            case MultiPicklistType several ->
                several.of(several.choices().offering(option -> offers(field.name(), option)));
            default -> field.type();
        };
    }

    /** Where the field's own default is not offered, the first option that is takes its place. */
    private Optional<Object> offeredDefault(Field field, FieldType type) {
        boolean isLost = type instanceof PicklistType
                && field.defaultValue()
                        .filter(value -> !offers(field.name(), value.toString()))
                        .isPresent();
        return isLost
                ? ((PicklistType) type).options().stream().findFirst().map(PicklistType.Option::name)
                : field.defaultValue();
    }
}
