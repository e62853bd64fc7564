package crm.rest;

import static org.assertj.core.api.Assertions.assertThat;

import crm.testing.RunningStack;
import crm.testing.StackExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What only a server can show of the REST face; its routes one by one are crm-web's {@code RecordRoutesIT}. */
@ExtendWith(StackExtension.class)
@SuppressWarnings("NullAway.Init") // set before each test
class RecordsIT {

    private Api api;

    @BeforeEach
    void sign_in(RunningStack stack) throws Throwable {
        api = Api.administrator(stack, "globex");
    }

    @Test
    void a_record_is_made_read_changed_deleted_and_restored() {
        Api.Reply made = api.post("/account", "{\"name\": \"Ümläut 中文 🚀\", \"annualRevenue\": 123456789012345.67}");
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        String id = made.json().get("id").asText();
        assertThat(made.header("Location")).isEqualTo("/api/v1/account/" + id);
        assertThat(made.text()).contains("Ümläut 中文 🚀", "\"annualRevenue\":123456789012345.67");

        String at = "/account/" + id;
        assertThat(api.get(at, "If-None-Match", made.header("ETag")).status()).isEqualTo(304);
        Api.Reply changed = api.patch(at, "{\"employees\": 7}", "If-Match", "\"1\"");
        assertThat(changed.header("ETag")).isEqualTo("\"2\"");
        Api.Reply stale = api.patch(at, "{\"employees\": 8}", "If-Match", "\"1\"");
        assertThat(stale.status()).isEqualTo(412);
        assertThat(stale.json().at("/current/employees").asInt()).isEqualTo(7);
        assertThat(api.delete(at).status()).isEqualTo(204);
        assertThat(api.delete(at).status()).isEqualTo(404);
        assertThat(api.send("POST", at + ":restore").status()).isEqualTo(200);
        assertThat(api.get(at).json().get("employees").asInt()).isEqualTo(7);
    }
}
