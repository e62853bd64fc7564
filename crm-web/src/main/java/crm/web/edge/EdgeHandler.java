package crm.web.edge;

import crm.measure.Tracing;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import java.util.function.BooleanSupplier;

/** Names a request, measures and traces it, and sees to the headers of its answer. */
final class EdgeHandler implements HttpHandler {

    private static final HttpString REQUEST_ID = new HttpString(RequestId.HEADER);

    private final HttpHandler next;
    private final RequestTraces traces;
    private final BooleanSupplier started;
    private final AnswerHeaders headers = new AnswerHeaders();

    /** @param started whether the application can work, once and for all */
    EdgeHandler(HttpHandler next, Tracing tracing, BooleanSupplier started) {
        this.next = next;
        this.traces = new RequestTraces(tracing);
        this.started = started;
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) throws Exception {
        RequestId id = RequestId.sentAs(exchange.getRequestHeaders().getFirst(REQUEST_ID));
        CurrentRequest request = new CurrentRequest(id, Routes.of(exchange), traces.begin(exchange, id));
        exchange.putAttachment(Edge.REQUEST, request);
        exchange.addResponseCommitListener(answered -> {
            answered.getResponseHeaders().put(REQUEST_ID, id.text());
            headers.complete(answered);
        });
        exchange.addDefaultResponseListener(Unavailable::tell);
        // The server says it to all who come before the application: see kinship.cli.
        exchange.getResponseHeaders().remove(Headers.RETRY_AFTER);
        RequestMetrics.begin(exchange, request);
        if (!started.getAsBoolean() && !Routes.isForOperators(exchange)) {
            Unavailable.answer(exchange);
        } else if (!Limits.refuse(exchange)) {
            next.handleRequest(exchange);
        }
    }
}
