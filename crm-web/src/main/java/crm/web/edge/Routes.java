package crm.web.edge;

import io.undertow.server.HttpServerExchange;
import io.undertow.util.Methods;
import java.util.Deque;
import java.util.Set;

/**
 * The few names that requests have in the metrics when nobody says it better: the first part of the path where it is one
 * of ours, and for a page's own requests what they are for. The REST face tells its templates itself.
 */
final class Routes {

    static final String UNKNOWN_API = "/api (unknown)";

    private static final Set<String> PLACES =
            Set.of("VAADIN", "assets", "health", "metrics", "webjars", "logout", "refused", "favicon.ico", "files");
    private static final Set<String> KINDS = Set.of("uidl", "push", "heartbeat", "init");

    private Routes() {}

    static String of(HttpServerExchange exchange) {
        String path = exchange.getRelativePath();
        if (path.equals("/api") || path.startsWith("/api/")) {
            return UNKNOWN_API;
        }
        int end = path.indexOf('/', 1);
        String place = path.isEmpty() ? "" : path.substring(1, end < 0 ? path.length() : end);
        return PLACES.contains(place) ? "/" + place : page(exchange);
    }

    /** Whether a request brings a file: over REST, or from the input of a page. */
    static boolean bringsFile(HttpServerExchange exchange) {
        String path = exchange.getRelativePath();
        return exchange.getRequestMethod().equals(Methods.POST)
                && (path.equals("/api/v1/files") || path.startsWith("/VAADIN/dynamic/resource/"));
    }

    /** What tells how the node is, and so must work while nothing else does. */
    static boolean isForOperators(HttpServerExchange exchange) {
        String path = exchange.getRelativePath();
        return path.startsWith("/health/") || path.equals("/metrics");
    }

    private static String page(HttpServerExchange exchange) {
        Deque<String> kind = exchange.getQueryParameters().get("v-r");
        return kind != null && KINDS.contains(kind.getFirst()) ? "page:" + kind.getFirst() : "page";
    }
}
