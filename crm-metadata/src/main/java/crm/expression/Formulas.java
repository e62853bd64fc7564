package crm.expression;

import crm.metadata.EntityType;
import crm.metadata.Field;
import crm.metadata.Metadata;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The formulas of an entity type over one record. A formula may read others, and none reads itself. */
public final class Formulas {

    private final Expressions expressions;
    private final Metadata metadata;
    private final EntityType type;

    public Formulas(Expressions expressions, Metadata metadata, EntityType type) {
        this.expressions = expressions;
        this.metadata = metadata;
        this.type = type;
    }

    /**
     * The value of every formula that has one, by field.
     *
     * @param values the record's values; what they say of formulas is not asked
     */
    public Map<String, Object> values(Function<String, Optional<Object>> values) {
        Map<String, Optional<Object>> computed = new HashMap<>();
        type.formulas().forEach(field -> value(field, values, computed));
        Map<String, Object> present = new HashMap<>();
        computed.forEach((field, value) -> value.ifPresent(known -> present.put(field, known)));
        return present;
    }

    private Optional<Object> value(
            Field field, Function<String, Optional<Object>> values, Map<String, Optional<Object>> computed) {
        Optional<Object> known = computed.get(field.name());
        if (known != null) {
            return known;
        }
        // absent for itself: checked metadata has no cycle
        computed.put(field.name(), Optional.empty());
        Optional<Object> value = expressions
                .formula(metadata, type, field)
                .value(name -> type.findStored(name)
                        .filter(other -> other.formula().isPresent())
                        .map(other -> value(other, values, computed))
                        .orElseGet(() -> values.apply(name)));
        computed.put(field.name(), value);
        return value;
    }
}
