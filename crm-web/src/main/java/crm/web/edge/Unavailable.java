package crm.web.edge;

import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.util.StatusCodes;

/** The answer to a request that comes while the server finishes the others: WildFly refuses it and says nothing. */
final class Stopping {

    private static final String RETRY_SECONDS = "5";
    private static final EdgeProblem PROBLEM = EdgeProblem.of(
            StatusCodes.SERVICE_UNAVAILABLE,
            "UNAVAILABLE",
            "This node is stopping. Nothing was done; send it again, and another node answers.");

    private Stopping() {}

    /** Speaks only where nobody else has. */
    static boolean tell(HttpServerExchange exchange) {
        if (exchange.getStatusCode() != StatusCodes.SERVICE_UNAVAILABLE || !exchange.isResponseChannelAvailable()) {
            return false;
        }
        exchange.getResponseHeaders().put(Headers.RETRY_AFTER, RETRY_SECONDS);
        PROBLEM.answer(exchange);
        return true;
    }
}
