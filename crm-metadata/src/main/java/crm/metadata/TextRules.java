package crm.metadata;

import com.fasterxml.jackson.databind.JsonNode;
import crm.problem.Limit;
import crm.problem.ProblemCode;
import java.util.Optional;

/** What all types that hold text have in common. */
final class TextRules {

    private TextRules() {}

    /** A text without surrounding white space; an empty one is absent. */
    static Optional<String> read(JsonNode json, int maxLength) {
        if (!json.isTextual()) {
            throw new BadValue(ProblemCode.WRONG_TYPE, "takes text.");
        }
        String text = json.textValue().strip();
        if (!isStorable(text)) {
            throw new BadValue(ProblemCode.WRONG_FORMAT, "has a character that cannot be stored.");
        }
        if (text.codePointCount(0, text.length()) > maxLength) {
            throw new BadValue(ProblemCode.TOO_LONG, Limit.of(Limit.Kind.CHARACTERS, maxLength));
        }
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }

    /** As {@link #read}, on one line. */
    static Optional<String> readLine(JsonNode json, int maxLength) {
        Optional<String> text = read(json, maxLength);
        if (text.isPresent() && text.get().codePoints().anyMatch(c -> c == '\n' || c == '\r')) {
            throw new BadValue(ProblemCode.WRONG_FORMAT, Limit.of(Limit.Kind.LINES, 1));
        }
        return text;
    }

    /** PostgreSQL keeps no NUL and UTF-8 no half of a surrogate pair. */
    private static boolean isStorable(String text) {
        return text.codePoints()
                .noneMatch(c -> c == 0 || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE));
    }
}
