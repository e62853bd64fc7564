package crm.web.edge;

import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.util.StatusCodes;

/**
 * The answer to a request that comes before the node can work, or while it finishes the others: WildFly refuses those and
 * says nothing.
 */
final class Unavailable {

    private static final String RETRY_SECONDS = "5";
    private static final EdgeProblem PROBLEM = EdgeProblem.of(
            StatusCodes.SERVICE_UNAVAILABLE,
            "UNAVAILABLE",
            "This node is starting or stopping. Nothing was done; send it again, and another node answers.");

    private Unavailable() {}

    /** Speaks only where nobody else has. */
    static boolean tell(HttpServerExchange exchange) {
        if (exchange.getStatusCode() != StatusCodes.SERVICE_UNAVAILABLE || !exchange.isResponseChannelAvailable()) {
            return false;
        }
        answer(exchange);
        return true;
    }

    static void answer(HttpServerExchange exchange) {
        exchange.getResponseHeaders().put(Headers.RETRY_AFTER, RETRY_SECONDS);
        PROBLEM.answer(exchange);
    }
}
