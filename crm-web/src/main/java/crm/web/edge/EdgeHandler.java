package crm.web.edge;

import crm.measure.Tracing;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.HttpString;

/** Names a request, measures and traces it, and sees to the headers of its answer. */
final class EdgeHandler implements HttpHandler {

    private static final HttpString REQUEST_ID = new HttpString(RequestId.HEADER);

    private final HttpHandler next;
    private final RequestTraces traces;
    private final AnswerHeaders headers = new AnswerHeaders();

    EdgeHandler(HttpHandler next, Tracing tracing) {
        this.next = next;
        this.traces = new RequestTraces(tracing);
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
        exchange.addDefaultResponseListener(Stopping::tell);
        RequestMetrics.begin(exchange, request);
        if (!Limits.refuse(exchange)) {
            next.handleRequest(exchange);
        }
    }
}
