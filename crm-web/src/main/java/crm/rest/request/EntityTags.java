package crm.rest.request;

import crm.problem.ProblemCode;
import crm.problem.ProblemException;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Entity tags (RFC 9110, 8.8.3). A record's is its version, with a mark of what the caller sees if it is not all. */
public final class EntityTags {

    private static final Pattern VERSION = Pattern.compile("\"(\\d{1,9})(-[0-9a-f]{1,8})?\"");

    private EntityTags() {}

    public static String of(int version) {
        return '"' + Integer.toString(version) + '"';
    }

    /** A record's as somebody sees it who does not see all of its fields: others have it otherwise. */
    public static String seen(int version, String mark) {
        return mark.isEmpty() ? of(version) : "\"%d-%s\"".formatted(version, mark);
    }

    /** A tag of something that also depends on the release, the caller's rights and his language. */
    public static String of(int version, String content) {
        return "\"%d-%08x\"".formatted(version, content.hashCode());
    }

    /**
     * The version that a change is meant for.
     *
     * @return empty where the header is missing or {@code *}: any version will do
     * @throws ProblemException {@code UNREADABLE_PARAMETER} for anything but one tag as we gave it
     */
    public static OptionalInt expectedVersion(HttpHeaders headers) {
        return expectedVersion(Optional.ofNullable(headers.getHeaderString(HttpHeaders.IF_MATCH)));
    }

    static OptionalInt expectedVersion(Optional<String> ifMatch) {
        String tag = ifMatch.map(String::strip).orElse("*");
        if (tag.equals("*")) {
            return OptionalInt.empty();
        }
        Matcher version = VERSION.matcher(tag);
        if (!version.matches()) {
            throw new ProblemException(
                    ProblemCode.UNREADABLE_PARAMETER,
                    "If-Match takes one version in quotes, as the ETag of the record had it: \"7\".");
        }
        return OptionalInt.of(Integer.parseInt(version.group(1)));
    }

    /** True if the caller already has what carries this tag. */
    public static boolean isKnown(HttpHeaders headers, String tag) {
        return isKnown(Optional.ofNullable(headers.getHeaderString(HttpHeaders.IF_NONE_MATCH)), tag);
    }

    static boolean isKnown(Optional<String> ifNoneMatch, String tag) {
        return ifNoneMatch.stream()
                .flatMap(list -> Arrays.stream(list.split(",", -1)))
                .map(String::strip)
                .map(known -> known.startsWith("W/") ? known.substring(2) : known)
                .anyMatch(known -> known.equals("*") || known.equals(tag));
    }
}
