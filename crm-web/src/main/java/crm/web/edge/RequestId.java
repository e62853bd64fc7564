package crm.web.edge;

import crm.value.Ids;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The name of one request: in its answer, in every problem it meets, in every line of the log and in its trace. */
public record RequestId(String text) {

    public static final String HEADER = "X-Request-Id";

    /** What a proxy or program may have named it: nothing that could break a line of the log or a header. */
    private static final Pattern SANE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{7,63}");

    private static final Pattern UUID_TEXT =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

    static RequestId sentAs(@Nullable String header) {
        return header != null && SANE.matcher(header).matches() ? new RequestId(header) : of(Ids.next());
    }

    /** Of the request that this thread answers; a new one where it answers none. */
    public static RequestId current() {
        return CurrentRequest.find().map(CurrentRequest::id).orElseGet(() -> of(Ids.next()));
    }

    private static RequestId of(UUID id) {
        return new RequestId(id.toString());
    }

    /** As a problem's {@code instance}. */
    public String urn() {
        return (UUID_TEXT.matcher(text).matches() ? "urn:uuid:" : "urn:kinship:request:") + text;
    }

    /** Short enough to be read out on the telephone; {@code grep} finds it in the log all the same. */
    public String spoken() {
        return Optional.of(text)
                .filter(id -> id.length() > 8)
                .map(id -> id.substring(id.length() - 8))
                .orElse(text);
    }

    @Override
    public String toString() {
        return text;
    }
}
