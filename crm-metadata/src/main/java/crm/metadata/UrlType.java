package crm.metadata;

import com.fasterxml.jackson.databind.JsonNode;
import crm.problem.ProblemCode;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.regex.Pattern;

/** The address of a web page; {@code https://} is understood where no scheme is written. At most 2,000 characters. */
public record UrlType() implements Textual {

    private static final Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.\\-]*:.*");

    @Override
    public String name() {
        return "url";
    }

    @Override
    public Optional<Object> parse(JsonNode json) {
        return TextRules.readLine(json, 2000).map(UrlType::checked);
    }

    private static String checked(String text) {
        String address =
                SCHEME.matcher(text).matches() && !HOST_AND_PORT.matcher(text).matches() ? text : "https://" + text;
        try {
            URI uri = new URI(address);
            boolean web = "https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme());
            if (web && uri.getHost() != null) {
                return address;
            }
        } catch (URISyntaxException e) {
            // told below, like every other address that is none
        }
        throw new BadValue(ProblemCode.WRONG_FORMAT, "takes a web address like https://example.com.");
    }

    private static final Pattern HOST_AND_PORT = Pattern.compile("[A-Za-z0-9.\\-]+:[0-9]{1,5}(/.*)?");
}
