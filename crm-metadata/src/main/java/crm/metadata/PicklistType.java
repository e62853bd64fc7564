package crm.metadata;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import crm.problem.ProblemCode;
import crm.problem.Suggestion;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One of several options. The order of the options is the order of their values.
 *
 * <p>Options may carry attributes, for example the stages of a pipeline {@code closed}, {@code won} and
 * {@code probability}; expressions read an attribute of the chosen option like a field of the record.
 *
 * @param all the options in their order, with those that are not offered any more but that records still have
 */
public record PicklistType(List<Option> all) implements FieldType {

    /** As many as four digits of rank can order. */
    public static final int MAX_OPTIONS = 1_000;

    /**
     * @param name what is stored and sent
     * @param attributes {@code Boolean}, {@code BigDecimal} or {@code String} by name
     * @param hidden not offered any more
     */
    public record Option(String name, Label label, Map<String, Object> attributes, boolean hidden) {

        public Option {
            attributes = Map.copyOf(attributes);
        }

        public Option(String name, Label label, Map<String, Object> attributes) {
            this(name, label, attributes, false);
        }

        public boolean is(String attribute) {
            return Boolean.TRUE.equals(attributes.get(attribute));
        }
    }

    public PicklistType {
        all = List.copyOf(all);
    }

    /** The options that can be chosen. */
    public List<Option> options() {
        return all.stream().anyMatch(Option::hidden)
                ? all.stream().filter(option -> !option.hidden()).toList()
                : all;
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
