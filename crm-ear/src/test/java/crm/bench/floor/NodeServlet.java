package crm.bench.floor;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import javax.management.JMException;
import javax.management.ObjectName;

/** What the server's JVM has allocated and computed so far: {@code bytes nanoseconds}. */
@WebServlet("/node")
public class NodeServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("text/plain");
        response.getWriter()
                .print(number("java.lang:type=Threading", "TotalThreadAllocatedBytes") + " "
                        + number("java.lang:type=OperatingSystem", "ProcessCpuTime"));
    }

    private static long number(String bean, String attribute) {
        try {
            return ((Number) ManagementFactory.getPlatformMBeanServer().getAttribute(new ObjectName(bean), attribute))
                    .longValue();
        } catch (JMException e) {
            throw new IllegalStateException(bean, e);
        }
    }
}
