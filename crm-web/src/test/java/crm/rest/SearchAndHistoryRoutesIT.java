package crm.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

/** What was, what is found, and the lists that somebody keeps for himself. */
class SearchAndHistoryRoutesIT {

    private final Tenancy tenancy = new Tenancy("northstar");
    private final Face face = tenancy.face("administrator");

    private String account(String name, String more) {
        return face.post("/account", "{\"name\": \"%s\"%s}".formatted(name, more))
                .json()
                .get("id")
                .asText();
    }

    @Test
    void the_history_of_a_record_tells_who_changed_what_and_why() {
        String parent = account("Holding", "");
        String id = account("Before", "");
        face.patch(
                "/account/" + id,
                "{\"name\": \"After\", \"parent\": \"%s\", \"$note\": \"They merged\"}".formatted(parent));

        JsonNode history = face.get("/account/" + id + "/history").json();

        JsonNode change = history.at("/changes/0");
        assertThat(history.get("changes")).hasSize(2);
        assertThat(history.get("next").isNull()).isTrue();
        assertThat(change.get("kind").asText()).isEqualTo("update");
        assertThat(change.get("version").asInt()).isEqualTo(2);
        assertThat(change.get("note").asText()).isEqualTo("They merged");
        assertThat(change.at("/by/title").asText()).isEqualTo("The administrator");
        assertThat(change.at("/fields/name")).hasToString("{\"before\":\"Before\",\"after\":\"After\"}");
        assertThat(change.at("/fields/parent")).hasToString("{\"before\":null,\"after\":\"%s\"}".formatted(parent));
    }

    @Test
    void history_is_read_page_by_page_and_field_by_field() {
        String id = account("One", "");
        face.patch("/account/" + id, "{\"name\": \"Two\"}");
        face.patch("/account/" + id, "{\"phone\": \"+49 30 1\"}");
        String at = "/account/" + id + "/history";

        JsonNode first = face.get(at + "?limit=2").json();
        JsonNode second = face.get(at + "?limit=2&before=" + first.get("next")).json();

        assertThat(first.get("changes").findValuesAsText("version")).containsExactly("3", "2");
        assertThat(second.get("changes").findValuesAsText("version")).containsExactly("1");
        assertThat(second.get("next").isNull()).isTrue();
        assertThat(face.get(at + "?field=phone").json().get("changes").findValuesAsText("version"))
                .containsExactly("3");
        assertThat(face.get(at + "?field=phon").code()).isEqualTo("UNKNOWN_FIELD");
        assertThat(face.get(at + "?before=0").code()).isEqualTo("UNREADABLE_PARAMETER");
        assertThat(face.get("/account/nobody/history").code()).isEqualTo("NOT_FOUND");
    }

    @Test
    void a_note_that_is_none_is_told_at_its_place() {
        String id = account("One", "");

        Face.Reply reply = face.patch("/account/" + id, "{\"name\": \"Two\", \"$note\": 7}");

        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.json().at("/errors/0/field").asText()).isEqualTo("$note");
        assertThat(reply.json().at("/errors/0/code").asText()).isEqualTo("WRONG_TYPE");
    }

    @Test
    void words_of_a_searchable_field_find_its_record() {
        face.patch("/metadata", "{\"extend\": {\"account\": {\"fields\": {\"description\": {\"searchable\": true}}}}}");
        String id = account("Zephyr", ", \"description\": \"They make weathervanes out of copper\"");

        JsonNode found = face.get("/search?q=copper%20weather").json();

        assertThat(found.get("found"))
                .hasToString(
                        "[{\"entity\":\"account\",\"id\":\"%s\",\"title\":\"Zephyr\",\"field\":\"description\",\"excerpt\":\"They make weathervanes out of copper\"}]"
                                .formatted(id));
        assertThat(face.get("/search?q=zeph&entity=account")
                        .json()
                        .at("/found/0/title")
                        .asText())
                .isEqualTo("Zephyr");
        assertThat(face.get("/search?q=copper&entity=contact").json().get("found"))
                .isEmpty();
        assertThat(face.get("/search").code()).isEqualTo("UNREADABLE_PARAMETER");
        assertThat(face.get("/metadata/account")
                        .json()
                        .at("/fields/description/searchable")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void a_list_of_ones_own_is_saved_told_and_deleted() {
        String list =
                "{\"label\": \"Big\", \"filter\": \"employees > 100\", \"columns\": [\"name\", \"owner\"], \"sort\": \"-employees\"}";

        Face.Reply saved = face.send("PUT", "/account/lists/my-big", list);

        assertThat(saved.text())
                .isEqualTo(
                        "{\"name\":\"my-big\",\"label\":\"Big\",\"labels\":{\"en\":\"Big\"},\"filter\":\"employees > 100\",\"columns\":[\"name\",\"owner\"],\"sort\":\"-employees\",\"own\":true}");
        JsonNode lists = face.get("/account/lists").json().get("lists");
        assertThat(lists.findValuesAsText("name")).startsWith("all", "mine").endsWith("my-big");
        assertThat(lists.get(0).get("own").asBoolean()).isFalse();
        assertThat(tenancy.face("administrator").get("/account/lists").text()).doesNotContain("my-big");
        assertThat(face.delete("/account/lists/my-big").status()).isEqualTo(204);
        assertThat(face.delete("/account/lists/my-big").code()).isEqualTo("NOT_FOUND");
    }

    @Test
    void a_list_that_cannot_be_is_refused_at_its_place() {
        String good = "\"label\": \"L\", \"columns\": [\"name\"]";

        assertRefused("my-l", "{\"columns\": [\"name\"]}", 422, "REQUIRED");
        assertRefused("my-l", "{\"label\": \"L\"}", 422, "WRONG_FORMAT");
        assertRefused("my-l", "{\"label\": \"L\", \"columns\": [\"nam\"]}", 422, "UNKNOWN_FIELD");
        assertRefused("my-l", "{%s, \"filter\": \"amount >\"}".formatted(good), 400, "UNREADABLE_FILTER");
        assertRefused("my-l", "{%s, \"sort\": \"website\"}".formatted(good), 422, "NEEDS_INDEX");
        assertRefused("my-l", "{%s, \"roles\": [\"rep\"]}".formatted(good), 422, "UNKNOWN_FIELD");
        assertRefused("all", "{%s}".formatted(good), 403, "FORBIDDEN");
        assertRefused("big", "{%s}".formatted(good), 404, "NOT_FOUND");
    }

    private void assertRefused(String name, String list, int status, String code) {
        Face.Reply reply = face.send("PUT", "/account/lists/" + name, list);
        assertThat(reply.status()).as(reply.text()).isEqualTo(status);
        assertThat(
                        reply.code().equals("INVALID_RECORD")
                                ? reply.json().at("/errors/0/code").asText()
                                : reply.code())
                .as(reply.text())
                .isEqualTo(code);
    }
}
