package crm.rest;

import static org.assertj.core.api.Assertions.assertThat;

import crm.rest.Api.Reply;
import crm.testing.RunningStack;
import crm.testing.StackExtension;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A program that does not know whether its request arrived sends it again with the same key. */
@ExtendWith(StackExtension.class)
@SuppressWarnings("NullAway.Init") // set before each test
class RepeatedRequestsIT {

    private static final String HEADER = "Idempotency-Key";

    private final String key = UUID.randomUUID().toString();
    private Api api;

    @BeforeEach
    void sign_in(RunningStack stack) throws Throwable {
        api = Api.administrator(stack, "globex");
    }

    @Test
    void a_creation_sent_twice_is_done_once_and_answered_the_same() {
        Reply first = create("Twice");
        Reply second = create("Twice");

        assertThat(first.status()).isEqualTo(201);
        assertThat(second.status()).isEqualTo(201);
        assertThat(second.text()).isEqualTo(first.text());
        assertThat(second.header("Location")).isEqualTo(first.header("Location"));
        assertThat(second.header("ETag")).isEqualTo(first.header("ETag"));
        assertThat(first.header("Idempotency-Replayed")).isEmpty();
        assertThat(second.header("Idempotency-Replayed")).isEqualTo("true");
    }

    @Test
    void a_change_sent_twice_is_no_stale_version() {
        String at = "/account/" + create("Before").json().get("id").asText();

        Reply first = api.patch(at, "{\"name\": \"After\"}", HEADER, key + "-2", "If-Match", "\"1\"");
        Reply second = api.patch(at, "{\"name\": \"After\"}", HEADER, key + "-2", "If-Match", "\"1\"");

        assertThat(first.status()).isEqualTo(200);
        assertThat(second.status()).as(second.text()).isEqualTo(200);
        assertThat(second.text()).isEqualTo(first.text());
    }

    @Test
    void a_restore_sent_twice_is_done_once() {
        String at = "/account/" + create("Gone").json().get("id").asText();
        api.delete(at);

        for (int i = 0; i < 2; i++) {
            Reply restored = api.send(api.json("POST", at + ":restore", ""), HEADER, key + "-2");
            assertThat(restored.status()).as(restored.text()).isEqualTo(200);
            assertThat(restored.header("ETag")).isEqualTo("\"3\"");
        }
    }

    @Test
    void the_key_of_another_request_is_refused() {
        Reply first = create("One");

        RefusalAssert.assertRefused(create("Two"), 422, "IDEMPOTENCY_KEY_REUSED");
        RefusalAssert.assertRefused(
                api.patch("/account/" + first.json().get("id").asText(), "{\"name\": \"One\"}", HEADER, key),
                422,
                "IDEMPOTENCY_KEY_REUSED");
    }

    @Test
    void a_key_belongs_to_one_person(RunningStack stack) {
        Api colleague = new Api(stack, "frank.grimes@globex.example");

        String ours = create("Same").json().get("id").asText();
        Reply his = colleague.post("/account", "{\"name\": \"Same\"}", HEADER, key);

        assertThat(his.status()).as(his.text()).isEqualTo(201);
        assertThat(his.json().get("id").asText()).isNotEqualTo(ours);
    }

    @Test
    void a_request_that_failed_leaves_its_key_free() {
        RefusalAssert.assertRefused(create(""), 422, "INVALID_RECORD");

        assertThat(create("Better").status()).isEqualTo(201);
    }

    @Test
    void a_request_sent_eight_times_at_once_is_done_once() {
        Set<String> answers = ConcurrentHashMap.newKeySet();
        try (ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 8; i++) {
                senders.execute(() -> answers.add(create("Once").text()));
            }
        }

        assertThat(answers).singleElement().asString().contains("\"name\":\"Once\"");
    }

    @Test
    void a_day_later_the_key_is_free(RunningStack stack) throws SQLException {
        String first = create("Today").json().get("id").asText();
        try (Connection connection = stack.asSuperuser();
                PreparedStatement age = connection.prepareStatement(
                        "update idempotency_key set created_at = created_at - interval '25 hours' where key = ?")) {
            age.setString(1, key);
            assertThat(age.executeUpdate()).isEqualTo(1);
        }

        Reply second = create("Tomorrow");

        assertThat(second.status()).as(second.text()).isEqualTo(201);
        assertThat(second.json().get("id").asText()).isNotEqualTo(first);
    }

    @Test
    void a_key_that_is_none_is_refused() {
        for (String none : new String[] {" ", "k".repeat(256)}) {
            RefusalAssert.assertRefused(
                    api.post("/account", "{\"name\": \"A\"}", HEADER, none), 400, "UNREADABLE_PARAMETER");
        }
    }

    private Reply create(String name) {
        return api.post("/account", "{\"name\": \"%s\"}".formatted(name), HEADER, key);
    }
}
