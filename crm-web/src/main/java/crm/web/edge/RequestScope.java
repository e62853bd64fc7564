package crm.web.edge;

import io.opentelemetry.context.Scope;
import io.undertow.server.HttpServerExchange;
import io.undertow.servlet.api.ThreadSetupHandler;
import org.jspecify.annotations.Nullable;

/** Binds a request to the threads that answer it. */
final class RequestScope implements ThreadSetupHandler {

    @Override
    public <T extends @Nullable Object, C extends @Nullable Object> Action<T, C> create(Action<T, C> action) {
        return (exchange, context) -> {
            CurrentRequest request = requestOf(exchange);
            if (request == null) {
                return action.call(exchange, context);
            }
            request.beginLogging();
            try (Scope _ = request.trace().makeCurrent()) {
                return ScopedValue.where(CurrentRequest.CURRENT, request).call(() -> action.call(exchange, context));
            } finally {
                CurrentRequest.endLogging();
            }
        };
    }

    /** Undertow sets threads up without a request too, for example when a session ends. */
    private static @Nullable CurrentRequest requestOf(@Nullable HttpServerExchange exchange) {
        return exchange == null ? null : exchange.getAttachment(Edge.REQUEST);
    }
}
