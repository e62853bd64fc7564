package crm.metadata;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * One line of text.
 *
 * @param maxLength in characters (code points), 1 to 1,000
 */
public record TextType(int maxLength) implements Textual {

    public static final int DEFAULT_LENGTH = 500;

    @Override
    public String name() {
        return "text";
    }

    @Override
    public Optional<Object> parse(JsonNode json) {
        return TextRules.readLine(json, maxLength).map(Object.class::cast);
    }
}
