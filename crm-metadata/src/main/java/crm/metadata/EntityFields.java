package crm.metadata;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** The fields of an entity type in their declared order, hidden ones among them, and those that every entity type has. */
final class EntityFields {

    private final Map<String, Field> stored;
    private final Map<String, Field> shown;
    private final Map<String, Field> system;
    private final List<Field> computed;
    private final List<Field> formulas;
    private final List<Field> rollUps;
    private final List<Field> amounts;

    EntityFields(Collection<Field> own, Map<String, Field> system) {
        this.stored = new LinkedHashMap<>();
        own.forEach(field -> stored.put(field.name(), field));
        this.shown = shown(stored);
        this.system = system;
        this.computed = shown.values().stream().filter(Field::isComputed).toList();
        this.formulas =
                computed.stream().filter(field -> field.formula().isPresent()).toList();
        this.rollUps =
                computed.stream().filter(field -> field.rollUp().isPresent()).toList();
        this.amounts = own.stream().filter(Field::converted).toList();
    }

    /** The map itself where nothing is hidden. */
    private static Map<String, Field> shown(Map<String, Field> stored) {
        if (stored.values().stream().noneMatch(Field::hidden)) {
            return stored;
        }
        Map<String, Field> shown = new LinkedHashMap<>(stored);
        shown.values().removeIf(Field::hidden);
        return shown;
    }

    EntityFields with(Collection<Field> other) {
        return new EntityFields(other, system);
    }

    /** Its own fields as something makes them. */
    EntityFields each(UnaryOperator<Field> change) {
        return with(stored.values().stream().map(change).toList());
    }

    EntityFields withSystemLabels(Function<Field, Label> labels) {
        Map<String, Field> renamed = new LinkedHashMap<>();
        system.forEach((name, field) -> renamed.put(name, field.withLabel(labels.apply(field))));
        return new EntityFields(stored.values(), renamed);
    }

    Collection<Field> stored() {
        return stored.values();
    }

    Collection<Field> shown() {
        return shown.values();
    }

    Collection<Field> system() {
        return system.values();
    }

    /** The shown ones and those that every entity type has. */
    Stream<Field> all() {
        return Stream.concat(shown.values().stream(), system.values().stream());
    }

    List<Field> computed() {
        return computed;
    }

    List<Field> formulas() {
        return formulas;
    }

    List<Field> rollUps() {
        return rollUps;
    }

    List<Field> amounts() {
        return amounts;
    }

    Optional<Field> find(String name) {
        return Optional.ofNullable(shown.get(name)).or(() -> Optional.ofNullable(system.get(name)));
    }

    Optional<Field> findStored(String name) {
        return Optional.ofNullable(stored.get(name)).or(() -> Optional.ofNullable(system.get(name)));
    }
}
