package crm.web.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class MetricsServletTest {

    @Test
    void the_password_is_what_comes_after_the_first_colon() {
        assertThat(MetricsServlet.passwordIn(basic("prometheus:s:e:c"))).isEqualTo("s:e:c");
        assertThat(MetricsServlet.passwordIn(basic(":secret"))).isEqualTo("secret");
    }

    @Test
    void a_header_of_another_kind_has_none() {
        assertThat(MetricsServlet.passwordIn("")).isEmpty();
        assertThat(MetricsServlet.passwordIn("Bearer secret")).isEmpty();
        assertThat(MetricsServlet.passwordIn("Basic %%%")).isEmpty();
    }

    private static String basic(String pair) {
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }
}
