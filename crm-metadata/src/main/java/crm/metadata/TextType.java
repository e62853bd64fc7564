package crm.metadata;

import com.fasterxml.jackson.databind.JsonNode;
import crm.problem.Limit;
import crm.problem.ProblemCode;
import java.util.Optional;

/**
 * One line of text.
 *
 * @param minLength in characters, 0 for any; a text of none is absent, which is no question of length
 * @param maxLength in characters (code points), 1 to 1,000
 * @param pattern what the whole text has to match
 */
public record TextType(int minLength, int maxLength, Optional<TextPattern> pattern) implements Textual {

    public static final int DEFAULT_LENGTH = 500;

    /** Any text of this length. */
    public TextType(int maxLength) {
        this(0, maxLength, Optional.empty());
    }

    @Override
    public String name() {
        return "text";
    }

    @Override
    public Optional<Object> parse(JsonNode json) {
        Optional<String> text = TextRules.readLine(json, maxLength);
        text.filter(line -> line.codePointCount(0, line.length()) < minLength).ifPresent(_ -> {
            throw new BadValue(ProblemCode.OUT_OF_RANGE, Limit.of(Limit.Kind.CHARACTERS_LEAST, minLength));
        });
        text.ifPresent(line -> pattern.ifPresent(form -> form.require(line)));
        return text.map(Object.class::cast);
    }
}
