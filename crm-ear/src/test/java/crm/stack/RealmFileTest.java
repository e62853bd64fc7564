package crm.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RealmFileTest {
    private static final Path FOLDER = Path.of(System.getProperty("kinship.home", ".."), "config/keycloak");

    @Test
    void a_variable_takes_its_value_or_else_its_default() {
        assertThat(RealmFile.resolve("${A:x} ${B:y}", Map.of("A", "1"))).isEqualTo("1 y");
    }

    @Test
    void a_variable_without_either_is_refused() {
        assertThatThrownBy(() -> RealmFile.resolve("${SECRET}", Map.of()))
                .isInstanceOf(StackFailure.class)
                .hasMessageContaining("SECRET");
    }

    @Test
    void the_production_realm_has_no_password_grant_no_demo_mark_and_no_secret() throws IOException {
        JsonNode realm = read("realm.json");

        assertThat(realm.path("attributes").has("kinship.demo")).isFalse();
        assertThat(realm.path("sslRequired").asText()).isEqualTo("external");
        for (JsonNode client : realm.path("clients")) {
            assertThat(client.path("clientId").asText()).isNotEqualTo("crm-cli");
            assertThat(client.path("directAccessGrantsEnabled").asBoolean()).isFalse();
            assertThat(client.path("publicClient").asBoolean()).isFalse();
            assertThat(client.path("secret").asText()).matches("\\$\\{[A-Z_]+}");
        }
    }

    @Test
    void the_demo_realm_says_that_it_is_one_and_gives_tokens_to_a_terminal() throws IOException {
        JsonNode realm = read("realm-demo.json");

        assertThat(realm.path("attributes").path("kinship.demo").asText()).isEqualTo("true");
        assertThat(realm.path("clients").findValuesAsText("clientId"))
                .containsExactlyInAnyOrder("crm-web", "crm-cli", "crm-provisioning");
    }

    private static JsonNode read(String file) throws IOException {
        return new ObjectMapper().readTree(Files.readString(FOLDER.resolve(file)));
    }
}
