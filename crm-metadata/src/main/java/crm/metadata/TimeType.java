package crm.metadata;

import com.fasterxml.jackson.databind.JsonNode;
import crm.problem.ProblemCode;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A time of day to the minute, without a zone. Kept as {@code 09:30}, whose order as text is that of the clock.
 *
 * @param bounds the first and the last time that it takes
 */
public record TimeType(Bounds<String> bounds) implements Textual {

    /** Any time. */
    public TimeType() {
        this(Bounds.none());
    }

    private static final Pattern FORM = Pattern.compile("([01]?[0-9]|2[0-3]):([0-5][0-9])(:00)?");

    @Override
    public String name() {
        return "time";
    }

    @Override
    public Optional<Object> parse(JsonNode json) {
        Optional<String> text = TextRules.readLine(json, 10);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        Matcher time = FORM.matcher(text.get());
        if (!time.matches()) {
            throw new BadValue(ProblemCode.WRONG_FORMAT, "takes a time of day like 09:30.");
        }
        String read = "%02d:%s".formatted(Integer.parseInt(time.group(1)), time.group(2));
        bounds.require(read);
        return Optional.of(read);
    }
}
