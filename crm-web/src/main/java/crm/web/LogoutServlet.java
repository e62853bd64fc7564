package crm.web;

import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.Serial;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * {@code POST /logout}: ends our session and then, by way of the browser, the one at the identity provider. WildFly's
 * login has no logout of its own. Only by POST, so that no foreign page can link somebody out.
 */
@WebServlet(urlPatterns = "/logout", asyncSupported = true)
public class LogoutServlet extends HttpServlet {
    @Serial
    private static final long serialVersionUID = 1L;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws ServletException {
        WhoAmI person = WhoAmI.of(request);
        request.logout();
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("Location", endSession(person));
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
    }

    private static String endSession(WhoAmI person) {
        String url = "%s/protocol/openid-connect/logout?post_logout_redirect_uri=%s"
                .formatted(person.issuer(), encode(System.getProperty("crm.url", "") + "/"));
        // With the token as a hint Keycloak does not ask whether the person really wants to leave.
        return person.idToken()
                .map(token -> url + "&id_token_hint=" + encode(token))
                .orElse(url);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
