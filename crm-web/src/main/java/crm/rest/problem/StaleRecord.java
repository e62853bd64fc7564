package crm.rest.problem;

import crm.idempotency.Answer;
import crm.problem.ProblemCode;
import crm.problem.ProblemException;
import crm.value.Json;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.function.Supplier;

/** Tells of a change to an old version together with the record as it is now, so that the caller can decide anew. */
public final class StaleRecord {

    private StaleRecord() {}

    /** @param current the record as GET answers it, asked for only if the problem is a stale version */
    public static Response answer(ProblemException problem, Supplier<Answer> current) {
        if (problem.code() != ProblemCode.STALE_VERSION) {
            throw problem;
        }
        Answer now = current.get();
        ProblemBody body = new ProblemBody(problem.code(), problem.message(), problem.errors());
        body.json().set("current", Json.read(now.body()));
        Response.ResponseBuilder response = Response.fromResponse(body.response());
        String etag = now.headers().get(HttpHeaders.ETAG);
        return (etag == null ? response : response.header(HttpHeaders.ETAG, etag)).build();
    }
}
