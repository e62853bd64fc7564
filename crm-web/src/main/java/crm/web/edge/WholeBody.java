package crm.web.edge;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.protocol.http.HttpContinue;
import java.time.Duration;

/**
 * Lets a request go on when its body is here, so that who sends slowly holds no thread of the node, only memory, and that
 * not for long. Of a body larger than REST takes, the rest is read by whoever wants it.
 */
final class WholeBody implements HttpHandler {

    static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Ten megabytes from the field take their time. How many files arrive at once is limited where they are taken. */
    private static final int TIMES_FOR_A_FILE = 10;

    private final HttpHandler next;
    private final Duration patience;

    WholeBody(HttpHandler next, Duration patience) {
        this.next = next;
        this.patience = patience;
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) throws Exception {
        if (exchange.isRequestComplete() || HttpContinue.requiresContinueResponse(exchange)) {
            next.handleRequest(exchange);
            return;
        }
        new ArrivingBody(exchange, next)
                .await(Routes.bringsFile(exchange) ? patience.multipliedBy(TIMES_FOR_A_FILE) : patience);
    }
}
