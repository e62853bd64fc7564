package crm.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Calls every route as administrator of one tenant with the ids of another: nothing may come back, nothing may change.
 * The routes are those that are registered; one without a probe here fails.
 */
class ForeignTenantIT {

    private static final String RATES = "/currencies/CHF/rates";

    private final Face ours = new Tenancy("westwind").face("administrator");
    private final Tenancy globex = new Tenancy("globex");
    private final Face theirs = globex.face("administrator");

    private final String account = make("/account", "{\"name\": \"Only ours\"}");
    private final String opportunity = make(
            "/opportunity",
            "{\"name\": \"Only ours\", \"closeDate\": \"2027-01-31\", \"account\": \"%s\"}".formatted(account));

    private final String layer = ours.patch(
                    "/metadata",
                    "{\"extend\": {\"account\": {\"fields\": {\"onlyOurs_c\": {\"type\": \"text\", \"label\": \"Only ours\"}}}}}")
            .header("ETag");

    /** What to try on a route, and how to see that it told and did nothing. */
    private final Map<String, Runnable> probes = Map.ofEntries(
            Map.entry("GET /{entity}", () -> assertEmptyList("/opportunity?count=exact")),
            Map.entry("POST /{entity}", this::aForeignReferenceIsRefused),
            Map.entry("POST /{entity}:create", this::aForeignReferenceInABatchIsRefused),
            Map.entry("GET /{entity}/{id}", () -> assertNotFound(theirs.get(at()))),
            Map.entry("PATCH /{entity}/{id}", () -> assertNotFound(theirs.patch(at(), "{\"name\": \"Taken\"}"))),
            Map.entry("DELETE /{entity}/{id}", () -> assertNotFound(theirs.delete(at()))),
            Map.entry(
                    "POST /{entity}/{id}:restore", () -> assertNotFound(theirs.send("POST", at() + ":restore", null))),
            Map.entry("POST /{entity}:aggregate", this::foreignRecordsAreNotCounted),
            Map.entry(
                    "POST /files",
                    () -> assertTellsNothing(theirs.bring("/files", new byte[] {1, 2, 3}, "text/plain"))),
            Map.entry(
                    "GET /{entity}/{id}/{field}/{digest}",
                    () -> assertNotFound(theirs.get(at() + "/name/" + "0".repeat(64)))),
            Map.entry("GET /{entity}/{id}/history", () -> assertNotFound(theirs.get(at() + "/history"))),
            Map.entry("GET /{entity}/lists", this::foreignListsStay),
            Map.entry("PUT /{entity}/lists/{list}", this::foreignListsStay),
            Map.entry("DELETE /{entity}/lists/{list}", this::foreignListsStay),
            Map.entry("GET /search", () -> assertTellsNothing(theirs.get("/search?q=Only"))),
            Map.entry("GET /me", () -> assertTellsNothing(theirs.get("/me"))),
            Map.entry("GET /metadata", () -> assertTellsNothing(theirs.get("/metadata"))),
            Map.entry("GET /metadata/{entity}", () -> assertTellsNothing(theirs.get("/metadata/opportunity"))),
            Map.entry("PATCH /metadata", () -> assertTellsNothing(theirs.patch("/metadata?dryRun=true", "{}"))),
            Map.entry("GET /metadata/layer", () -> assertTellsNothing(theirs.get("/metadata/layer"))),
            Map.entry("PUT /metadata/layer", this::aForeignLayerStays),
            Map.entry("GET /metadata/versions", () -> assertTellsNothing(theirs.get("/metadata/versions"))),
            Map.entry("GET /metadata/versions/{version}", () -> assertNotFound(theirs.get("/metadata/versions/2"))),
            Map.entry(
                    "POST /metadata/versions/{version}:rollback",
                    () -> assertNotFound(theirs.send("POST", "/metadata/versions/2:rollback", null))),
            Map.entry("GET /metadata/difference", () -> assertTellsNothing(theirs.get("/metadata/difference"))),
            Map.entry("GET /metadata/packs", () -> assertTellsNothing(theirs.get("/metadata/packs"))),
            Map.entry("POST /metadata/packs/{pack}:install", () -> aForeignPackStays("equipment:install")),
            Map.entry("POST /metadata/packs/{pack}:upgrade", () -> aForeignPackStays("sales:upgrade")),
            Map.entry("POST /metadata/packs/{pack}:remove", () -> aForeignPackStays("sales:remove")),
            Map.entry("POST /metadata/packs/{pack}:samples", () -> aForeignPackStays("sales:samples")),
            Map.entry("GET /metadata/limits", () -> assertTellsNothing(theirs.get("/metadata/limits"))),
            Map.entry("GET /currencies", () -> assertTellsNothing(theirs.get("/currencies"))),
            Map.entry("GET /currencies/{currency}/rates", () -> assertNotFound(theirs.get(RATES))),
            Map.entry("GET /currencies/{currency}/rates/history", () -> assertNotFound(theirs.get(RATES + "/history"))),
            Map.entry(
                    "POST /currencies/{currency}/rates",
                    () -> assertNotFound(theirs.post(RATES, "{\"from\": \"2026-01-01\", \"rate\": 1}"))),
            Map.entry(
                    "PUT /currencies/{currency}/rates/{from}",
                    () -> assertNotFound(theirs.send("PUT", RATES + "/2026-01-01", "{\"rate\": 1}"))),
            Map.entry(
                    "DELETE /currencies/{currency}/rates/{from}",
                    () -> assertNotFound(theirs.delete(RATES + "/2026-01-01"))),
            Map.entry("GET /metadata/work", () -> assertTellsNothing(theirs.get("/metadata/work"))),
            Map.entry(
                    "POST /metadata/work/reindex/{entity}/{field}",
                    () -> assertTellsNothing(theirs.send("POST", "/metadata/work/reindex/opportunity/stage", null))),
            Map.entry(
                    "DELETE /metadata/work/{kind}/{entity}/{field}",
                    () -> assertNotFound(theirs.delete("/metadata/work/conversion/opportunity/region_c"))),
            Map.entry("GET /openapi.json", () -> assertTellsNothing(theirs.get("/openapi.json"))));

    @Test
    void no_route_tells_or_changes_anything_of_another_tenant() {
        assertThat(globex.routes()).containsExactlyInAnyOrderElementsOf(probes.keySet());

        JsonNode before = ours.get(at()).json();
        probes.values().forEach(Runnable::run);
        assertThat(ours.get(at()).json()).isEqualTo(before);

        assertThat(ours.delete(at()).status()).isEqualTo(204);
        assertNotFound(theirs.send("POST", at() + ":restore", null));
    }

    private void aForeignLayerStays() {
        String before = ours.get("/metadata/layer").text();
        Face.Reply reply = theirs.send("PUT", "/metadata/layer?dryRun=true", "{\"packs\": [\"sales\"]}");
        assertThat(reply.json().get("changes")).isEmpty();
        assertThat(ours.get("/metadata/layer").text()).isEqualTo(before).contains("onlyOurs_c");
    }

    private void foreignListsStay() {
        String list = "/opportunity/lists/my-list";
        assertThat(ours.send("PUT", list, "{\"label\": \"Only ours\", \"columns\": [\"name\"]}")
                        .status())
                .isEqualTo(200);
        assertTellsNothing(theirs.get("/opportunity/lists"));
        assertNotFound(theirs.delete(list));
        assertThat(ours.delete(list).status()).isEqualTo(204);
    }

    private void aForeignPackStays(String verb) {
        String before = ours.get("/metadata/layer").text();
        String dryRun = verb.endsWith("samples") ? "" : "?dryRun=true";
        assertTellsNothing(theirs.send("POST", "/metadata/packs/" + verb + dryRun, ""));
        assertThat(ours.get("/metadata/layer").text()).isEqualTo(before);
    }

    private String at() {
        return "/opportunity/" + opportunity;
    }

    private void assertEmptyList(String path) {
        JsonNode list = theirs.get(path).json();
        assertThat(list.get("records")).isEmpty();
        assertThat(list.at("/count/value").asInt()).isZero();
    }

    private void aForeignReferenceIsRefused() {
        Face.Reply reply = theirs.post(
                "/opportunity",
                "{\"name\": \"Mine\", \"closeDate\": \"2027-01-31\", \"account\": \"%s\"}".formatted(account));
        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.json().at("/errors/0/code").asText()).isEqualTo("UNKNOWN_REFERENCE");
        assertTellsNothing(reply);
    }

    private void aForeignReferenceInABatchIsRefused() {
        Face.Reply reply = theirs.post(
                "/opportunity:create",
                "{\"records\": [{\"name\": \"Mine\", \"closeDate\": \"2027-01-31\", \"account\": \"%s\"}]}"
                        .formatted(account));
        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.json().at("/errors/0/code").asText()).isEqualTo("UNKNOWN_REFERENCE");
        assertTellsNothing(reply);
    }

    private void foreignRecordsAreNotCounted() {
        Face.Reply reply = theirs.post("/opportunity:aggregate", "{\"groupBy\": [\"account\"]}");
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.json().get("groups").findValues("count")).allMatch(count -> count.asInt() == 0);
        assertTellsNothing(reply);
    }

    private void assertNotFound(Face.Reply reply) {
        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.code()).isEqualTo("NOT_FOUND");
        assertTellsNothing(reply);
    }

    private void assertTellsNothing(Face.Reply reply) {
        assertThat(reply.text()).doesNotContain("Only ours", "westwind");
    }

    private String make(String path, String json) {
        Face.Reply reply = ours.post(path, json);
        assertThat(reply.status()).as(reply.text()).isEqualTo(201);
        return reply.json().get("id").asText();
    }
}
