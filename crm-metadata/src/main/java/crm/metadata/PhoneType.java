package crm.metadata;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import crm.problem.ProblemCode;
import crm.value.TextKey;
import java.util.Optional;
import java.util.regex.Pattern;

/** One telephone number as people write it: digits with spaces, dots, dashes, slashes and brackets, an extension after x. */
public record PhoneType() implements FieldType {

    private static final Pattern FORM = Pattern.compile("\\+?[0-9 ().\\-/]{3,30}( ?(x|ext\\.?) ?[0-9]{1,8})?");

    @Override
    public String name() {
        return "phone";
    }

    @Override
    public Optional<Object> parse(JsonNode json) {
        return TextRules.readLine(json, 40).map(PhoneType::checked);
    }

    private static String checked(String text) {
        long digits = text.chars().filter(Character::isDigit).count();
        if (!FORM.matcher(text).matches() || digits < 3) {
            throw new BadValue(ProblemCode.WRONG_FORMAT, "takes a telephone number like +1 212 555 0100.");
        }
        return text;
    }

    @Override
    public ValueKind kind() {
        return ValueKind.TEXT;
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

    @Override
    public Object slotValue(Object value) {
        return TextKey.slot((String) value);
    }
}
