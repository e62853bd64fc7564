package crm.web.health;

import crm.value.Json;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Serial;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * {@code GET /health/live}: this process can answer at all. {@code /health/ready}: it can take requests. {@code
 * /health/started}: it has done what it does once. 200 or 503, and which check says so.
 */
@WebServlet(
        urlPatterns = {"/health/live", "/health/ready", "/health/started"},
        asyncSupported = true)
public class HealthServlet extends HttpServlet {
    @Serial
    private static final long serialVersionUID = 1L;

    private static final String RETRY_SECONDS = "5";
    private static final Health ALIVE = new Health(List.of());

    @Inject
    @SuppressWarnings("NullAway.Init") // set by the container
    transient Probes probes;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Health health = switch (request.getServletPath()) {
            case "/health/ready" -> probes.ready();
            case "/health/started" -> probes.started();
            default -> ALIVE;
        };
        response.setStatus(health.httpStatus());
        response.setContentType("application/json");
        response.setHeader("Cache-Control", "no-store");
        if (!health.isUp()) {
            response.setHeader("Retry-After", RETRY_SECONDS);
        }
        response.getOutputStream().write(Json.write(health.json()).getBytes(StandardCharsets.UTF_8));
    }
}
