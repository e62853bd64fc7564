package crm.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DescriptionRoutesIT {

    private final Face administrator = new Tenancy("northstar").face("administrator");
    private final Face rep = new Tenancy("northstar").face("rep");

    @Test
    void metadata_tells_entity_types_in_the_callers_language() {
        JsonNode json =
                administrator.get("/metadata", "Accept-Language", "zh-CN").json();

        JsonNode opportunity = json.at("/entities/opportunity");
        assertThat(json.at("/version").asInt()).isEqualTo(1);
        assertThat(opportunity.at("/label").asText())
                .isEqualTo(opportunity.at("/labels/zh").asText());
        assertThat(opportunity.at("/labels/en").asText()).isEqualTo("Opportunity");
        assertThat(opportunity.at("/fields/stage/options/4/attributes"))
                .hasToString("{\"closed\":true,\"hue\":\"green\",\"probability\":100,\"won\":true}");
        assertThat(opportunity.at("/fields/account/target").asText()).isEqualTo("account");
        assertThat(opportunity.at("/fields/createdAt/readOnly").asBoolean()).isTrue();
    }

    @Test
    void metadata_that_the_caller_has_is_not_sent_again() {
        String tag = administrator.get("/metadata/account").header("ETag");

        assertThat(administrator.get("/metadata/account", "If-None-Match", tag).status())
                .isEqualTo(304);
    }

    @Test
    void what_a_caller_may_not_do_is_not_described() {
        JsonNode paths = rep.get("/openapi.json").json().get("paths");

        assertThat(paths.fieldNames())
                .toIterable()
                .contains("/product", "/product/{id}", "/product:aggregate", "/opportunity");
        assertThat(paths.has("/product/{id}:restore")).isFalse();
        assertThat(paths.get("/product").has("post")).isFalse();
        assertThat(paths.get("/opportunity").has("post")).isTrue();
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

        assertThat(schemas.at("/opportunity.new/required")).hasToString("[\"name\",\"closeDate\"]");
        assertThat(schemas.at("/opportunity.new/properties/amount"))
                .hasToString("{\"type\":[\"number\",\"null\"],\"minimum\":0,\"multipleOf\":0.01,\"title\":\"Amount\"}");
        assertThat(schemas.at("/opportunity/properties/stage/enum"))
                .hasToString("[\"prospecting\",\"engaging\",\"proposal\",\"negotiation\",\"won\",\"lost\",null]");
        assertThat(schemas.at("/opportunity/properties/closeDate/format").asText())
                .isEqualTo("date");
        assertThat(schemas.at("/opportunity/properties/createdAt/readOnly").asBoolean())
                .isTrue();
        assertThat(schemas.at("/opportunity.change/properties").has("createdAt"))
                .isFalse();
    }
}
