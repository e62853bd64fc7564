package crm.metadata;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * Text of several lines. Not indexed: substrings are found by search.
 *
 * @param maxLength in characters (code points), 1 to 100,000
 */
public record LongTextType(int maxLength) implements Textual {

    public static final int DEFAULT_LENGTH = 100_000;

    @Override
    public String name() {
        return "longText";
    }

    @Override
    public Optional<Object> parse(JsonNode json) {
        return TextRules.read(json, maxLength).map(Object.class::cast);
    }

    @Override
    public Optional<SlotKind> slotKind() {
        return Optional.empty();
    }
}
