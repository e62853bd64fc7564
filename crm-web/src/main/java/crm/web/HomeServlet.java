package crm.web;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Serial;

/** {@code GET /}: who you are, which tenant, how many records. */
@WebServlet(urlPatterns = "", asyncSupported = true)
public class HomeServlet extends HttpServlet {
    @Serial
    private static final long serialVersionUID = 1L;

    @Inject
    @SuppressWarnings("NullAway.Init") // set by the container
    transient TenantFigures figures;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        WhoAmI person = WhoAmI.of(request);
        response.setContentType("text/html;charset=UTF-8");
        // After a logout, Back must ask the server, which asks for the login.
        response.setHeader("Cache-Control", "no-store");
        response.getWriter().write(HomePage.render(person, figures.of(person)));
    }
}
