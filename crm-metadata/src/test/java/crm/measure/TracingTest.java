package crm.measure;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.trace.Span;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TracingTest {

    @Test
    void spans_go_where_the_environment_says() throws IOException {
        try (OtlpReceiver receiver = new OtlpReceiver()) {
            try (Tracing tracing = Tracing.of(Map.of("OTEL_EXPORTER_OTLP_ENDPOINT", receiver.endpoint()))) {
                Span span = tracing.tracer().spanBuilder("transaction").startSpan();
                span.end();
            }

            assertThat(receiver.received()).singleElement().asString().contains("transaction", "kinship");
        }
    }

    @Test
    void without_an_endpoint_nothing_is_recorded() {
        try (Tracing tracing = Tracing.of(Map.of())) {
            Span span = tracing.tracer().spanBuilder("transaction").startSpan();

            assertThat(span.isRecording()).isFalse();
        }
    }
}
