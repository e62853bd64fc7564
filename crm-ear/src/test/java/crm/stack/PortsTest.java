package crm.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PortsTest {
    @Test
    void a_port_in_use_is_told_with_the_part_that_needs_it_and_the_variable_that_moves_it() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Settings settings = Settings.fromEnvironment(
                    Path.of("/kinship"),
                    Map.of(
                            "CRM_HTTP_PORT", Integer.toString(Ports.free()),
                            "CRM_KEYCLOAK_PORT", Integer.toString(taken.getLocalPort()),
                            "CRM_DB_PORT", Integer.toString(Ports.free())));

            assertThatThrownBy(() -> Ports.requireFree(settings))
                    .isInstanceOf(StackFailure.class)
                    .hasMessage(
                            "Port %d is in use, and Keycloak needs it. Stop what listens there, or set CRM_KEYCLOAK_PORT to a free port.",
                            taken.getLocalPort());
        }
    }

    @Test
    void a_free_port_is_free() {
        assertThat(Ports.isFree(Ports.free())).isTrue();
    }
}
