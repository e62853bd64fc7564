package crm.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DescriptionRoutesTest {

    private final Face administrator = new Face("administrator");
    private final Face guest = new Face("guest");

    @Test
    void metadata_tells_entity_types_in_the_callers_language() {
        JsonNode json =
                administrator.get("/metadata", "Accept-Language", "zh-CN").json();

        assertThat(json.at("/version").asInt()).isEqualTo(3);
        assertThat(json.at("/entities/opportunity/label").asText()).isEqualTo("中opportunity");
        assertThat(json.at("/entities/opportunity/labels/en").asText()).isEqualTo("Opportunity");
        assertThat(json.at("/entities/opportunity/fields/stage/options/0"))
                .hasToString("{\"name\":\"prospecting\",\"label\":\"开发\","
                        + "\"labels\":{\"en\":\"Prospecting\",\"zh\":\"开发\"},\"attributes\":{\"probability\":10}}");
        assertThat(json.at("/entities/opportunity/fields/account/target").asText())
                .isEqualTo("account");
    }

    @Test
    void metadata_that_the_caller_has_is_not_sent_again() {
        String tag = administrator.get("/metadata/account").header("ETag");

        assertThat(administrator.get("/metadata/account", "If-None-Match", tag).status())
                .isEqualTo(304);
    }

    @Test
    void what_a_caller_may_not_read_is_not_described() {
        assertThat(guest.get("/metadata").json().get("entities").fieldNames())
                .toIterable()
                .containsExactly("account");
        assertThat(guest.get("/metadata/opportunity").code()).isEqualTo("UNKNOWN_ENTITY");
        JsonNode paths = guest.get("/openapi.json").json().get("paths");
        assertThat(paths.fieldNames())
                .toIterable()
                .contains("/account", "/account/{id}", "/account:aggregate")
                .doesNotContain("/opportunity", "/account/{id}:restore");
        assertThat(paths.get("/account").has("post")).isFalse();
    }

    @Test
    void every_reference_of_the_openapi_document_leads_somewhere() {
        JsonNode document = administrator.get("/openapi.json").json();

        assertThat(document.get("openapi").asText()).isEqualTo("3.1.0");
        assertThat(document.findValuesAsText("$ref"))
                .isNotEmpty()
                .allSatisfy(ref -> assertThat(document.at(ref.substring(1)).isMissingNode())
                        .as(ref)
                        .isFalse());
    }

    @Test
    void every_operation_has_a_name_of_its_own() {
        JsonNode document = administrator.get("/openapi.json").json();

        Set<String> ids = new HashSet<>();
        assertThat(document.get("paths").findValuesAsText("operationId")).allMatch(ids::add);
    }

    @Test
    void schemas_say_what_fields_take() {
        JsonNode schemas = administrator.get("/openapi.json").json().at("/components/schemas");

        assertThat(schemas.at("/opportunity.new/required")).hasToString("[\"name\"]");
        assertThat(schemas.at("/opportunity.new/properties/amount"))
                .hasToString("{\"type\":[\"number\",\"null\"],\"minimum\":0,\"multipleOf\":0.01,\"title\":\"amount\"}");
        assertThat(schemas.at("/opportunity/properties/stage/enum")).hasToString("[\"prospecting\",\"won\",null]");
        assertThat(schemas.at("/opportunity/properties/closeDate/format").asText())
                .isEqualTo("date");
        assertThat(schemas.at("/opportunity/properties/createdAt/readOnly").asBoolean())
                .isTrue();
        assertThat(schemas.at("/opportunity.change/properties").has("createdAt"))
                .isFalse();
    }
}
