package crm.web.edge;

import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.core.metrics.Histogram;
import io.undertow.server.HttpServerExchange;

/** Counts and times requests, by route and by the size of the tenant. A tenant is never named: there may be thousands. */
final class RequestMetrics {

    private static final Histogram REQUESTS = Histogram.builder()
            .name("kinship_http_request_seconds")
            .help("Requests: how many and how long, by route, status and size of the tenant")
            .labelNames("method", "route", "status", "tenant_class")
            .classicOnly()
            .classicUpperBounds(0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5)
            .register();
    private static final Gauge RUNNING = Gauge.builder()
            .name("kinship_http_requests_in_progress")
            .help("Requests that are being answered now")
            .register();
    private static final double NANOS = 1e9;

    private RequestMetrics() {}

    static void begin(HttpServerExchange exchange, CurrentRequest request) {
        long start = System.nanoTime();
        RUNNING.inc();
        exchange.addExchangeCompleteListener((ended, after) -> {
            RUNNING.dec();
            REQUESTS.labelValues(
                            method(ended),
                            request.route(),
                            Integer.toString(ended.getStatusCode()),
                            request.tenantClass())
                    .observe((System.nanoTime() - start) / NANOS);
            RequestTraces.end(ended, request);
            after.proceed();
        });
    }

    /** Anybody can invent a method. */
    private static String method(HttpServerExchange exchange) {
        String method = exchange.getRequestMethod().toString();
        return switch (method) {
            case "GET", "HEAD", "POST", "PATCH", "PUT", "DELETE", "OPTIONS" -> method;
            default -> "other";
        };
    }
}
