package crm.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import crm.rest.Api.Reply;
import crm.testing.RunningStack;
import crm.testing.StackExtension;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Reads the routes from the running server and calls each, as administrator of one tenant, with the ids of another: for
 * every entity type, with a record that lives and one that is deleted. Nothing is told, nothing changes. A route without
 * a probe fails.
 */
@ExtendWith(StackExtension.class)
@SuppressWarnings("NullAway.Init") // set before each test
class TenantIsolationIT {

    private static final String UNKNOWN_ID = "01940000-0000-7000-8000-000000000000";

    private Api victim;
    private Api intruder;
    private Bait bait;

    /** What to try on a route, for one entity type. */
    private final Map<String, Consumer<String>> probes = Map.ofEntries(
            Map.entry("GET /{entity}", this::list),
            Map.entry("POST /{entity}", this::create),
            Map.entry("POST /{entity}:create", this::createSeveral),
            Map.entry("POST /{entity}:aggregate", this::aggregate),
            Map.entry("GET /{entity}/{id}", this::read),
            Map.entry("PATCH /{entity}/{id}", this::change),
            Map.entry("DELETE /{entity}/{id}", this::delete),
            Map.entry("POST /{entity}/{id}:restore", this::restore),
            Map.entry("POST /files", _ -> sendFile()),
            Map.entry("GET /{entity}/{id}/{field}/{digest}", this::readFile),
            Map.entry("POST /{entity}/{id}:explain", this::explain),
            Map.entry(
                    "POST /{entity}:explain",
                    entity -> assertTellsNothing(intruder.post("/" + entity + ":explain", "{}"))),
            Map.entry(
                    "GET /{entity}/{id}/history",
                    entity ->
                            bait.both(entity).forEach(id -> assertNotFound(intruder.get(at(entity, id) + "/history")))),
            Map.entry("GET /{entity}/lists", this::lists),
            Map.entry("PUT /{entity}/lists/{list}", this::lists),
            Map.entry("DELETE /{entity}/lists/{list}", this::lists),
            Map.entry("GET /search", _ -> assertTellsNothing(intruder.get("/search?q=" + bait.mark()))),
            Map.entry("GET /me", _ -> assertTellsNothing(intruder.get("/me"))),
            Map.entry("GET /metadata", _ -> assertTellsNothing(intruder.get("/metadata"))),
            Map.entry("GET /metadata/{entity}", entity -> assertTellsNothing(intruder.get("/metadata/" + entity))),
            Map.entry("PATCH /metadata", this::customise),
            Map.entry("GET /metadata/layer", _ -> assertTellsNothing(intruder.get("/metadata/layer"))),
            Map.entry("PUT /metadata/layer", this::replaceLayer),
            Map.entry("GET /metadata/versions", _ -> assertTellsNothing(intruder.get("/metadata/versions"))),
            Map.entry(
                    "GET /metadata/versions/{version}", _ -> assertTellsNothing(intruder.get("/metadata/versions/1"))),
            Map.entry("POST /metadata/versions/{version}:rollback", _ -> rollBack()),
            Map.entry("GET /metadata/difference", _ -> assertTellsNothing(intruder.get("/metadata/difference"))),
            Map.entry("GET /metadata/packs", _ -> assertTellsNothing(intruder.get("/metadata/packs"))),
            Map.entry("POST /metadata/packs/{pack}:install", _ -> changePack("equipment:install")),
            Map.entry("POST /metadata/packs/{pack}:upgrade", _ -> changePack("sales:upgrade")),
            Map.entry("POST /metadata/packs/{pack}:remove", _ -> changePack("sales:remove")),
            Map.entry(
                    "POST /metadata/packs/{pack}:samples",
                    _ -> assertTellsNothing(intruder.send("POST", "/metadata/packs/sales:samples"))),
            Map.entry("GET /metadata/limits", _ -> assertTellsNothing(intruder.get("/metadata/limits"))),
            Map.entry("GET /currencies", _ -> assertTellsNothing(intruder.get("/currencies"))),
            Map.entry("GET /currencies/{currency}/rates", _ -> assertNoRates("GET", "")),
            Map.entry("GET /currencies/{currency}/rates/history", _ -> assertNoRates("GET", "/history")),
            Map.entry("POST /currencies/{currency}/rates", _ -> assertNoRates("POST", "")),
            Map.entry("PUT /currencies/{currency}/rates/{from}", _ -> assertNoRates("PUT", "/2026-01-01")),
            Map.entry("DELETE /currencies/{currency}/rates/{from}", _ -> assertNoRates("DELETE", "/2026-01-01")),
            Map.entry("GET /metadata/work", _ -> assertTellsNothing(intruder.get("/metadata/work"))),
            Map.entry(
                    "POST /metadata/work/reindex/{entity}/{field}",
                    entity -> assertTellsNothing(
                            intruder.send("POST", "/metadata/work/reindex/" + entity + "/createdAt"))),
            Map.entry(
                    "DELETE /metadata/work/{kind}/{entity}/{field}",
                    entity -> assertNotFound(intruder.send("DELETE", "/metadata/work/conversion/" + entity + "/name"))),
            Map.entry("GET /openapi.json", _ -> assertTellsNothing(intruder.get("/openapi.json"))));

    @BeforeEach
    void two_tenants(RunningStack stack) throws Throwable {
        victim = Api.administrator(stack, "globex");
        intruder = Api.administrator(stack, "northstar");
        bait = new Bait(victim);
    }

    @AfterEach
    void nothing_is_left() {
        bait.close();
    }

    @Test
    void no_route_tells_or_changes_anything_of_another_tenant(RunningStack stack) {
        Set<String> routes = stack.management().routes();
        assertThat(routes).containsExactlyInAnyOrderElementsOf(probes.keySet());

        bait.entities().forEach(entity -> probes.values().forEach(probe -> probe.accept(entity)));

        bait.assertUntouched();
    }

    @Test
    void no_route_takes_the_name_of_another_tenant(RunningStack stack) {
        for (String route : stack.management().routes()) {
            String method = route.substring(0, route.indexOf(' '));
            String path = route.substring(method.length() + 1);
            bait.entities().forEach(entity -> {
                String at = path.replace("{entity}", entity)
                        .replace("{id}", bait.live(entity))
                        .replace("{version}", "1")
                        .replace("{currency}", "CHF")
                        .replace("{from}", "2026-01-01")
                        .replace("{field}", "name")
                        .replace("{digest}", "0".repeat(64))
                        .replace("{list}", "my-list")
                        .replace("{kind}", "conversion")
                        .replace("{pack}", "equipment");
                Reply reply = intruder.send(intruder.json(method, at, "{}"), "Kinship-Tenant", "globex");
                assertThat(reply.status()).as(route).isEqualTo(403);
                assertThat(reply.code()).as(route).isEqualTo("NO_TENANT");
            });
        }
        bait.assertUntouched();
    }

    private void list(String entity) {
        assertTellsNothing(intruder.get("/%s?limit=200&sort=-createdAt".formatted(entity)));
        bait.references(entity).forEach((field, id) -> {
            Reply found = intruder.list(entity, "%s == '%s'".formatted(field, id), "count=exact");
            assertThat(found.status()).as(found.text()).isEqualTo(200);
            assertThat(found.json().get("records")).isEmpty();
            assertThat(found.json().at("/count/value").asInt()).isZero();
        });
        String next =
                victim.get("/%s?limit=1".formatted(entity)).json().path("next").asText();
        assertThat(next).isNotEmpty();
        Reply continued = intruder.get("/%s?limit=200&after=%s".formatted(entity, next));
        assertThat(continued.text()).doesNotContain(bait.mark());
    }

    private void create(String entity) {
        bait.references(entity).forEach((field, id) -> {
            Reply reply = intruder.post("/" + entity, "{\"%s\": \"%s\"}".formatted(field, id));
            assertThat(reply.status()).as(reply.text()).isEqualTo(422);
            assertThat(reply.json().get("errors").findValuesAsText("field")).contains(field);
            assertTellsNothing(reply);
        });
        assertUniqueValuesAreFree(entity);
    }

    private void createSeveral(String entity) {
        bait.references(entity).forEach((field, id) -> {
            Reply reply = intruder.post(
                    "/" + entity + ":create", "{\"records\": [{}, {\"%s\": \"%s\"}]}".formatted(field, id));
            assertThat(reply.status()).as(reply.text()).isEqualTo(422);
            assertThat(reply.json().get("errors").findValuesAsText("field")).contains("records[1]." + field);
            assertTellsNothing(reply);
        });
    }

    /** What only the other tenant has is not taken here: an answer would tell that it is there. */
    private void assertUniqueValuesAreFree(String entity) {
        Reply made = intruder.post("/" + entity, bait.values(entity));
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        assertThat(intruder.delete("/" + entity + "/" + made.json().get("id").asText())
                        .status())
                .isEqualTo(204);
    }

    private void aggregate(String entity) {
        bait.references(entity).forEach((field, id) -> {
            Reply reply =
                    intruder.post("/" + entity + ":aggregate", "{\"filter\": \"%s == '%s'\"}".formatted(field, id));
            assertThat(reply.status()).as(reply.text()).isEqualTo(200);
            assertThat(reply.json().at("/groups/0/count").asInt()).isZero();
            assertTellsNothing(intruder.post("/" + entity + ":aggregate", "{\"groupBy\": [\"owner\"]}"));
        });
    }

    private void read(String entity) {
        for (String id : bait.both(entity)) {
            assertNotFound(intruder.get(at(entity, id)));
            assertNotFound(intruder.get(at(entity, id) + "?fields=createdAt"));
            assertNotFound(intruder.get(at(entity, id), "If-None-Match", "\"1\""));
        }
    }

    private void change(String entity) {
        for (String id : bait.both(entity)) {
            assertNotFound(intruder.patch(at(entity, id), "{}"));
            assertNotFound(intruder.patch(at(entity, id), "{\"name\": \"Taken\"}", "If-Match", "\"77\""));
        }
        JsonNode own = intruder.get("/%s?limit=1".formatted(entity)).json().at("/records/0");
        bait.references(entity).forEach((field, id) -> {
            Reply reply = intruder.patch(
                    at(entity, own.get("id").asText()), "{\"%s\": {\"id\": \"%s\"}}".formatted(field, id));
            assertThat(reply.status()).as(reply.text()).isEqualTo(422);
            assertTellsNothing(reply);
        });
    }

    private void delete(String entity) {
        for (String id : bait.both(entity)) {
            assertNotFound(intruder.delete(at(entity, id)));
            assertNotFound(intruder.delete(at(entity, id), "If-Match", "\"77\""));
        }
    }

    private void restore(String entity) {
        for (String id : bait.both(entity)) {
            assertNotFound(intruder.send("POST", at(entity, id) + ":restore"));
        }
    }

    /** The same bytes are another file in another tenant. */
    private void sendFile() {
        Reply sent = intruder.send(intruder.json("POST", "/files?name=mine", bait.mark()));
        assertThat(sent.status()).as(sent.text()).isEqualTo(201);
    }

    private void readFile(String entity) {
        bait.both(entity).forEach(id -> assertNotFound(intruder.get(at(entity, id) + "/name/" + "0".repeat(64))));
    }

    private void explain(String entity) {
        for (String id : bait.both(entity)) {
            assertNotFound(intruder.post(at(entity, id) + ":explain", "{}"));
        }
    }

    private void lists(String entity) {
        String at = "/" + entity + "/lists";
        String list = "{\"label\": \"%s\", \"columns\": [\"createdAt\"]}".formatted(bait.mark());
        assertThat(victim.send(victim.json("PUT", at + "/my-list", list)).status())
                .isEqualTo(200);
        assertTellsNothing(intruder.get(at));
        assertThat(intruder.delete(at + "/my-list").code()).isEqualTo("NOT_FOUND");
        assertThat(victim.get(at).text()).contains(bait.mark());
        assertThat(victim.delete(at + "/my-list").status()).isEqualTo(204);
    }

    /** What one tenant makes of its metadata is nothing to the other, tried out or done. */
    private void customise(String entity) {
        String layer = victim.get("/metadata/layer").text();
        String patch = "{\"extend\": {\"%s\": {\"icon\": \"%s\"}}}";
        assertTellsNothing(intruder.patch("/metadata?dryRun=true", patch.formatted(entity, "gem")));
        Reply done = intruder.patch("/metadata", patch.formatted(entity, "gem"));
        assertThat(done.status()).as(done.text()).isEqualTo(200);
        assertTellsNothing(done);
        assertThat(victim.get("/metadata/layer").text()).isEqualTo(layer);
        String back = "{\"extend\": {\"%s\": null}}".formatted(entity);
        assertThat(intruder.patch("/metadata", back).status()).isEqualTo(200);
    }

    private void replaceLayer(String entity) {
        String layer = victim.get("/metadata/layer").text();
        assertTellsNothing(intruder.send(intruder.json("PUT", "/metadata/layer?dryRun=true", layer)));
        assertThat(victim.get("/metadata/layer").text()).isEqualTo(layer);
    }

    private void rollBack() {
        String layer = victim.get("/metadata/layer").text();
        assertTellsNothing(intruder.send("POST", "/metadata/versions/1:rollback?dryRun=true"));
        assertThat(victim.get("/metadata/layer").text()).isEqualTo(layer);
    }

    /** Neither tenant has francs: what one says of them is nothing to the other, and refused to both. */
    private void assertNoRates(String method, String path) {
        String body = path.isEmpty() ? "{\"from\": \"2026-01-01\", \"rate\": 1}" : "{\"rate\": 1}";
        Reply reply = intruder.send(
                method.startsWith("P")
                        ? intruder.json(method, "/currencies/CHF/rates" + path, body)
                        : intruder.json(method, "/currencies/CHF/rates" + path, ""));
        assertThat(reply.status()).as(reply.text()).isEqualTo(404);
        assertTellsNothing(reply);
    }

    private void changePack(String verb) {
        String layer = victim.get("/metadata/layer").text();
        assertTellsNothing(intruder.send("POST", "/metadata/packs/" + verb + "?dryRun=true"));
        assertThat(victim.get("/metadata/layer").text()).isEqualTo(layer);
    }

    private static String at(String entity, String id) {
        return "/%s/%s".formatted(entity, id);
    }

    private void assertTellsNothing(Reply reply) {
        assertThat(reply.text()).doesNotContain(bait.mark(), "globex.example").doesNotContain(bait.ids());
    }

    /** As for an id that nobody has. */
    private void assertNotFound(Reply reply) {
        assertThat(reply.status()).as(reply.text()).isEqualTo(404);
        assertThat(reply.code()).isEqualTo("NOT_FOUND");
        assertTellsNothing(reply);
        String entity = bait.entities().iterator().next();
        assertThat(intruder.get(at(entity, UNKNOWN_ID)).code()).isEqualTo(reply.code());
    }
}
