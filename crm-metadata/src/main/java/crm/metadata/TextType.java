package crm.metadata;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * One line of text.
 *
 * @param maxLength in characters (code points), 1 to 1,000
 * @param pattern what the whole text has to match
 */
public record TextType(int maxLength, Optional<TextPattern> pattern) implements Textual {

    public static final int DEFAULT_LENGTH = 500;

    /** Any text of this length. */
    public TextType(int maxLength) {
        this(maxLength, Optional.empty());
    }

    @Override
    public String name() {
        return "text";
    }

    @Override
    public Optional<Object> parse(JsonNode json) {
        Optional<String> text = TextRules.readLine(json, maxLength);
        text.ifPresent(line -> pattern.ifPresent(form -> form.require(line)));
        return text.map(Object.class::cast);
    }
}
