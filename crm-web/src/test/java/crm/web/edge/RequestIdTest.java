package crm.web.edge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestIdTest {

    @ParameterizedTest
    @ValueSource(strings = {"019ba000-0000-7000-8000-000000000000", "a1b2c3d4", "proxy_1.request-7"})
    void a_sane_name_is_kept(String sent) {
        assertThat(RequestId.sentAs(sent)).hasToString(sent);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "short", "with space1", "line\nbreak1", "\"quoted\"1", "../../etc/passwd", "anna@example.com"
            })
    void anything_else_is_replaced(String sent) {
        assertThat(RequestId.sentAs(sent).text()).matches("[0-9a-f-]{36}");
    }

    @Test
    void a_name_without_end_is_replaced() {
        assertThat(RequestId.sentAs("a".repeat(65)).text()).hasSize(36);
    }

    @Test
    void a_problem_names_the_request() {
        assertThat(RequestId.sentAs("019ba000-0000-7000-8000-000000000000").urn())
                .isEqualTo("urn:uuid:019ba000-0000-7000-8000-000000000000");
        assertThat(RequestId.sentAs("a1b2c3d4").urn()).isEqualTo("urn:kinship:request:a1b2c3d4");
    }
}
