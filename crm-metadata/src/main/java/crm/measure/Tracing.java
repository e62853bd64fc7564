package crm.measure;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.propagation.TextMapPropagator;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.autoconfigure.AutoConfiguredOpenTelemetrySdk;
import java.util.Map;
import java.util.Optional;

/**
 * Traces by OpenTelemetry, sent where {@code OTEL_EXPORTER_OTLP_ENDPOINT} says; without it nothing is traced. The other
 * variables of OpenTelemetry ({@code OTEL_SERVICE_NAME}, {@code OTEL_TRACES_SAMPLER}…) mean what they always do.
 */
public final class Tracing implements AutoCloseable {

    private static final String SCOPE = "kinship";
    private static final Tracing NODE = of(System.getenv());

    private final OpenTelemetry telemetry;
    private final Optional<OpenTelemetrySdk> sdk;

    private Tracing(OpenTelemetry telemetry, Optional<OpenTelemetrySdk> sdk) {
        this.telemetry = telemetry;
        this.sdk = sdk;
    }

    /** That of this node, as its environment says. */
    public static Tracing ofNode() {
        return NODE;
    }

    public static Tracing of(Map<String, String> environment) {
        String endpoint = environment.getOrDefault("OTEL_EXPORTER_OTLP_ENDPOINT", "");
        if (endpoint.isBlank()) {
            return new Tracing(OpenTelemetry.noop(), Optional.empty());
        }
        OpenTelemetrySdk sdk = AutoConfiguredOpenTelemetrySdk.builder()
                .setServiceClassLoader(Tracing.class.getClassLoader())
                .disableShutdownHook()
                // Only these: metrics are read by Prometheus, and the log is a file.
                .addPropertiesSupplier(() -> Map.of(
                        "otel.service.name", SCOPE,
                        "otel.exporter.otlp.endpoint", endpoint,
                        "otel.exporter.otlp.protocol", "http/protobuf",
                        "otel.metrics.exporter", "none",
                        "otel.logs.exporter", "none"))
                .build()
                .getOpenTelemetrySdk();
        return new Tracing(sdk, Optional.of(sdk));
    }

    public Tracer tracer() {
        return telemetry.getTracer(SCOPE);
    }

    /** Reads whose part a request is, from the headers it came with. */
    public TextMapPropagator propagator() {
        return telemetry.getPropagators().getTextMapPropagator();
    }

    /** Sends what has not been sent. */
    @Override
    public void close() {
        sdk.ifPresent(OpenTelemetrySdk::close);
    }
}
