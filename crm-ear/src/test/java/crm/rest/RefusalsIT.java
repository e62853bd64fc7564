package crm.rest;

import static crm.rest.RefusalAssert.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import crm.rest.Api.Reply;
import crm.testing.RunningStack;
import crm.testing.StackExtension;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is wrong with a request, its program is told what, by a stable code, and never how we are built. */
@ExtendWith(StackExtension.class)
@SuppressWarnings("NullAway.Init") // set before each test
class RefusalsIT {

    private Api api;

    @BeforeEach
    void sign_in(RunningStack stack) throws Throwable {
        api = Api.administrator(stack, "globex");
    }

    @Test
    void an_address_that_is_none() {
        assertRefused(api.get("/nothing/at/all"), 404, "NOT_FOUND");
        assertRefused(api.get("/Account"), 404, "NOT_FOUND");
        assertRefused(api.get("/acount"), 404, "UNKNOWN_ENTITY");
        assertRefused(api.get("/account/not-an-id"), 404, "NOT_FOUND");
        assertRefused(api.get("/account/01940000-0000-7000-8000-000000000000"), 404, "NOT_FOUND");
        assertRefused(api.get("/metadata/acount"), 404, "UNKNOWN_ENTITY");
        assertRefused(api.post("/account:agregate", "{}"), 404, "NOT_FOUND");
        assertRefused(api.post("/account/01940000-0000-7000-8000-000000000000:explode", "{}"), 404, "NOT_FOUND");
    }

    @Test
    void a_method_that_the_address_does_not_take() {
        Reply refused = api.send("PUT", "/account");

        assertRefused(refused, 405, "METHOD_NOT_ALLOWED");
        assertThat(refused.header("Allow")).contains("GET", "POST");
        assertRefused(api.delete("/account"), 405, "METHOD_NOT_ALLOWED");
        assertRefused(api.get("/account:aggregate"), 405, "METHOD_NOT_ALLOWED");
    }

    @Test
    void a_form_that_is_not_ours() {
        assertRefused(api.get("/account", "Accept", "application/xml"), 406, "NOT_ACCEPTABLE");
        for (String type : List.of("application/xml", "text/plain", "application/x-www-form-urlencoded")) {
            assertRefused(
                    api.post("/account", "{\"name\": \"A\"}", "Content-Type", type), 415, "UNSUPPORTED_MEDIA_TYPE");
        }
        assertRefused(
                api.post("/account", "{\"name\": \"A\"}", "Content-Type", "application/merge-patch+json"),
                415,
                "UNSUPPORTED_MEDIA_TYPE");
        assertRefused(
                api.patch("/account/" + anAccount(), "[]", "Content-Type", "application/json-patch+json"),
                415,
                "UNSUPPORTED_MEDIA_TYPE");
    }

    @Test
    void a_patch_is_a_merge_patch_by_either_name() {
        String at = "/account/" + anAccount();

        for (String type :
                List.of("application/merge-patch+json", "application/json", "application/json; charset=utf-8")) {
            Reply patched = api.patch(at, "{\"description\": \"%s\"}".formatted(type), "Content-Type", type);
            assertThat(patched.status()).as(patched.text()).isEqualTo(200);
            assertThat(patched.json().get("description").asText()).isEqualTo(type);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "limit=0",
                "limit=201",
                "limit=-1",
                "limit=ten",
                "limit=1.5",
                "limit=99999999999",
                "limit=10&limit=20",
                "count=all",
                "offset=50",
                "fitler=stage",
                "tenant=northstar",
                "access_token=x",
            })
    void a_parameter_that_is_none(String parameter) {
        assertRefused(api.get("/account?" + parameter), 400, "UNREADABLE_PARAMETER");
    }

    @Test
    void a_page_has_as_many_records_as_were_asked_for() {
        for (int i = 0; i < 3; i++) {
            anAccount();
        }
        assertThat(api.get("/account?limit=2").json().get("records")).hasSize(2);
        assertThat(api.get("/account?limit=200").status()).isEqualTo(200);
        assertThat(api.get("/account?limit=1&count=capped")
                        .json()
                        .at("/count/capped")
                        .asBoolean())
                .isFalse();
        assertThat(api.get("/account?limit=1").json().has("count")).isFalse();
    }

    @Test
    void a_cursor_that_was_changed_or_belongs_to_another_list() {
        anAccount();
        anAccount();
        String next =
                api.get("/account?limit=1&sort=-createdAt").json().get("next").asText();
        assertThat(api.get("/account?limit=1&sort=-createdAt&after=" + next).status())
                .isEqualTo(200);

        List<String> tampered = List.of(
                "x",
                next.substring(0, next.length() / 2),
                next + "AAAA",
                Base64.getUrlEncoder().encodeToString("{}".getBytes(StandardCharsets.UTF_8)),
                Base64.getUrlEncoder().encodeToString("[null,null,null]".getBytes(StandardCharsets.UTF_8)));
        for (String cursor : tampered) {
            assertRefused(api.get("/account?limit=1&sort=-createdAt&after=" + cursor), 400, "UNREADABLE_CURSOR");
        }
        assertRefused(api.get("/account?limit=1&sort=name&after=" + next), 400, "UNREADABLE_CURSOR");
        assertRefused(api.get("/contact?limit=1&sort=-createdAt&after=" + next), 400, "UNREADABLE_CURSOR");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "null",
                "7",
                "[]",
                "{\"name\": ",
                "{\"name\": \"A\"} {}",
                "{\"name\": \"A\", \"name\": \"B\"}",
                "{name: 'A'}"
            })
    void a_body_that_is_no_json_object(String body) {
        assertRefused(api.post("/account", body), 400, "UNREADABLE_JSON");
    }

    @Test
    void a_body_that_is_no_utf_8() {
        byte[] latin = "{\"name\": \"M\u00fcller\"}".getBytes(StandardCharsets.ISO_8859_1);

        assertRefused(
                api.send(api.request("/account")
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofByteArray(latin))),
                400,
                "UNREADABLE_JSON");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"name\": \"nul \\u0000\"}",
                "{\"name\": \"lone \\ud800\"}",
                "{\"name\": \"A\", \"annualRevenue\": 1e400000000}",
                "{\"name\": \"A\", \"annualRevenue\": 1e-400000000}",
                "{\"name\": \"A\", \"employees\": 123456789012345678901234567890}",
                "{\"name\": \"A\", \"parent\": {\"id\": {}}}",
                "{\"name\": \"A\", \"parent\": \"not-an-id\"}",
                "{\"name\": \"A\", \"billingAddress\": [1]}",
                "{\"name\": \"A\", \"version\": 7}",
                "{\"name\": \"A\", \"tenant\": \"northstar\"}",
                "{\"name\": \"A\", \"createdAt\": \"2020-01-01T00:00:00Z\"}",
            })
    void values_that_nobody_expects_are_told_at_their_field(String body) {
        Reply refused = api.post("/account", body);

        assertRefused(refused, 422, "INVALID_RECORD");
        assertThat(refused.json().get("errors")).hasSize(1);
    }

    @Test
    void all_wrong_fields_are_told_at_once() {
        Reply refused = api.post("/opportunity", "{\"amout\": 1, \"closeDate\": \"soon\", \"stage\": \"wonn\"}");

        assertRefused(refused, 422, "INVALID_RECORD");
        assertThat(refused.json().get("errors").findValuesAsText("field"))
                .containsExactlyInAnyOrder("amout", "closeDate", "stage", "name");
        assertThat(refused.text()).contains("Did you mean 'amount'?");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"amount ==", "amout > 1", "stage == 'wonn'", "1", "name.size(", "((((((((((((((((1", "\u0000"})
    void a_filter_that_means_nothing(String filter) {
        assertRefused(api.list("opportunity", filter, "limit=1"), 400, "UNREADABLE_FILTER");
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
    void a_precondition_that_is_none() {
        String at = "/account/" + anAccount();

        for (String tag : List.of("1", "W/\"1\"", "\"x\"", "\"1\", \"2\"", "\"99999999999\"")) {
            assertRefused(api.patch(at, "{}", "If-Match", tag), 400, "UNREADABLE_PARAMETER");
        }
    }

    private String anAccount() {
        Reply made = api.post("/account", "{\"name\": \"An account\"}");
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        return made.json().get("id").asText();
    }
}
