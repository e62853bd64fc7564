package crm.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import crm.testing.RunningStack;
import crm.testing.StackExtension;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Reads the routes from the running server and calls each, as administrator of one tenant, with the ids of another:
 * nothing is found, nothing changes. A route of a shape that is not known here fails.
 */
@ExtendWith(StackExtension.class)
class TenantIsolationIT {

    private static final Set<String> WITHOUT_RECORDS =
            Set.of("get /me", "get /metadata", "get /metadata/{entity}", "get /openapi.json");

    @Test
    void no_route_finds_or_changes_a_record_of_another_tenant(RunningStack stack) throws Throwable {
        Api ours = Api.administrator(stack, "northstar");
        Api theirs = Api.administrator(stack, "globex");

        List<String> unknown = new ArrayList<>();
        theirs.get("/openapi.json")
                .json()
                .get("paths")
                .properties()
                .forEach(path -> path.getValue().fieldNames().forEachRemaining(method -> {
                    if (!probe(ours, theirs, method, path.getKey())) {
                        unknown.add(method + " " + path.getKey());
                    }
                }));
        assertThat(unknown).as("routes without a probe").isEmpty();
    }

    /** False if there is no probe for such a route. */
    private static boolean probe(Api ours, Api theirs, String method, String path) {
        if (WITHOUT_RECORDS.contains(method + " " + path)) {
            return true;
        }
        String entity = path.replaceAll("^/(\\w+).*", "$1");
        JsonNode foreign = ours.get("/" + entity + "?limit=1").json().at("/records/0");
        if (foreign.isMissingNode()) {
            return true;
        }
        String id = foreign.get("id").asText();
        String at = "/" + entity + "/" + id;
        switch (method + " " + path.substring(1 + entity.length())) {
            case "get " -> assertDoesNotTell(id, theirs.get("/" + entity + "?limit=200"));
            case "post " -> assertForeignOwnerIsRefused(entity, foreign, theirs);
            case "post :aggregate" ->
                assertDoesNotTell(id, theirs.post("/" + entity + ":aggregate", "{\"groupBy\": [\"owner\"]}"));
            case "get /{id}" -> assertNotFound(theirs.get(at));
            case "patch /{id}" -> assertNotFound(theirs.patch(at, "{}"));
            case "delete /{id}" -> assertNotFound(theirs.delete(at));
            case "post /{id}:restore" -> assertNotFound(theirs.send("POST", at + ":restore"));
            default -> {
                return false;
            }
        }
        assertThat(ours.get(at).json()).isEqualTo(foreign);
        return true;
    }

    private static void assertForeignOwnerIsRefused(String entity, JsonNode foreign, Api theirs) {
        String owner = foreign.at("/owner/id").asText();
        Api.Reply reply = theirs.post("/" + entity, "{\"owner\": \"%s\"}".formatted(owner));
        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.json().get("errors").findValuesAsText("field")).contains("owner");
    }

    private static void assertDoesNotTell(String id, Api.Reply reply) {
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        assertThat(reply.text()).doesNotContain(id);
    }

    private static void assertNotFound(Api.Reply reply) {
        assertThat(reply.status()).as(reply.text()).isEqualTo(404);
        assertThat(reply.code()).isEqualTo("NOT_FOUND");
    }
}
