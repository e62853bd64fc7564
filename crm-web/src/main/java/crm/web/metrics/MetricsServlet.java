package crm.web.metrics;

import crm.web.health.Probes;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.instrumentation.jvm.JvmMetrics;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Serial;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;

/**
 * {@code GET /metrics} in Prometheus' text form, for whoever sends the password of {@code CRM_METRICS_PASSWORD} by HTTP's
 * basic authentication, with any name. Without that variable there is nothing here. A bearer token would be taken for a
 * person's, which the login in front of us looks into.
 */
@WebServlet(urlPatterns = "/metrics", asyncSupported = true)
public class MetricsServlet extends HttpServlet {
    @Serial
    private static final long serialVersionUID = 1L;

    private static final PrometheusTextFormatWriter WRITER = PrometheusTextFormatWriter.builder()
            .setIncludeCreatedTimestamps(false)
            .build();

    private static final String BASIC = "Basic ";

    private final transient Optional<String> password;

    @Inject
    @SuppressWarnings("NullAway.Init") // set by the container
    transient Probes probes;

    public MetricsServlet() {
        this(Optional.ofNullable(System.getenv("CRM_METRICS_PASSWORD")).filter(text -> !text.isBlank()));
    }

    MetricsServlet(Optional<String> password) {
        this.password = password;
    }

    @Override
    public void init() {
        JvmMetrics.builder().register();
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!knowsPassword(request)) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        probes.ready(); // so that what it finds is in the answer
        response.setContentType(PrometheusTextFormatWriter.CONTENT_TYPE);
        response.setHeader("Cache-Control", "no-store");
        WRITER.write(response.getOutputStream(), PrometheusRegistry.defaultRegistry.scrape());
    }

    private boolean knowsPassword(HttpServletRequest request) {
        String given = passwordIn(
                Optional.ofNullable(request.getHeader("Authorization")).orElse(""));
        return password.isPresent() && MessageDigest.isEqual(bytes(password.get()), bytes(given));
    }

    static String passwordIn(String header) {
        if (!header.startsWith(BASIC)) {
            return "";
        }
        try {
            String pair =
                    new String(Base64.getDecoder().decode(header.substring(BASIC.length())), StandardCharsets.UTF_8);
            return pair.substring(pair.indexOf(':') + 1);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
