package crm.metadata;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import crm.problem.ProblemCode;
import crm.problem.Suggestion;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * One of several options. The order of the options is the order of their values.
 *
 * <p>Options may carry attributes, for example the stages of a pipeline {@code closed}, {@code won} and
 * {@code probability}; expressions read an attribute of the chosen option like a field of the record.
 *
 * @param all the options in their order, with those that are not offered any more but that records still have
 * @param dependsOn the field, a picklist or checkbox, whose value says which options go with it
 */
public record PicklistType(List<Option> all, Optional<String> dependsOn) implements FieldType {

    /** As many as four digits of rank can order. */
    public static final int MAX_OPTIONS = 1_000;

    /**
     * @param name what is stored and sent
     * @param attributes {@code Boolean}, {@code BigDecimal} or {@code String} by name
     * @param hidden not offered any more
     * @param goesWith the values of the field that the picklist depends on with which it can be chosen; empty for all
     */
    public record Option(
            String name, Label label, Map<String, Object> attributes, boolean hidden, Set<String> goesWith) {

        public Option {
            attributes = Map.copyOf(attributes);
            goesWith = Set.copyOf(goesWith);
        }

        public Option(String name, Label label, Map<String, Object> attributes) {
            this(name, label, attributes, false, Set.of());
        }

        public boolean is(String attribute) {
            return Boolean.TRUE.equals(attributes.get(attribute));
        }
    }

    public PicklistType {
        all = List.copyOf(all);
    }

    /** One that depends on nothing. */
    public PicklistType(List<Option> all) {
        this(all, Optional.empty());
    }

    /** What a field of a type chooses from, be it one option or several; empty where it does not choose. */
    public static Optional<PicklistType> of(FieldType type) {
        return switch (type) {
            case PicklistType one -> Optional.of(one);
            case MultiPicklistType several -> Optional.of(several.choices());
            default -> Optional.empty();
        };
    }

    /** The options that can be chosen. */
    public List<Option> options() {
        return all.stream().anyMatch(Option::hidden)
                ? all.stream().filter(option -> !option.hidden()).toList()
                : all;
    }

    /** The same with fewer options to choose from; it still knows the others. */
    PicklistType offering(Predicate<String> isOffered) {
        return new PicklistType(
                all.stream()
                        .map(option -> new Option(
                                option.name(),
                                option.label(),
                                option.attributes(),
                                option.hidden() || !isOffered.test(option.name()),
                                option.goesWith()))
                        .toList(),
                dependsOn);
    }

    /** A type that chooses whatever other fields say; one that does not choose is itself. */
    public static FieldType independent(FieldType type) {
        return switch (type) {
            case PicklistType one -> new PicklistType(one.all);
            case MultiPicklistType several -> several.of(new PicklistType(several.choices().all));
            default -> type;
        };
    }

    /**
     * True if an option can be chosen beside a value of the field that this picklist depends on; always, where it depends on
     * none.
     *
     * @param controlling the other field's value, empty where it has none
     */
    public boolean goesWith(String name, Optional<Object> controlling) {
        Set<String> needed = dependsOn.isEmpty()
                ? Set.of()
                : option(name).map(Option::goesWith).orElse(Set.of());
        return needed.isEmpty()
                || controlling
                        .filter(value -> needed.contains(value.toString()))
                        .isPresent();
    }

    @Override
    public String name() {
        return "picklist";
    }

    @Override
    public ValueKind kind() {
        return ValueKind.CHOICE;
    }

    /** An option, offered or not. */
    public Optional<Option> option(String name) {
        return all.stream().filter(option -> option.name().equals(name)).findFirst();
    }

    /** The option's place among the others, from 0; what is no option any more comes after all that are. */
    public int rank(String name) {
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).name().equals(name)) {
                return i;
            }
        }
        return all.size();
    }

    @Override
    public Optional<Object> parse(JsonNode json) {
        if (!json.isTextual()) {
            throw new BadValue(ProblemCode.WRONG_TYPE, "takes the name of an option.");
        }
        String name = json.textValue().strip();
        if (name.isEmpty()) {
            return Optional.empty();
        }
        if (option(name).filter(option -> !option.hidden()).isEmpty()) {
            List<String> names = options().stream().map(Option::name).toList();
            throw new BadValue(
                    ProblemCode.UNKNOWN_OPTION,
                    "has no option '%s'.%s".formatted(name, Suggestion.question(name, names)));
        }
        return Optional.of(name);
    }

    @Override
    public JsonNode toJson(Object value) {
        return TextNode.valueOf((String) value);
    }

    @Override
    public Object fromJson(JsonNode json) {
        return json.textValue();
    }

    @Override
    public Optional<SlotKind> slotKind() {
        return Optional.of(SlotKind.TEXT);
    }

    /** Rank and name, so that the index sorts in the picklist's order. */
    @Override
    public Object slotValue(Object value) {
        int rank = rank((String) value);
        return "000".substring(Math.min(3, Integer.toString(rank).length() - 1)) + rank + value;
    }
}
