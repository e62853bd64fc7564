package crm.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Several currencies over REST, of a company whose own is EUR. */
class CurrencyRoutesIT {

    private static final String DEAL =
            "{\"name\": \"%s\", \"closeDate\": \"2026-03-31\", \"amount\": %s, \"currency\": \"%s\"}";

    private final Tenancy tenancy = new Tenancy("money-" + UUID.randomUUID());
    private final Face administrator = tenancy.face("administrator");
    private final Face rep = tenancy.face("rep");

    @BeforeEach
    void two_more_currencies() {
        assertThat(administrator
                        .patch("/metadata", "{\"currencies\": {\"USD\": {}, \"JPY\": {}}}")
                        .status())
                .isEqualTo(200);
        Face.Reply added = administrator.post("/currencies/JPY/rates", "{\"from\": \"2026-01-01\", \"rate\": \"160\"}");
        assertThat(added.status()).as(added.text()).isEqualTo(201);
    }

    @Test
    void a_record_tells_its_amount_its_currency_and_what_it_comes_to() {
        Face.Reply made = rep.post("/opportunity", DEAL.formatted("Line 4", "1200000", "JPY"));

        assertThat(made.status()).as(made.text()).isEqualTo(201);
        assertThat(made.json().at("/amount").decimalValue()).isEqualByComparingTo("1200000");
        assertThat(made.json().at("/currency").asText()).isEqualTo("JPY");
        assertThat(made.json().at("/converted")).hasToString("{\"amount\":7500.00}");
        JsonNode found = rep.get("/opportunity?filter=amount==7500&sort=-amount&fields=name,amount")
                .json();
        assertThat(found.at("/records/0/converted/amount").decimalValue()).isEqualByComparingTo("7500");
        assertThat(found.at("/records/0/currency").isMissingNode()).isTrue();
        assertThat(rep.get("/opportunity?fields=name").json().at("/records/0").has("converted"))
                .isFalse();
        rep.post("/opportunity", DEAL.formatted("Line 5", "100", "EUR"));
        assertThat(rep.post("/opportunity:aggregate", "{\"measures\": [\"sum(amount)\"]}")
                        .json()
                        .at("/groups/0/sum(amount)")
                        .decimalValue())
                .isEqualByComparingTo("7600");
    }

    @Test
    void rates_are_told_changed_and_taken_back_with_their_history() {
        Face.Reply changed = administrator.send("PUT", "/currencies/JPY/rates/2026-01-01", "{\"rate\": 150}");
        assertThat(changed.status()).as(changed.text()).isEqualTo(200);
        administrator.post("/currencies/JPY/rates", "{\"from\": \"2026-02-01\", \"rate\": 155.5}");

        JsonNode rates = rep.get("/currencies/JPY/rates").json().get("rates");
        assertThat(rates.findValuesAsText("from")).containsExactly("2026-02-01", "2026-01-01");
        assertThat(rates.at("/0/rate").decimalValue()).isEqualByComparingTo("155.5");
        assertThat(rep.get("/currencies/JPY/rates/history")
                        .json()
                        .at("/rates/0/rate")
                        .decimalValue())
                .isEqualByComparingTo("160");
        assertThat(administrator
                        .delete("/currencies/JPY/rates/2026-02-01")
                        .json()
                        .get("rates"))
                .hasSize(1);
        JsonNode all = rep.get("/currencies").json();
        assertThat(all.at("/company").asText()).isEqualTo("EUR");
        assertThat(all.at("/currencies").findValuesAsText("code")).containsExactly("EUR", "USD", "JPY");
        assertThat(all.at("/currencies/1").has("rate")).isFalse();
        assertThat(all.at("/currencies/2/rate").decimalValue()).isEqualByComparingTo("150");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "POST | /currencies/JPY/rates | {} | 422 | REQUIRED from rate",
                "POST | /currencies/JPY/rates | {'from': '31.1.2026', 'rate': 'x'} | 422 | WRONG_FORMAT from rate",
                "POST | /currencies/JPY/rates | {'from': '2026-02-01', 'rate': 0} | 422 | OUT_OF_RANGE rate",
                "POST | /currencies/JPY/rates | {'from': '2026-01-01', 'rate': 1} | 422 | NOT_UNIQUE from",
                "POST | /currencies/JPY/rates | {'from': '2026-02-01', 'rate': 1, 'to': 2} | 422 | UNKNOWN_FIELD to",
                "POST | /currencies/EUR/rates | {'from': '2026-02-01', 'rate': 1} | 404 | NOT_FOUND",
                "POST | /currencies/XYZ/rates | {'from': '2026-02-01', 'rate': 1} | 404 | NOT_FOUND",
                "PUT | /currencies/JPY/rates/2026-02-01 | {'rate': 1} | 404 | NOT_FOUND",
                "PUT | /currencies/JPY/rates/yesterday | {'rate': 1} | 404 | NOT_FOUND",
                "PATCH | /metadata | {'currencies': {'ABC': {}}} | 422 | UNKNOWN_OPTION /currencies/ABC",
                "PATCH | /metadata | {'currencies': {'EURO': {}}} | 422 | INVALID_METADATA",
                "PATCH | /metadata | {'currencies': {'USD': {'company': true}}} | 422 | REPEATED /currencies/USD/company"
            })
    void what_cannot_be_is_refused(String method, String path, String body, int status, String what) {
        Face.Reply reply = administrator.send(method, path, body.replace('\'', '"'));

        assertThat(reply.status()).as(reply.text()).isEqualTo(status);
        for (String word : what.split(" ")) {
            assertThat(reply.text()).contains(word);
        }
    }

    @Test
    void who_does_not_shape_the_tenant_changes_no_rate() {
        assertThat(rep.post("/currencies/JPY/rates", "{\"from\": \"2026-02-01\", \"rate\": 1}")
                        .status())
                .isEqualTo(403);
        assertThat(rep.delete("/currencies/JPY/rates/2026-01-01").status()).isEqualTo(403);
        assertThat(rep.post("/opportunity", DEAL.formatted("No rate", "1", "USD"))
                        .text())
                .contains("NO_RATE");
    }

    @Test
    void the_description_says_what_is_converted() {
        JsonNode document = rep.get("/openapi.json").json();

        assertThat(document.at("/components/schemas/opportunity/properties/converted/properties")
                        .has("amount"))
                .isTrue();
        assertThat(document.at("/components/schemas/opportunity.change/properties/currency/enum"))
                .hasToString("[\"EUR\",\"USD\",\"JPY\",null]");
        assertThat(document.at("/components/schemas/contact/properties").has("converted"))
                .isFalse();
        assertThat(document.at("/paths/~1currencies").has("get")).isTrue();
        assertThat(rep.get("/metadata/opportunity")
                        .json()
                        .at("/companyCurrency")
                        .asText())
                .isEqualTo("EUR");
    }
}
