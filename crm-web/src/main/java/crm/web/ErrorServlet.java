package crm.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import crm.web.edge.RequestId;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Serial;

/**
 * What the container refuses before any of our code runs: no token, a bad token, an unknown path. A program gets problem
 * details, a person a page; nobody a stack trace.
 */
@WebServlet(urlPatterns = ErrorServlet.PATH, asyncSupported = true)
public class ErrorServlet extends HttpServlet {
    /** {@code undertow-handlers.conf} sends requests without a token here. */
    static final String PATH = "/refused";

    @Serial
    private static final long serialVersionUID = 1L;

    private static final String CHALLENGE = "Bearer realm=\"kinship\"";
    private static final String RETRY_SECONDS = "2";
    private static final ObjectMapper JSON = new ObjectMapper();

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Refusal refusal = Refusal.ofStatus(status(request));
        response.setStatus(refusal.status());
        response.setHeader("Cache-Control", "no-store");
        if (refusal == Refusal.NOT_SIGNED_IN) {
            response.setHeader("WWW-Authenticate", CHALLENGE);
        }
        if (refusal == Refusal.UNAVAILABLE) {
            response.setHeader("Retry-After", RETRY_SECONDS);
        }
        if (wantsPage(request)) {
            response.setContentType("text/html;charset=UTF-8");
            response.getWriter().write(refusal.page());
        } else {
            response.setContentType("application/problem+json");
            JSON.writeValue(response.getOutputStream(), problem(refusal));
        }
    }

    /** Reached as an error page with its status, or by the rule for requests without a token. */
    private static int status(HttpServletRequest request) {
        return request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer status
                ? status
                : Refusal.NOT_SIGNED_IN.status();
    }

    private static boolean wantsPage(HttpServletRequest request) {
        return request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String uri
                && !uri.startsWith("/api/");
    }

    private static ObjectNode problem(Refusal refusal) {
        return JSON.createObjectNode()
                .put("type", "urn:kinship:problem:" + refusal)
                .put("title", refusal.title())
                .put("status", refusal.status())
                .put("detail", refusal.detail())
                .put("code", refusal.name())
                .put("instance", RequestId.current().urn());
    }
}
