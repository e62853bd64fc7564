package crm.rest.problem;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import crm.problem.FieldProblem;
import crm.problem.ProblemCode;
import crm.value.Json;
import crm.web.edge.RequestId;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/**
 * One failure as the caller hears it (RFC 9457). {@code code} is what programs act on; {@code instance} names the
 * request, as {@code X-Request-Id} does, and is in every line of our log about it.
 */
final class ProblemBody {

    static final String MEDIA_TYPE = "application/problem+json";

    private static final String RETRY_SECONDS = "2";

    private final RequestId reference = RequestId.current();
    private final int status;
    private final ObjectNode json;

    /** A problem with its own status. */
    ProblemBody(ProblemCode code, String detail, List<FieldProblem> errors) {
        this(Statuses.of(code), code.name(), detail);
        if (!errors.isEmpty()) {
            ArrayNode list = json.putArray("errors");
            errors.forEach(error -> list.addObject()
                    .put("field", error.field())
                    .put("code", error.code().name())
                    .put("message", error.message()));
        }
    }

    /** What HTTP itself refuses and the kernel has no code for, for example a wrong method. */
    ProblemBody(int status, String code, String detail) {
        this.status = status;
        json = Json.mapper()
                .createObjectNode()
                .put("type", "urn:kinship:problem:" + code)
                .put("title", title(code))
                .put("status", status)
                .put("detail", detail)
                .put("code", code)
                .put("instance", reference.urn());
    }

    private static String title(String code) {
        String words = code.replace('_', ' ').toLowerCase(Locale.ROOT);
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    /** The name of the request it happened in, for the log. */
    RequestId reference() {
        return reference;
    }

    ObjectNode json() {
        return json;
    }

    Response response() {
        Response.ResponseBuilder response = Response.status(status)
                .type(MEDIA_TYPE)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .entity(Json.write(json).getBytes(StandardCharsets.UTF_8));
        switch (status) {
            case 401 -> response.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"kinship\"");
            case 429, 503 -> response.header(HttpHeaders.RETRY_AFTER, RETRY_SECONDS);
            default -> {}
        }
        return response.build();
    }
}
