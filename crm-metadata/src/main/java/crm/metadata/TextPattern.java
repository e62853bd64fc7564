package crm.metadata;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import crm.problem.ProblemCode;
import org.jspecify.annotations.Nullable;

/**
 * A regular expression that a text has to match as a whole, in the syntax of RE2: its time grows with the text and
 * nothing else, so that no expression can stall a node.
 */
public final class TextPattern {

    /** A longer one is more than anybody reads. */
    public static final int MAX_LENGTH = 200;

    private final String source;
    private final Pattern compiled;

    /** @throws BadValue if it is no regular expression, or one that RE2 does not know */
    public TextPattern(String source) {
        this.source = source;
        this.compiled = compile(source);
    }

    private static Pattern compile(String source) {
        try {
            if (source.length() <= MAX_LENGTH) {
                return Pattern.compile(source);
            }
        } catch (PatternSyntaxException e) {
            throw new BadValue(
                    ProblemCode.WRONG_FORMAT,
                    "is no pattern: %s. Patterns have the syntax of RE2, without references backwards and looking around."
                            .formatted(e.getDescription()));
        }
        throw new BadValue(ProblemCode.TOO_LONG, "takes at most %d characters.".formatted(MAX_LENGTH));
    }

    void require(String text) {
        if (!compiled.matches(text)) {
            throw new BadValue(ProblemCode.WRONG_FORMAT, "has to match the pattern %s.".formatted(source));
        }
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof TextPattern pattern && source.equals(pattern.source);
    }

    @Override
    public int hashCode() {
        return source.hashCode();
    }

    @Override
    public String toString() {
        return source;
    }
}
