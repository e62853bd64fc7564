package crm.metadata;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import crm.problem.Limit;
import crm.problem.ProblemCode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Several of some options, in the order of the options. A comparison with one option asks whether it is among them.
 *
 * @param choices what there is to choose from
 * @param least how many a value has at least, where there is one
 * @param most how many a value has at most
 */
public record MultiPicklistType(PicklistType choices, int least, int most) implements FieldType {

    /** As many as there are. */
    public static final int ANY = 1_000;

    /** Any number of them. */
    public MultiPicklistType(PicklistType choices) {
        this(choices, 0, ANY);
    }

    /** The same with other choices. */
    public MultiPicklistType of(PicklistType others) {
        return new MultiPicklistType(others, least, most);
    }

    @Override
    public String name() {
        return "multiPicklist";
    }

    @Override
    public ValueKind kind() {
        return ValueKind.CHOICES;
    }

    /** Reads an array of names, or one name for itself. */
    @Override
    public Optional<Object> parse(JsonNode json) {
        if (!json.isArray() && !json.isTextual()) {
            throw new BadValue(ProblemCode.WRONG_TYPE, "takes an array of names of options.");
        }
        List<String> names = new ArrayList<>();
        for (JsonNode name :
                json.isArray() ? json : JsonNodeFactory.instance.arrayNode().add(json)) {
            choices.parse(name)
                    .map(String.class::cast)
                    .filter(known -> !names.contains(known))
                    .ifPresent(names::add);
        }
        if (!names.isEmpty() && names.size() < least) {
            throw new BadValue(ProblemCode.OUT_OF_RANGE, Limit.of(Limit.Kind.OPTIONS_LEAST, least));
        }
        if (names.size() > most) {
            throw new BadValue(ProblemCode.OUT_OF_RANGE, Limit.of(Limit.Kind.OPTIONS_MOST, most));
        }
        names.sort(Comparator.comparing(choices::rank));
        return names.isEmpty() ? Optional.empty() : Optional.of(List.copyOf(names));
    }

    @Override
    public JsonNode toJson(Object value) {
        ArrayNode json = JsonNodeFactory.instance.arrayNode();
        ((List<?>) value).forEach(name -> json.add((String) name));
        return json;
    }

    @Override
    public Object fromJson(JsonNode json) {
        List<String> names = new ArrayList<>();
        json.forEach(name -> names.add(name.asText()));
        return List.copyOf(names);
    }

    @Override
    public Optional<SlotKind> slotKind() {
        return Optional.empty();
    }

    @Override
    public Object slotValue(Object value) {
        throw new IllegalStateException("Several options have no slot");
    }
}
