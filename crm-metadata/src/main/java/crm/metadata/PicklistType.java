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
 */
public record PicklistType(List<Option> options) implements FieldType {

    /** As many as four digits of rank can order. */
    public static final int MAX_OPTIONS = 1_000;

    /**
     * @param name what is stored and sent
     * @param attributes {@code Boolean}, {@code BigDecimal} or {@code String} by name
     */
    public record Option(String name, Label label, Map<String, Object> attributes) {

        public Option {
            attributes = Map.copyOf(attributes);
        }

        public boolean is(String attribute) {
            return Boolean.TRUE.equals(attributes.get(attribute));
        }
    }

    public PicklistType {
        options = List.copyOf(options);
    }

    @Override
    public String name() {
        return "picklist";
    }

    @Override
    public ValueKind kind() {
        return ValueKind.CHOICE;
    }

    public Optional<Option> option(String name) {
        return options.stream().filter(option -> option.name().equals(name)).findFirst();
    }

    /** The option's place among the others, from 0; what is no option any more comes after all that are. */
    public int rank(String name) {
        for (int i = 0; i < options.size(); i++) {
            if (options.get(i).name().equals(name)) {
                return i;
            }
        }
        return options.size();
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
        if (option(name).isEmpty()) {
            List<String> names = options.stream().map(Option::name).toList();
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
