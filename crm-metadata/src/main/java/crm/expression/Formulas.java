package crm.expression;

import crm.metadata.EntityType;
import crm.metadata.Field;
import crm.metadata.Metadata;
import crm.problem.ProblemException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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

    /** The names of formulas that read each other in a ring, in its order; empty if there is no ring. */
    public Deque<String> cycle() {
        Set<String> done = new HashSet<>();
        Deque<String> way = new ArrayDeque<>();
        for (Field field : type.formulas()) {
            if (closes(field, way, done)) {
                return way;
            }
        }
        return new ArrayDeque<>();
    }

    private boolean closes(Field field, Deque<String> way, Set<String> done) {
        if (way.contains(field.name())) {
            way.addLast(field.name());
            return true;
        }
        if (!done.add(field.name())) {
            return false;
        }
        way.addLast(field.name());
        for (String name : read(field)) {
            Optional<Field> other =
                    type.findStored(name).filter(next -> next.formula().isPresent());
            if (other.isPresent() && closes(other.get(), way, done)) {
                return true;
            }
        }
        way.removeLast();
        return false;
    }

    /** What cannot be compiled is told elsewhere. */
    private Set<String> read(Field field) {
        try {
            return expressions.formula(metadata, type, field).fields();
        } catch (ProblemException e) {
            return Set.of();
        }
    }
}
