package crm.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import crm.rest.request.RequestBody;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class RecordRoutesIT {

    private final Tenancy tenancy = new Tenancy("northstar");
    private final Face face = tenancy.face("administrator");

    @Test
    void a_new_record_has_an_address_a_version_and_all_its_fields() {
        Face.Reply reply =
                face.post("/opportunity", "{\"name\": \"Big\", \"amount\": 1234.50, \"closeDate\": \"2027-01-31\"}");

        assertThat(reply.status()).isEqualTo(201);
        assertThat(reply.header("ETag")).isEqualTo("\"1\"");
        assertThat(reply.header("Content-Type")).isEqualTo("application/json");
        String id = reply.json().get("id").asText();
        assertThat(reply.header("Location")).isEqualTo("/opportunity/" + id);
        assertThat(reply.text())
                .startsWith("{\"id\":\"%s\",\"version\":1,\"name\":\"Big\",\"account\":null,".formatted(id))
                .contains(
                        "\"stage\":\"prospecting\",\"amount\":1234.50,",
                        "\"closeDate\":\"2027-01-31\",\"engagedOn\":null,")
                .contains("\"owner\":{\"id\":", "\"title\":\"The administrator\"}");
    }

    @Test
    void numbers_come_back_exactly() {
        String id = create("{\"name\": \"Exact\", \"amount\": 9007199254740993.07}");

        assertThat(face.get("/opportunity/" + id).text()).contains("\"amount\":9007199254740993.07,");
    }

    @Test
    void all_wrong_fields_are_told_at_once() {
        Face.Reply reply = face.post("/opportunity", "{\"amout\": 1, \"closeDate\": \"soon\"}");

        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(reply.code()).isEqualTo("INVALID_RECORD");
        assertThat(reply.json().findValuesAsText("field")).contains("amout", "closeDate", "name");
        assertThat(reply.text()).contains("Did you mean 'amount'?");
    }

    @Test
    void what_a_caller_has_already_is_not_sent_again() {
        String id = create("{\"name\": \"Known\"}");

        Face.Reply reply = face.get("/opportunity/" + id, "If-None-Match", "W/\"1\"");

        assertThat(reply.status()).isEqualTo(304);
        assertThat(reply.text()).isEmpty();
        assertThat(face.get("/opportunity/" + id, "If-None-Match", "\"2\"").status())
                .isEqualTo(200);
    }

    @Test
    void a_patch_changes_what_it_names_and_clears_what_it_sets_to_null() {
        String id = create("{\"name\": \"Before\", \"nextStep\": \"Call\"}");

        Face.Reply reply = face.patch(
                "/opportunity/" + id,
                "{\"name\": \"After\", \"nextStep\": null}",
                "Content-Type",
                "application/merge-patch+json");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.header("ETag")).isEqualTo("\"2\"");
        assertThat(reply.json().get("name").asText()).isEqualTo("After");
        assertThat(reply.json().get("nextStep").isNull()).isTrue();
    }

    @Test
    void a_change_to_an_old_version_is_answered_with_the_record_as_it_is() {
        String id = create("{\"name\": \"One\"}");
        face.patch("/opportunity/" + id, "{\"name\": \"Two\"}", "If-Match", "\"1\"");

        Face.Reply reply = face.patch("/opportunity/" + id, "{\"name\": \"Three\"}", "If-Match", "\"1\"");

        assertThat(reply.status()).isEqualTo(412);
        assertThat(reply.code()).isEqualTo("STALE_VERSION");
        assertThat(reply.header("ETag")).isEqualTo("\"2\"");
        assertThat(reply.json().at("/current/name").asText()).isEqualTo("Two");
        assertThat(face.delete("/opportunity/" + id, "If-Match", "\"1\"").status())
                .isEqualTo(412);
    }

    @Test
    void an_unreadable_precondition_is_refused_before_anything_is_done() {
        String id = create("{\"name\": \"One\"}");

        for (String tag : new String[] {"W/\"1\"", "1", "\"x\"", "\"1\", \"2\""}) {
            assertThat(face.delete("/opportunity/" + id, "If-Match", tag).code())
                    .isEqualTo("UNREADABLE_PARAMETER");
        }
        assertThat(face.delete("/opportunity/" + id, "If-Match", "*").status()).isEqualTo(204);
    }

    @Test
    void a_deleted_record_is_not_found_until_it_is_restored() {
        String id = create("{\"name\": \"One\"}");

        assertThat(face.delete("/opportunity/" + id).status()).isEqualTo(204);
        assertThat(face.delete("/opportunity/" + id).status()).isEqualTo(404);
        assertThat(face.get("/opportunity/" + id).code()).isEqualTo("NOT_FOUND");
        Face.Reply restored = face.send("POST", "/opportunity/" + id + ":restore", null);
        assertThat(restored.status()).isEqualTo(200);
        assertThat(restored.header("ETag")).isEqualTo("\"3\"");
        assertThat(face.send("POST", "/opportunity/" + id + ":restore", null).code())
                .isEqualTo("NOT_DELETED");
    }

    @Test
    void a_reference_is_told_with_its_title_and_fields_one_lookup_away() {
        String parent = id(face.post("/account", "{\"name\": \"Holding\"}"));
        String account =
                id(face.post("/account", "{\"name\": \"Cancity\", \"parent\": {\"id\": \"%s\"}}".formatted(parent)));
        String id = create("{\"name\": \"Deal\", \"account\": \"%s\"}".formatted(account));

        JsonNode json = face.get("/opportunity/" + id + "?fields=account.parent,account.title,name")
                .json();

        assertThat(json)
                .hasToString(("{\"id\":\"%s\",\"version\":1,\"account\":{\"id\":\"%s\",\"title\":\"Cancity\","
                                + "\"parent\":{\"id\":\"%s\",\"title\":\"Holding\"}},\"name\":\"Deal\"}")
                        .formatted(id, account, parent));
    }

    @Test
    void a_list_is_paged_and_counted_when_asked() {
        String mark = UUID.randomUUID().toString();
        create("{\"name\": \"Two\", \"nextStep\": \"%s\"}".formatted(mark));
        create("{\"name\": \"One\", \"nextStep\": \"%s\"}".formatted(mark));
        String list = "/opportunity?limit=1&fields=name&sort=stage,-createdAt&filter=nextStep=='%s'&".formatted(mark);

        JsonNode first = face.get(list + "count=exact").json();
        JsonNode second = face.get(list + "after=" + first.get("next").asText()).json();

        assertThat(first.get("records").findValuesAsText("name")).containsExactly("One");
        assertThat(first.get("count")).hasToString("{\"value\":2,\"capped\":false}");
        assertThat(second.get("records").findValuesAsText("name")).containsExactly("Two");
        assertThat(second.get("next").isNull()).isTrue();
        assertThat(second.has("count")).isFalse();
    }

    @Test
    void a_repeated_request_with_its_key_is_answered_as_before() {
        Face.Reply first = face.post("/account", "{\"name\": \"Once\"}", "Idempotency-Key", "k1");
        Face.Reply second = face.post("/account", "{\"name\": \"Once\"}", "Idempotency-Key", "k1");

        assertThat(second.status()).isEqualTo(201);
        assertThat(second.text()).isEqualTo(first.text());
        assertThat(second.header("Location")).isEqualTo(first.header("Location"));
        assertThat(second.header("Idempotency-Replayed")).isEqualTo("true");
    }

    @Test
    void a_key_belongs_to_one_request_of_one_user() {
        assertThat(face.post("/account", "{\"name\": \"One\"}", "Idempotency-Key", "k2")
                        .status())
                .isEqualTo(201);

        Face.Reply other = face.post("/account", "{\"name\": \"Two\"}", "Idempotency-Key", "k2");
        Face.Reply colleague =
                tenancy.face("administrator").post("/account", "{\"name\": \"Two\"}", "Idempotency-Key", "k2");

        assertRefused(other, 422, "IDEMPOTENCY_KEY_REUSED");
        assertThat(colleague.status()).isEqualTo(201);
    }

    @Test
    void a_request_that_failed_leaves_its_key_free() {
        assertThat(face.post("/account", "{}", "Idempotency-Key", "k3").status())
                .isEqualTo(422);

        assertThat(face.post("/account", "{\"name\": \"One\"}", "Idempotency-Key", "k3")
                        .status())
                .isEqualTo(201);
    }

    @Test
    void the_same_request_sent_at_once_from_many_sides_is_done_once() {
        Set<String> answers = ConcurrentHashMap.newKeySet();
        try (ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 8; i++) {
                senders.execute(() -> answers.add(face.post("/account", "{\"name\": \"Once\"}", "Idempotency-Key", "k4")
                        .text()));
            }
        }

        assertThat(answers).singleElement().asString().contains("\"name\":\"Once\"");
    }

    @Test
    void groups_tell_their_key_count_and_sums() {
        String mark = UUID.randomUUID().toString();
        create("{\"name\": \"One\", \"amount\": 10.50, \"nextStep\": \"%s\"}".formatted(mark));
        create("{\"name\": \"Two\", \"amount\": 0.25, \"nextStep\": \"%s\"}".formatted(mark));

        Face.Reply reply = face.post("/opportunity:aggregate", """
                {"filter": "nextStep == '%s'", "groupBy": ["stage"], "measures": ["count", "sum(amount)"]}
                """.formatted(mark));

        assertThat(reply.text())
                .isEqualTo("{\"groups\":[{\"key\":{\"stage\":\"prospecting\"},\"count\":2,\"sum(amount)\":10.75}]}");
    }

    @Test
    void an_aggregation_that_cannot_be_is_told_where() {
        for (String asked : new String[] {
            "{\"groupBy\": [\"stage\", \"owner\"]}",
            "{\"measures\": [\"avg(amount)\"]}",
            "{\"filter\": 1}",
            "{\"measures\": \"count\"}"
        }) {
            assertRefused(face.post("/opportunity:aggregate", asked), 422, "WRONG_FORMAT");
        }
        assertRefused(face.post("/opportunity:aggregate", "{\"measures\": [\"sum(name)\"]}"), 422, "NOT_SUMMABLE");
        assertRefused(face.post("/opportunity:aggregate", "{\"group\": []}"), 422, "UNKNOWN_FIELD");
    }

    @Test
    void every_refusal_is_a_problem_with_its_code() {
        String id = create("{\"name\": \"One\"}");

        assertRefused(face.get("/Nothing/at/all"), 404, "NOT_FOUND");
        assertRefused(face.get("/opportunity/not-an-id"), 404, "NOT_FOUND");
        assertRefused(face.get("/oportunity"), 404, "UNKNOWN_ENTITY");
        assertRefused(face.send("PUT", "/opportunity/" + id, "{}"), 405, "METHOD_NOT_ALLOWED");
        assertRefused(
                face.post("/opportunity", "name=One", "Content-Type", "text/plain"), 415, "UNSUPPORTED_MEDIA_TYPE");
        assertRefused(face.post("/opportunity", "[]"), 400, "UNREADABLE_JSON");
        assertRefused(face.post("/opportunity", ""), 400, "UNREADABLE_JSON");
        assertRefused(face.post("/opportunity", "{\"name\": "), 400, "UNREADABLE_JSON");
        assertRefused(face.post("/opportunity", "{\"name\": \"a\", \"name\": \"b\"}"), 400, "UNREADABLE_JSON");
        assertRefused(face.post("/opportunity", " ".repeat(RequestBody.MAX_BYTES + 1)), 413, "TOO_LARGE");
        assertRefused(face.get("/opportunity?limit=201"), 400, "UNREADABLE_PARAMETER");
        assertRefused(face.get("/opportunity?filter=amount%20=="), 400, "UNREADABLE_FILTER");
        assertRefused(face.get("/opportunity?after=x"), 400, "UNREADABLE_CURSOR");
        assertRefused(face.get("/opportunity?fitler=x"), 400, "UNREADABLE_PARAMETER");
        assertRefused(face.get("/opportunity?fields=nam"), 422, "UNKNOWN_FIELD");
        assertRefused(face.get("/opportunity?fields=name.first"), 400, "UNREADABLE_PARAMETER");
        assertRefused(face.get("/opportunity?sort=nextStep"), 422, "NEEDS_INDEX");
        assertRefused(
                face.post("/opportunity", "{\"name\": \"a\"}", "Idempotency-Key", " "), 400, "UNREADABLE_PARAMETER");
    }

    @Test
    void a_change_that_another_site_could_have_sent_is_refused() {
        String id = create("{\"name\": \"One\"}");

        assertRefused(face.postFromAnotherSite("/opportunity/" + id + ":restore"), 403, "FORBIDDEN");
    }

    private static void assertRefused(Face.Reply reply, int status, String code) {
        assertThat(reply.status()).as(reply.text()).isEqualTo(status);
        assertThat(reply.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(reply.code()).isEqualTo(code);
        assertThat(reply.json().get("status").asInt()).isEqualTo(status);
        assertThat(reply.json().get("detail").asText()).isNotEmpty();
    }

    private String create(String json) {
        return id(face.post("/opportunity", json.replaceFirst("\\{", "{\"closeDate\": \"2027-01-31\", ")));
    }

    private static String id(Face.Reply reply) {
        assertThat(reply.status()).as(reply.text()).isEqualTo(201);
        return reply.json().get("id").asText();
    }
}
