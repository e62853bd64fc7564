package crm.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** An administrator shapes his tenant over REST. */
class CustomisationRoutesIT {

    private static final String REGION = """
            {"extend": {"account": {"fields": {"region_c": {"type": "text", "label": {"en": "Region", "zh": "地区"}}}}}}""";

    private final String alias = "shape-" + UUID.randomUUID();
    private final Face administrator = new Tenancy(alias).face("administrator");
    private final Face rep = new Tenancy(alias).face("rep");

    @Test
    void a_new_field_is_there_for_everybody_with_the_next_request() {
        Face.Reply changed = administrator.patch("/metadata", REGION);

        assertThat(changed.status()).as(changed.text()).isEqualTo(200);
        assertThat(changed.header("ETag")).isEqualTo("\"2\"");
        Face.Reply made = rep.post("/account", "{\"name\": \"A\", \"region_c\": \"North\"}");
        assertThat(made.json().at("/region_c").asText()).isEqualTo("North");
        assertThat(rep.get("/account?filter=region_c=='north'&sort=region_c")
                        .json()
                        .get("records"))
                .hasSize(1);
        assertThat(rep.get("/metadata/account", "Accept-Language", "zh")
                        .json()
                        .at("/fields/region_c/label")
                        .asText())
                .isEqualTo("地区");
        assertThat(rep.get("/openapi.json")
                        .json()
                        .at("/components/schemas/account.new/properties")
                        .has("region_c"))
                .isTrue();
    }

    @Test
    void a_dry_run_tells_changes_and_problems_and_changes_nothing() {
        JsonNode told = administrator.patch("/metadata?dryRun=true", REGION).json();
        assertThat(told.at("/changes/0/path").asText()).isEqualTo("/account/fields/region_c");
        assertThat(told.at("/problems")).isEmpty();

        JsonNode bad = administrator
                .patch("/metadata?dryRun=true", REGION.replace("region_c", "region"))
                .json();
        assertThat(bad.at("/problems/0/field").asText()).isEqualTo("/extend/account/fields/region");
        assertThat(bad.at("/problems/0/message").asText()).contains("region_c");

        assertThat(administrator.get("/metadata").json().get("version").asInt()).isEqualTo(1);
    }

    @Test
    void everything_that_stands_against_a_change_is_told_at_once() {
        Face.Reply refused = administrator.patch(
                "/metadata",
                "{\"extend\": {\"account\": {\"fields\": {\"a_c\": {\"type\": \"txt\"}, \"b_c\": {\"type\": \"text\", \"colour\": 1}}}}}");

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.code()).isEqualTo("INVALID_METADATA");
        assertThat(refused.json().get("errors").findValuesAsText("field"))
                .contains("/extend/account/fields/a_c/type", "/extend/account/fields/b_c");
    }

    @Test
    void a_change_of_an_old_version_is_refused_with_what_happened_since() {
        administrator.patch("/metadata", REGION);

        Face.Reply late = administrator.patch(
                "/metadata", "{\"extend\": {\"account\": {\"icon\": \"gem\"}}}", "If-Match", "\"1\"");

        assertThat(late.status()).isEqualTo(412);
        assertThat(late.code()).isEqualTo("STALE_VERSION");
        assertThat(late.json().at("/current/version").asInt()).isEqualTo(2);
        assertThat(late.json().at("/current/changes/0/path").asText()).isEqualTo("/account/fields/region_c");
    }

    @Test
    void versions_have_authors_and_can_be_looked_at_compared_and_taken_back() {
        administrator.patch("/metadata", REGION);

        JsonNode versions = administrator.get("/metadata/versions").json().get("versions");
        assertThat(versions.findValuesAsText("version")).containsExactly("2", "1");
        assertThat(versions.at("/0/by/title").asText()).isEqualTo("The administrator");
        assertThat(administrator
                        .get("/metadata/versions/1")
                        .json()
                        .at("/entities/account/fields")
                        .has("region_c"))
                .isFalse();
        assertThat(administrator
                        .get("/metadata/difference")
                        .json()
                        .at("/changes/0/change")
                        .asText())
                .isEqualTo("added");

        Face.Reply back = administrator.send("POST", "/metadata/versions/1:rollback", null);

        assertThat(back.json().at("/version").asInt()).isEqualTo(3);
        assertThat(rep.get("/metadata/account").json().get("fields").has("region_c"))
                .isFalse();
        assertThat(administrator.get("/metadata/layer").json()).hasToString("{\"format\":1,\"packs\":{\"sales\":1}}");
    }

    @Test
    void a_layer_is_exported_and_imported_elsewhere() {
        administrator.patch("/metadata", REGION);
        String exported = administrator.get("/metadata/layer").text();
        Face other = new Tenancy("import-" + UUID.randomUUID()).face("administrator");

        assertThat(other.send("PUT", "/metadata/layer?dryRun=true", exported)
                        .json()
                        .get("changes"))
                .isNotEmpty();
        Face.Reply imported = other.send("PUT", "/metadata/layer", exported);

        assertThat(imported.status()).as(imported.text()).isEqualTo(200);
        assertThat(other.get("/metadata/account").json().get("fields"))
                .isEqualTo(administrator.get("/metadata/account").json().get("fields"));
    }

    @Test
    void fields_of_the_tenants_own_are_told_as_they_are_kept() {
        Face.Reply changed = administrator.patch("/metadata", """
                {"extend": {"account": {"fields": {
                    "traits_c": {"type": "multiPicklist", "values": {"a": {"label": "A"}, "b": {"label": "B"}}},
                    "opens_c": {"type": "time"},
                    "effort_c": {"type": "duration"},
                    "number_c": {"type": "autoNumber", "pattern": "A-{000}"},
                    "heads_c": {"type": "number", "unit": "k", "scale": 1, "formula": "employees / 1000"}}}}}""");
        assertThat(changed.status()).as(changed.text()).isEqualTo(200);

        Face.Reply made = rep.post(
                "/account",
                "{\"name\": \"A\", \"employees\": 2500, \"traits_c\": [\"b\", \"a\"], \"opens_c\": \"9:00\", \"effort_c\": \"1:30\"}");

        assertThat(made.status()).as(made.text()).isEqualTo(201);
        assertThat(made.json().get("traits_c")).hasToString("[\"a\",\"b\"]");
        assertThat(made.json().at("/opens_c").asText()).isEqualTo("09:00");
        assertThat(made.json().at("/effort_c").asInt()).isEqualTo(90);
        assertThat(made.json().at("/number_c").asText()).isEqualTo("A-001");
        assertThat(made.json().at("/heads_c")).hasToString("2.5");
        assertThat(rep.get("/account?filter="
                                + URLEncoder.encode(
                                        "traits_c == 'b' && heads_c > 2 && opens_c < '10:00'", StandardCharsets.UTF_8))
                        .json()
                        .get("records"))
                .hasSize(1);
        assertThat(rep.get("/openapi.json").status()).isEqualTo(200);
    }

    @Test
    void links_and_lookups_to_one_of_several_are_told_with_titles() {
        Face.Reply changed = administrator.patch("/metadata", """
                {"extend": {"account": {"fields": {
                    "about_c": {"type": "lookup", "to": ["account", "contact"]},
                    "people_c": {"type": "links", "to": "contact", "inverse": "known_c"}}}}}""");
        assertThat(changed.status()).as(changed.text()).isEqualTo(200);
        String ann = id(rep.post("/contact", "{\"name\": \"Ann\"}"));
        String ben = id(rep.post("/contact", "{\"name\": \"Ben\"}"));

        Face.Reply made = rep.post("/account", """
                {"name": "Linked", "about_c": {"entity": "contact", "id": "%s"}, "people_c": ["%s"]}""".formatted(ann, ben));

        assertThat(made.json().at("/about_c"))
                .hasToString("{\"entity\":\"contact\",\"id\":\"%s\",\"title\":\"Ann\"}".formatted(ann));
        assertThat(made.json().at("/people_c")).hasToString("[{\"id\":\"%s\",\"title\":\"Ben\"}]".formatted(ben));
        String patch = "{\"people_c\": {\"add\": [\"%s\"], \"remove\": [\"%s\"]}}".formatted(ann, ben);
        assertThat(rep.patch("/account/" + id(made), patch)
                        .json()
                        .at("/people_c/0/title")
                        .asText())
                .isEqualTo("Ann");
        String asked = "about_c.entity == 'contact' && '%s' in people_c".formatted(ann);
        assertThat(rep.get("/account?filter=" + URLEncoder.encode(asked, StandardCharsets.UTF_8))
                        .json()
                        .get("records"))
                .hasSize(1);
        assertThat(rep.get("/openapi.json").text()).contains("LinksChange").contains("ReferenceInputOfSeveral");
    }

    private static String id(Face.Reply reply) {
        assertThat(reply.status()).as(reply.text()).isBetween(200, 201);
        return reply.json().get("id").asText();
    }

    @Test
    void limits_are_told_with_the_usage() {
        administrator.patch("/metadata", REGION);

        JsonNode limits = administrator.get("/metadata/limits").json();

        assertThat(limits.at("/entities")).hasToString("{\"used\":0,\"limit\":500}");
        assertThat(limits.at("/byEntity/account/indexes/text")).hasToString("{\"used\":5,\"limit\":10}");
    }

    @Test
    void what_becomes_of_values_is_told_before_a_field_takes_another_type() {
        administrator.patch("/metadata", REGION);
        id(administrator.post("/account", "{\"name\": \"Cancity\", \"region_c\": \"North\"}"));

        JsonNode told = administrator
                .patch(
                        "/metadata?dryRun=true",
                        "{\"extend\": {\"account\": {\"fields\": {\"region_c\": {\"type\": \"number\"}}}}}")
                .json();

        assertThat(told.at("/problems/0/code").asText()).isEqualTo("NOT_CONVERTIBLE");
        assertThat(told.at("/conversions/0/refused/0/value").asText()).isEqualTo("North");
        assertThat(told.at("/conversions/0/refused/0/records/0/title").asText()).isEqualTo("Cancity");
    }

    @Test
    void an_index_is_written_anew_and_its_work_is_told() {
        administrator.patch("/metadata", REGION);

        assertThat(administrator
                        .send("POST", "/metadata/work/reindex/account/region_c", null)
                        .status())
                .isEqualTo(202);
        assertThat(administrator.get("/metadata/work").json().get("work")).isEmpty();
        assertThat(administrator
                        .send("POST", "/metadata/work/reindex/account/regoin_c", null)
                        .status())
                .isEqualTo(422);
        assertThat(rep.get("/metadata/work").status()).isEqualTo(403);
    }

    @Test
    void who_may_not_customise_sees_and_changes_nothing_of_it() {
        assertThat(rep.patch("/metadata", REGION).status()).isEqualTo(403);
        assertThat(rep.get("/metadata/layer").status()).isEqualTo(403);
        assertThat(rep.get("/metadata/versions").status()).isEqualTo(403);
        assertThat(rep.get("/metadata/limits").status()).isEqualTo(403);
        assertThat(rep.get("/openapi.json").json().get("paths").has("/metadata/layer"))
                .isFalse();
    }

    @Test
    void a_pack_is_looked_at_installed_with_examples_and_removed() {
        JsonNode plan = administrator
                .post("/metadata/packs/equipment:install?dryRun=true", "{}")
                .json();
        assertThat(plan.at("/changes").findValuesAsText("path"))
                .contains("/packs/equipment", "/machine", "/opportunity/fields/deliverBy");
        assertThat(administrator.post("/metadata/packs/equipment:install", "{}").status())
                .isEqualTo(200);
        assertThat(administrator
                        .post("/metadata/packs/equipment:samples", "")
                        .json()
                        .at("/made")
                        .asInt())
                .isPositive();

        Face.Reply refused = administrator.post("/metadata/packs/equipment:remove", "{}");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().get("errors").findValuesAsText("field")).contains("/extend/machine");
        Face.Reply removed = administrator.post("/metadata/packs/equipment:remove", "{\"leaveRecords\": true}");
        assertThat(removed.json().at("/losses").findValuesAsText("entity")).contains("machine", "workOrder");

        assertThat(administrator.get("/machine").status()).isEqualTo(404);
        assertThat(administrator.get("/metadata/packs").json().at("/packs").findValuesAsText("installed"))
                .containsExactly("1", "null", "null", "null");
    }

    @Test
    void packs_are_nothing_for_a_rep_and_one_that_is_not_there_is_not_found() {
        assertThat(rep.get("/metadata/packs").status()).isEqualTo(403);
        assertThat(rep.post("/metadata/packs/equipment:install", "{}").status()).isEqualTo(403);
        assertThat(administrator.post("/metadata/packs/nothing:install", "{}").code())
                .isEqualTo("NOT_FOUND");
        assertThat(administrator
                        .post("/metadata/packs/sales:remove", "{\"force\": true}")
                        .code())
                .isEqualTo("UNREADABLE_PARAMETER");
    }
}
