package crm.rest.problem;

import crm.problem.ProblemCode;
import jakarta.inject.Singleton;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.List;

/** Answers what the container refuses before a resource sees it: an unknown address, method or content type. */
@Provider
@Singleton
public class RefusedRequestAnswer implements ExceptionMapper<WebApplicationException> {

    @Override
    public Response toResponse(WebApplicationException refusal) {
        Response original = refusal.getResponse();
        if (original.getStatus() < 400) {
            return original;
        }
        Response answer = body(original.getStatus()).response();
        String allowed = original.getHeaderString(HttpHeaders.ALLOW);
        return allowed == null
                ? answer
                : Response.fromResponse(answer)
                        .header(HttpHeaders.ALLOW, allowed)
                        .build();
    }

    private static ProblemBody body(int status) {
        return switch (status) {
            case 404 -> new ProblemBody(ProblemCode.NOT_FOUND, "There is nothing at this address.", List.of());
            case 405 -> new ProblemBody(405, "METHOD_NOT_ALLOWED", "This address does not take this method.");
            case 406 -> new ProblemBody(406, "NOT_ACCEPTABLE", "This address answers in JSON only.");
            case 415 ->
                new ProblemBody(
                        415,
                        "UNSUPPORTED_MEDIA_TYPE",
                        "Send application/json, or for PATCH application/merge-patch+json.");
            default ->
                status >= 500
                        ? new ProblemBody(ProblemCode.INTERNAL, FailureAnswer.MESSAGE, List.of())
                        : new ProblemBody(status, "UNREADABLE_REQUEST", "The request cannot be read.");
        };
    }
}
