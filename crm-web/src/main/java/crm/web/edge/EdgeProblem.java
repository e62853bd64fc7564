package crm.web.edge;

import crm.value.Json;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import java.util.Locale;

/** A problem of a request that came no further than this. The connection ends with it: the rest is not read. */
record EdgeProblem(int status, String code, String detail) {

    static EdgeProblem of(int status, String code, String detail) {
        return new EdgeProblem(status, code, detail);
    }

    void answer(HttpServerExchange exchange) {
        exchange.setStatusCode(status);
        exchange.setPersistent(false);
        exchange.getResponseHeaders()
                .put(Headers.CACHE_CONTROL, "no-store")
                .put(Headers.CONTENT_TYPE, "application/problem+json");
        CurrentRequest request = exchange.getAttachment(Edge.REQUEST);
        exchange.getResponseSender().send(json(request.id()));
    }

    private String json(RequestId id) {
        String title = code.charAt(0) + code.substring(1).replace('_', ' ').toLowerCase(Locale.ROOT);
        return Json.write(Json.mapper()
                .createObjectNode()
                .put("type", "urn:kinship:problem:" + code)
                .put("title", title)
                .put("status", status)
                .put("detail", detail)
                .put("code", code)
                .put("instance", id.urn()));
    }
}
