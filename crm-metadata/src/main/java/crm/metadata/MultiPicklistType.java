package crm.metadata;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import crm.problem.ProblemCode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Several of some options, in the order of the options. A comparison with one option asks whether it is among them.
 *
 * @param choices what there is to choose from
 */
public record MultiPicklistType(PicklistType choices) implements FieldType {

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
