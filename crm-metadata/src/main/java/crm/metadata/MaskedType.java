package crm.metadata;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Optional;

/**
 * What a field's type is to somebody who sees its values masked. A value is its mask: nothing can be concluded from it,
 * so it is neither compared nor sorted nor added up, which would tell the value bit by bit.
 *
 * @param of the type of the values that stand behind the masks
 */
public record MaskedType(FieldType of) implements FieldType {

    private static final String DOTS = "••••";
    private static final String KEY = "masked";

    /** Shorter texts are masked wholly: their end would be most of them. */
    private static final int LONG_ENOUGH = 8;

    private static final int SHOWN = 4;

    /** The last four characters of a line of text that has eight or more; of everything else nothing. */
    public String mask(Object value) {
        boolean line = of instanceof TextType
                || of instanceof PhoneType
                || of instanceof AutoNumberType
                || of instanceof EmailType
                || of instanceof UrlType;
        if (!line || !(value instanceof String text) || text.codePointCount(0, text.length()) < LONG_ENOUGH) {
            return DOTS;
        }
        return DOTS + " " + text.substring(text.offsetByCodePoints(text.length(), -SHOWN));
    }

    /** What is told of a value where not even its end is. */
    public static String whole() {
        return DOTS;
    }

    @Override
    public String name() {
        return of.name();
    }

    @Override
    public ValueKind kind() {
        return ValueKind.COMPOSITE;
    }

    /** Reads what was told before, so that a record can be sent back as it came. */
    @Override
    public Optional<Object> parse(JsonNode json) {
        return Optional.of(json.isObject() ? json.path(KEY).asText() : json.asText());
    }

    @Override
    public JsonNode toJson(Object value) {
        return JsonNodeFactory.instance.objectNode().put(KEY, (String) value);
    }

    @Override
    public Object fromJson(JsonNode json) {
        return json.path(KEY).asText();
    }

    @Override
    public Optional<SlotKind> slotKind() {
        return Optional.empty();
    }

    @Override
    public Object slotValue(Object value) {
        throw new IllegalStateException("A mask has no slot");
    }
}
