package crm.web.edge;

import crm.measure.Tracing;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.undertow.server.HttpServerExchange;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One span for each request, a child of the caller's where it sent {@code traceparent}. Names no person and no record. */
final class RequestTraces {

    private final Tracing tracing;

    RequestTraces(Tracing tracing) {
        this.tracing = tracing;
    }

    /** What work for this request is part of. */
    Context begin(HttpServerExchange exchange, RequestId id) {
        String method = exchange.getRequestMethod().toString();
        Context sent = tracing.propagator().extract(Context.root(), exchange, new Headers());
        Span span = tracing.tracer()
                .spanBuilder(method)
                .setParent(sent)
                .setSpanKind(SpanKind.SERVER)
                .setAttribute("http.request.method", method)
                .setAttribute("kinship.request", id.text())
                .startSpan();
        return sent.with(span);
    }

    static void end(HttpServerExchange exchange, CurrentRequest request) {
        Span span = Span.fromContext(request.trace());
        span.updateName(exchange.getRequestMethod() + " " + request.route());
        span.setAttribute("http.route", request.route());
        span.setAttribute("http.response.status_code", exchange.getStatusCode());
        span.setAttribute("kinship.tenant_class", request.tenantClass());
        if (exchange.getStatusCode() >= 500) {
            span.setStatus(StatusCode.ERROR);
        }
        span.end();
    }

    private static final class Headers implements TextMapGetter<HttpServerExchange> {
        @Override
        public Iterable<String> keys(HttpServerExchange exchange) {
            List<String> names = new ArrayList<>();
            exchange.getRequestHeaders().getHeaderNames().forEach(name -> names.add(name.toString()));
            return names;
        }

        @Override
        public @Nullable String get(@Nullable HttpServerExchange exchange, String name) {
            return exchange == null ? null : exchange.getRequestHeaders().getFirst(name);
        }
    }
}
