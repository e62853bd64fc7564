package crm.bench.floor;

import jakarta.annotation.Resource;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * {@code PUT /script/NAME} takes scripts, {@code /script/NAME/NUMBER} plays one with the application's own connections.
 * The floor that any server pays: HTTP, the check of the token, the statements, the bytes.
 */
@WebServlet("/script/*")
public class FloorServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private final transient Map<String, Script[]> scripts = new ConcurrentHashMap<>();

    @Resource(lookup = "java:jboss/datasources/crm")
    private transient @Nullable DataSource database;

    /** From the bench alone: who has a token of the demo and this war is on the same machine. */
    @Override
    protected void doPut(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try (ObjectInputStream sent = new ObjectInputStream(request.getInputStream())) {
            scripts.put(request.getPathInfo().substring(1), (Script[]) sent.readObject());
        } catch (ClassNotFoundException e) {
            throw new IOException(e);
        }
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        play(request, response);
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        request.getInputStream().readAllBytes();
        play(request, response);
    }

    private void play(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String path = request.getPathInfo();
        int slash = path.lastIndexOf('/');
        Script[] known = scripts.get(path.substring(1, slash));
        if (known == null || database == null) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        Script script = known[Integer.parseInt(path.substring(slash + 1))];
        try (Connection connection = database.getConnection()) {
            script.run(connection);
        } catch (SQLException e) {
            throw new IOException(e);
        }
        response.setContentType("application/json");
        response.setContentLength(script.answer().length);
        response.getOutputStream().write(script.answer());
    }
}
