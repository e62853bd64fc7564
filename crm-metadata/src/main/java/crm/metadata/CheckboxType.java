package crm.metadata;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import crm.problem.ProblemCode;
import java.util.Optional;

/** Yes or no. */
public record CheckboxType() implements FieldType {

    @Override
    public String name() {
        return "checkbox";
    }

    @Override
    public ValueKind kind() {
        return ValueKind.BOOLEAN;
    }

    @Override
    public Optional<Object> parse(JsonNode json) {
        if (!json.isBoolean()) {
            throw new BadValue(ProblemCode.WRONG_TYPE, "takes true or false.");
        }
        return Optional.of(json.booleanValue());
    }

    @Override
    public JsonNode toJson(Object value) {
        return BooleanNode.valueOf((Boolean) value);
    }

    @Override
    public Object fromJson(JsonNode json) {
        return json.booleanValue();
    }

    @Override
    public Optional<SlotKind> slotKind() {
        return Optional.of(SlotKind.NUMBER);
    }

    @Override
    public Object slotValue(Object value) {
        return (Boolean) value ? 1L : 0L;
    }
}
