package crm.metadata;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import crm.problem.ProblemCode;
import crm.problem.Suggestion;
import crm.value.PostalAddress;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A postal address in parts. Street has several lines, at most 500 characters; the others one, at most 100. */
public record AddressType() implements CompositeType {

    private static final List<String> PARTS = List.of("street", "city", "state", "postalCode", "country");
    private static final int LONGEST = 500;

    @Override
    public String name() {
        return "address";
    }

    @Override
    public Map<String, FieldType> parts() {
        Map<String, FieldType> parts = new LinkedHashMap<>();
        PARTS.forEach(part -> parts.put(part, new TextType(LONGEST)));
        return parts;
    }

    @Override
    public Optional<Object> part(Object value, String name) {
        PostalAddress address = (PostalAddress) value;
        String part = switch (name) {
            case "street" -> address.street();
            case "city" -> address.city();
            case "state" -> address.state();
            case "postalCode" -> address.postalCode();
            default -> address.country();
        };
        return part.isEmpty() ? Optional.empty() : Optional.of(part);
    }

    @Override
    public Optional<Object> parse(JsonNode json) {
        if (!json.isObject()) {
            throw new BadValue(ProblemCode.WRONG_TYPE, "takes an object with " + String.join(", ", PARTS) + ".");
        }
        json.fieldNames().forEachRemaining(AddressType::requirePart);
        PostalAddress address = new PostalAddress(
                TextRules.read(present(json, "street"), LONGEST).orElse(""),
                line(json, "city"),
                line(json, "state"),
                line(json, "postalCode"),
                line(json, "country"));
        return address.isEmpty() ? Optional.empty() : Optional.of(address);
    }

    private static void requirePart(String part) {
        if (!PARTS.contains(part)) {
            throw new BadValue(
                    ProblemCode.UNKNOWN_FIELD, "has no part '%s'.%s".formatted(part, Suggestion.question(part, PARTS)));
        }
    }

    private static String line(JsonNode json, String part) {
        return TextRules.readLine(present(json, part), 100).orElse("");
    }

    private static JsonNode present(JsonNode json, String part) {
        JsonNode value = json.path(part);
        return value instanceof MissingNode || value.isNull() ? JsonNodeFactory.instance.textNode("") : value;
    }

    @Override
    public JsonNode toJson(Object value) {
        PostalAddress address = (PostalAddress) value;
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        put(json, "street", address.street());
        put(json, "city", address.city());
        put(json, "state", address.state());
        put(json, "postalCode", address.postalCode());
        put(json, "country", address.country());
        return json;
    }

    private static void put(ObjectNode json, String part, String value) {
        if (!value.isEmpty()) {
            json.put(part, value);
        }
    }

    @Override
    public Object fromJson(JsonNode json) {
        return new PostalAddress(
                json.path("street").asText(),
                json.path("city").asText(),
                json.path("state").asText(),
                json.path("postalCode").asText(),
                json.path("country").asText());
    }
}
