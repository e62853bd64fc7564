package crm.rest;

import crm.idempotency.Answer;
import crm.rest.request.EntityTags;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;

/** Answers as HTTP responses. What a tenant's records say is for its caller alone and may change at any time. */
final class Responses {

    private static final String ONLY_FOR_THE_CALLER = "private, no-cache";

    private Responses() {}

    static Response of(Answer answer) {
        Response.ResponseBuilder response =
                Response.status(answer.status()).header(HttpHeaders.CACHE_CONTROL, ONLY_FOR_THE_CALLER);
        answer.headers().forEach(response::header);
        if (!answer.body().isEmpty()) {
            response.type(MediaType.APPLICATION_JSON_TYPE).entity(answer.body().getBytes(StandardCharsets.UTF_8));
        }
        return response.build();
    }

    /** Without the body if the caller has it already. */
    static Response unlessKnown(Answer answer, HttpHeaders request) {
        String tag = answer.headers().getOrDefault(HttpHeaders.ETAG, "");
        return EntityTags.isKnown(request, tag) ? of(new Answer(304, answer.headers(), "")) : of(answer);
    }
}
