package crm.metadata;

import com.fasterxml.jackson.databind.JsonNode;
import crm.problem.ProblemCode;
import java.util.Optional;
import java.util.regex.Pattern;

/** One mail address, without a display name. At most 254 characters (RFC 5321). */
public record EmailType() implements Textual {

    private static final Pattern FORM = Pattern.compile("[^\\s@<>,;\"]+@[^\\s@<>,;\"]+\\.[^\\s@<>,;\".]{2,}");

    @Override
    public String name() {
        return "email";
    }

    @Override
    public Optional<Object> parse(JsonNode json) {
        return TextRules.readLine(json, 254).map(EmailType::checked);
    }

    private static String checked(String text) {
        if (!FORM.matcher(text).matches()) {
            throw new BadValue(ProblemCode.WRONG_FORMAT, "takes a mail address like anna@example.com.");
        }
        return text;
    }
}
