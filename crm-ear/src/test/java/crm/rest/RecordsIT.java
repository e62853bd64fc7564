package crm.rest;

import static org.assertj.core.api.Assertions.assertThat;

import crm.testing.RunningStack;
import crm.testing.StackExtension;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What only a server can show of the REST face; its routes one by one are crm-web's {@code RecordRoutesIT}. */
@ExtendWith(StackExtension.class)
@SuppressWarnings("NullAway.Init") // set before each test
class RecordsIT {

    private Api api;

    @BeforeEach
    void sign_in(RunningStack stack) throws Throwable {
        api = Api.administrator(stack, "globex");
    }

    @Test
    void a_record_is_made_read_changed_deleted_and_restored() {
        Api.Reply made = api.post("/account", "{\"name\": \"Ümläut 中文 🚀\", \"annualRevenue\": 123456789012345.67}");
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        String id = made.json().get("id").asText();
        assertThat(made.header("Location")).isEqualTo("/api/v1/account/" + id);
        assertThat(made.text()).contains("Ümläut 中文 🚀", "\"annualRevenue\":123456789012345.67");

        String at = "/account/" + id;
        assertThat(api.get(at, "If-None-Match", made.header("ETag")).status()).isEqualTo(304);
        Api.Reply changed = api.patch(at, "{\"employees\": 7}", "If-Match", "\"1\"");
        assertThat(changed.header("ETag")).isEqualTo("\"2\"");
        Api.Reply stale = api.patch(at, "{\"employees\": 8}", "If-Match", "\"1\"");
        assertThat(stale.status()).isEqualTo(412);
        assertThat(stale.json().at("/current/employees").asInt()).isEqualTo(7);
        assertThat(api.delete(at).status()).isEqualTo(204);
        assertThat(api.delete(at).status()).isEqualTo(404);
        assertThat(api.send("POST", at + ":restore").status()).isEqualTo(200);
        assertThat(api.get(at).json().get("employees").asInt()).isEqualTo(7);
    }

    @Test
    void the_same_request_sent_at_once_from_many_sides_is_done_once() {
        String key = UUID.randomUUID().toString();
        Set<String> answers = ConcurrentHashMap.newKeySet();
        try (ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 8; i++) {
                senders.execute(() -> answers.add(api.post("/account", "{\"name\": \"Once\"}", "Idempotency-Key", key)
                        .text()));
            }
        }

        assertThat(answers).singleElement().asString().contains("\"name\":\"Once\"");
    }

    @Test
    void what_the_server_refuses_by_itself_is_a_problem_too() {
        assertRefused(api.get("/nothing/at/all"), 404, "NOT_FOUND");
        assertRefused(api.get("/Account"), 404, "NOT_FOUND");
        assertRefused(api.send("PUT", "/account"), 405, "METHOD_NOT_ALLOWED");
        assertRefused(
                api.post("/account", "<name/>", "Content-Type", "application/xml"), 415, "UNSUPPORTED_MEDIA_TYPE");
        assertRefused(api.get("/account?limit=201"), 400, "UNREADABLE_PARAMETER");
        assertRefused(api.post("/account", "{\"name\": "), 400, "UNREADABLE_JSON");
        assertRefused(api.get("/account", "Accept", "application/xml"), 406, "NOT_ACCEPTABLE");
    }

    @Test
    void a_body_that_is_too_large_is_refused_whether_it_says_its_length_or_not() {
        String large = " ".repeat(2 << 20);

        assertRefused(api.post("/account", large), 413, "TOO_LARGE");
        assertRefused(
                api.send(api.request("/account")
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofInputStream(
                                () -> new ByteArrayInputStream(large.getBytes(StandardCharsets.UTF_8))))),
                413,
                "TOO_LARGE");
    }

    @Test
    void the_tenant_comes_from_the_membership_and_nowhere_else(RunningStack stack) {
        assertRefused(api.get("/account", "Kinship-Tenant", "northstar"), 403, "NO_TENANT");
        assertThat(api.get("/account", "Kinship-Tenant", "globex").status()).isEqualTo(200);
        assertRefused(api.get("/account?tenant=northstar"), 400, "UNREADABLE_PARAMETER");
        stack.hasUser("nobody@example.org", "No", "Body");
        Api nobody = new Api(stack, "nobody@example.org");
        assertRefused(nobody.get("/account"), 403, "NO_TENANT");
        assertThat(nobody.get("/me").json().get("tenants")).isEmpty();
    }

    private static void assertRefused(Api.Reply reply, int status, String code) {
        assertThat(reply.status()).as(reply.text()).isEqualTo(status);
        assertThat(reply.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(reply.code()).isEqualTo(code);
        assertThat(reply.text()).doesNotContain("Exception", "\tat ");
    }
}
