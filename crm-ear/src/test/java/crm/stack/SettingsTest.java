package crm.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {
    private static final Path HOME = Path.of("/kinship");

    @Test
    void an_empty_environment_gives_the_standard_ports() {
        Settings settings = Settings.fromEnvironment(HOME, Map.of());

        assertThat(settings.url()).isEqualTo("http://localhost:8080");
        assertThat(settings.issuer()).isEqualTo("http://localhost:8180/realms/crm");
        assertThat(settings.jdbcUrl("crm")).isEqualTo("jdbc:postgresql://localhost:5433/crm");
    }

    @Test
    void variables_move_ports_and_memory() {
        Settings settings = Settings.fromEnvironment(HOME, Map.of("CRM_HTTP_PORT", "9000", "CRM_WILDFLY_MEMORY", "2g"));

        assertThat(settings.httpPort()).isEqualTo(9000);
        assertThat(settings.wildflyMemory()).isEqualTo("2g");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http", "0", "65536", "-1", "80 80"})
    void a_port_that_is_none_is_refused_with_the_name_of_the_variable(String port) {
        assertThatThrownBy(() -> Settings.fromEnvironment(HOME, Map.of("CRM_DB_PORT", port)))
                .isInstanceOf(StackFailure.class)
                .hasMessageContaining("CRM_DB_PORT");
    }

    @Test
    void a_memory_size_without_unit_is_refused() {
        assertThatThrownBy(() -> Settings.fromEnvironment(HOME, Map.of("CRM_KEYCLOAK_MEMORY", "512")))
                .hasMessageContaining("CRM_KEYCLOAK_MEMORY is '512'");
    }
}
