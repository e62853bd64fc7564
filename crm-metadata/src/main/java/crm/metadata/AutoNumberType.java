package crm.metadata;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A number that every new record is given, without gaps, as a text in a pattern: {@code INV-{0000}} makes INV-0001. Nobody
 * sets it.
 *
 * @param pattern with one group of zeros in braces, at most 50 characters
 */
public record AutoNumberType(String pattern) implements Textual {

    private static final Pattern DIGITS = Pattern.compile("\\{(0{1,15})}");

    public static boolean isPattern(String pattern) {
        return DIGITS.matcher(pattern).results().count() == 1;
    }

    /** The text of a number; one with more digits than the pattern has zeros is written in full. */
    public String text(long number) {
        Matcher digits = DIGITS.matcher(pattern);
        return digits.replaceFirst(found -> ("%0" + found.group(1).length() + "d").formatted(number));
    }

    @Override
    public String name() {
        return "autoNumber";
    }

    @Override
    public Optional<Object> parse(JsonNode json) {
        return TextRules.readLine(json, 100).map(Object.class::cast);
    }
}
