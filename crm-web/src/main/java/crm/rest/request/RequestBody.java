package crm.rest.request;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import crm.problem.ProblemCode;
import crm.problem.ProblemException;
import crm.value.Json;
import java.io.IOException;
import java.io.InputStream;

/** What was sent with a request, as it came. */
public final class RequestBody {

    /** More bytes than this are refused. */
    public static final int MAX_BYTES = 1 << 20;

    private RequestBody() {}

    /** @throws ProblemException {@code TOO_LARGE}; {@code UNREADABLE_JSON} if the body does not arrive whole */
    public static byte[] read(InputStream stream) {
        byte[] body = upToTheLimit(stream);
        if (body.length > MAX_BYTES) {
            throw new ProblemException(
                    ProblemCode.TOO_LARGE, "A body has at most %d kilobytes.".formatted(MAX_BYTES / 1024));
        }
        return body;
    }

    private static byte[] upToTheLimit(InputStream stream) {
        try {
            return stream.readNBytes(MAX_BYTES + 1);
        } catch (IOException e) {
            throw new ProblemException(ProblemCode.UNREADABLE_JSON, "The body did not arrive whole.", e);
        }
    }

    /** @throws ProblemException {@code UNREADABLE_JSON} if it is not one JSON object */
    public static ObjectNode object(byte[] body) {
        if (parse(body) instanceof ObjectNode object) {
            return object;
        }
        throw new ProblemException(ProblemCode.UNREADABLE_JSON, "The body is a JSON object: {\"field\": value, …}.");
    }

    private static JsonNode parse(byte[] body) {
        try {
            return Json.mapper().readTree(body);
        } catch (JsonProcessingException e) {
            throw Json.unreadable(e);
        } catch (IOException e) {
            throw new ProblemException(ProblemCode.UNREADABLE_JSON, "The body is not JSON in UTF-8.", e);
        }
    }
}
