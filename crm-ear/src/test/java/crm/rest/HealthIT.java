package crm.rest;

import static org.assertj.core.api.Assertions.assertThat;

import crm.testing.RunningStack;
import crm.testing.StackExtension;
import crm.value.Json;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a load balancer asks without a token, and all it is told. */
@ExtendWith(StackExtension.class)
class HealthIT {

    @Test
    void a_living_server_says_no_more_than_that(RunningStack stack) {
        HttpResponse<String> live = stack.send(stack.request("/health/live"));

        assertThat(live.statusCode()).isEqualTo(200);
        assertThat(live.body()).isEqualTo("{\"status\":\"UP\",\"checks\":[]}");
    }

    @Test
    void a_ready_server_tells_its_checks_apart(RunningStack stack) {
        HttpResponse<String> ready = stack.send(stack.request("/health/ready"));

        assertThat(ready.statusCode()).isEqualTo(200);
        assertThat(Json.read(ready.body()).path("checks").findValuesAsText("name"))
                .containsExactly("database", "demo", "identity", "migration");
        assertThat(Json.read(ready.body()).path("checks").findValuesAsText("status"))
                .containsOnly("UP");
        assertThat(stack.send(stack.request("/health/started")).statusCode()).isEqualTo(200);
        assertThat(ready.headers().firstValue("Cache-Control")).hasValue("no-store");
    }

    @Test
    void there_is_nothing_else_to_ask(RunningStack stack) {
        for (String method : new String[] {"POST", "PUT", "DELETE", "TRACE"}) {
            HttpResponse<String> refused =
                    stack.send(stack.request("/health/ready").method(method, BodyPublishers.noBody()));
            assertThat(refused.statusCode()).as(method).isEqualTo(405);
            assertThat(refused.body()).doesNotContain("Exception", "\tat ", "Undertow", "WildFly", "JBoss");
        }
        for (String path : new String[] {"/health", "/health/", "/health/env", "/health/..%2fapi", "/health/%00"}) {
            HttpResponse<String> refused = stack.send(stack.request(path));
            assertThat(refused.statusCode()).as(path).isNotEqualTo(200);
            assertThat(refused.body()).doesNotContain("Exception", "\tat ", "Undertow", "WildFly", "JBoss");
        }
    }

    @Test
    void an_answer_does_not_tell_what_the_server_is_built_of(RunningStack stack) {
        for (String path : new String[] {"/health/live", "/api/v1/me", "/api/v1/nothing", "/assets/none"}) {
            var headers = stack.send(stack.request(path)).headers().map();
            assertThat(headers).as(path).doesNotContainKeys("server", "x-powered-by");
        }
    }
}
