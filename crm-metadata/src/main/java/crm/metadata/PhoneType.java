package crm.metadata;

import com.fasterxml.jackson.databind.JsonNode;
import crm.problem.ProblemCode;
import java.util.Optional;
import java.util.regex.Pattern;

/** One telephone number as people write it: digits with spaces, dots, dashes, slashes and brackets, an extension after x. */
public record PhoneType() implements Textual {

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
}
