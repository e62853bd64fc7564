package crm.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a rep is told and may send of deals whose next step is hidden from him, whose amount is masked, whose engagement is to read. */
class FieldRightsRoutesIT {

    private static final String LIMITS = """
            {"roles": {"rep": {"grants": {"opportunity": {"fields":
                {"nextStep": "hidden", "amount": "masked", "engagedOn": "read"}}}}}}""";

    private final Tenancy tenancy = new Tenancy("northstar");
    private final Face administrator = tenancy.face("administrator");
    private final Face rep = tenancy.face("rep");
    private String id = "";

    @BeforeEach
    void a_deal_of_the_rep_that_the_administrator_completed() {
        id = rep.post("/opportunity", "{\"name\": \"Big\", \"closeDate\": \"2027-01-31\"}")
                .json()
                .get("id")
                .asText();
        administrator.patch(
                "/opportunity/" + id,
                "{\"nextStep\": \"Ask Penelope\", \"amount\": 12345678.90, \"engagedOn\": \"2026-12-01\"}");
        assertThat(administrator.patch("/metadata", LIMITS).status()).isEqualTo(200);
    }

    private JsonNode seen() {
        return rep.get("/opportunity/" + id).json();
    }

    @Test
    void every_answer_with_a_record_leaves_out_what_is_hidden_and_masks_what_is_masked() {
        for (Face.Reply reply : new Face.Reply[] {
            rep.get("/opportunity/" + id),
            rep.get("/opportunity"),
            rep.patch("/opportunity/" + id, "{\"name\": \"Bigger\"}"),
            rep.patch("/opportunity/" + id, "{\"name\": \"Biggest\"}", "If-Match", "\"1\""),
            rep.post("/opportunity:create", "{\"records\": [{\"name\": \"New\", \"closeDate\": \"2027-01-31\"}]}")
        }) {
            assertThat(reply.text())
                    .contains("closeDate", "\"amount\":")
                    .doesNotContain("nextStep", "Penelope", "12345678", "678.9");
        }
        assertThat(seen().get("amount").toString()).isEqualTo("{\"masked\":\"••••\"}");
        assertThat(seen().get("engagedOn").asText()).isEqualTo("2026-12-01");
        assertThat(administrator.get("/opportunity/" + id).text()).contains("Ask Penelope", "12345678.9");
    }

    @Test
    void a_hidden_field_answers_like_one_that_does_not_exist() {
        for (String way : new String[] {
            "?filter=%s == null", "?filter=account.%s == null", "?sort=%s", "?fields=%s", "?filter=!(%s in ['x'])"
        }) {
            assertAlike(asked(way.formatted("nextStep")), asked(way.formatted("zzzzzzzz")));
        }
        for (String body :
                new String[] {"{\"groupBy\": [\"%s\"]}", "{\"measures\": [\"sum(%s)\"]}", "{\"filter\": \"%s != null\"}"
                }) {
            assertAlike(
                    rep.post("/opportunity:aggregate", body.formatted("nextStep")),
                    rep.post("/opportunity:aggregate", body.formatted("zzzzzzzz")));
        }
        assertAlike(
                rep.patch("/opportunity/" + id, "{\"nextStep\": \"x\"}"),
                rep.patch("/opportunity/" + id, "{\"zzzzzzzz\": \"x\"}"));
        assertAlike(
                rep.post("/opportunity", "{\"name\": \"x\", \"closeDate\": \"2027-01-31\", \"nextStep\": null}"),
                rep.post("/opportunity", "{\"name\": \"x\", \"closeDate\": \"2027-01-31\", \"zzzzzzzz\": null}"));
    }

    private Face.Reply asked(String question) {
        return rep.get("/opportunity" + question.replace(" ", "%20").replace(">", "%3E"));
    }

    private static void assertAlike(Face.Reply hidden, Face.Reply unknown) {
        assertThat(hidden.status())
                .as(hidden.text())
                .isEqualTo(unknown.status())
                .isGreaterThanOrEqualTo(400);
        assertThat(told(hidden).replace("nextStep", "zzzzzzzz")).isEqualTo(told(unknown));
    }

    private static String told(Face.Reply reply) {
        return reply.code() + reply.json().get("detail") + reply.json().get("errors");
    }

    @Test
    void a_masked_amount_is_neither_found_by_questions_nor_overwritten() {
        assertThat(asked("?filter=amount > 1000").code()).isEqualTo("UNREADABLE_FILTER");
        assertThat(asked("?sort=amount").code()).isEqualTo("NOT_SORTABLE");
        assertThat(rep.post("/opportunity:aggregate", "{\"measures\": [\"sum(amount)\"]}")
                        .code())
                .isEqualTo("NOT_SUMMABLE");
        assertThat(rep.post("/opportunity:aggregate", "{\"groupBy\": [\"amount\"]}")
                        .code())
                .isEqualTo("NOT_SUMMABLE");
        assertForbidden(rep.patch("/opportunity/" + id, "{\"amount\": 1}"), "amount");

        assertThat(rep.patch("/opportunity/" + id, "{\"name\": \"Same\", \"amount\": {\"masked\": \"••••\"}}")
                        .status())
                .isEqualTo(200);
        assertThat(administrator.get("/opportunity/" + id).text()).contains("\"name\":\"Same\"", "12345678.9");
    }

    @Test
    void what_is_to_read_takes_only_what_it_has() {
        assertForbidden(rep.patch("/opportunity/" + id, "{\"engagedOn\": \"2026-12-02\"}"), "engagedOn");
        assertForbidden(
                rep.post(
                        "/opportunity:create",
                        "{\"records\": [{\"name\": \"x\", \"closeDate\": \"2027-01-31\", \"engagedOn\": \"2026-12-02\"}]}"),
                "records[0].engagedOn");

        assertThat(rep.patch("/opportunity/" + id, "{\"engagedOn\": \"2026-12-01\"}")
                        .status())
                .isEqualTo(200);
        assertThat(asked("?filter=engagedOn == date('2026-12-01')").json().get("records"))
                .hasSize(1);
    }

    private static void assertForbidden(Face.Reply reply, String field) {
        assertThat(reply.status()).as(reply.text()).isEqualTo(403);
        assertThat(reply.code()).isEqualTo("FORBIDDEN");
        assertThat(reply.json().get("errors").findValuesAsText("field")).containsExactly(field);
        assertThat(reply.json().get("errors").findValuesAsText("code")).containsExactly("FORBIDDEN");
    }

    @Test
    void two_who_see_different_fields_have_different_tags() {
        String tag = rep.get("/opportunity/" + id).header("ETag");

        assertThat(tag).matches("\"2-[0-9a-f]{8}\"");
        assertThat(administrator.get("/opportunity/" + id).header("ETag")).isEqualTo("\"2\"");
        assertThat(rep.get("/opportunity/" + id, "If-None-Match", tag).status()).isEqualTo(304);
        assertThat(rep.get("/opportunity/" + id, "If-None-Match", "\"2\"").status())
                .isEqualTo(200);
        assertThat(rep.patch("/opportunity/" + id, "{\"name\": \"x\"}", "If-Match", tag)
                        .status())
                .isEqualTo(200);
        assertThat(rep.patch("/opportunity/" + id, "{\"name\": \"y\"}", "If-Match", tag)
                        .status())
                .isEqualTo(412);
    }

    @Test
    void the_descriptions_tell_what_the_caller_sees() {
        for (String address : new String[] {"/metadata", "/metadata/opportunity", "/openapi.json"}) {
            assertThat(rep.get(address).text()).doesNotContain("nextStep", "Next step");
            assertThat(administrator.get(address).text()).contains("nextStep");
        }
        JsonNode fields = rep.get("/metadata/opportunity").json().get("fields");
        assertThat(fields.get("amount").get("masked").asBoolean()).isTrue();
        assertThat(fields.get("amount").get("readOnly").asBoolean()).isTrue();
        assertThat(fields.get("amount").get("indexed").asBoolean()).isFalse();
        assertThat(fields.get("engagedOn").get("readOnly").asBoolean()).isTrue();
        assertThat(fields.get("engagedOn").has("masked")).isFalse();
        assertThat(rep.get("/metadata/opportunity").text()).doesNotContain("amount >", "amount ==");
    }

    @Test
    void an_answer_of_before_is_not_repeated_to_somebody_who_sees_less_by_now() {
        String body = "{\"name\": \"Once\", \"closeDate\": \"2027-01-31\"}";
        rep.post("/opportunity", body, "Idempotency-Key", "once");
        assertThat(rep.post("/opportunity", body, "Idempotency-Key", "once").status())
                .isEqualTo(201);

        administrator.patch(
                "/metadata",
                "{\"roles\": {\"rep\": {\"grants\": {\"opportunity\": {\"fields\": {\"account\": \"hidden\"}}}}}}");

        assertThat(rep.post("/opportunity", body, "Idempotency-Key", "once").code())
                .isEqualTo("IDEMPOTENCY_KEY_REUSED");
    }
}
