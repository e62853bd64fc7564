package crm.web.health;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.Test;

class IdentityReadyTest {

    @Test
    void a_keycloak_that_knows_the_realm_is_well_and_one_that_has_gone_is_not() throws IOException {
        HttpServer keycloak = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        keycloak.createContext("/realms/crm/.well-known/openid-configuration", exchange -> {
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        keycloak.start();
        String url =
                "http://127.0.0.1:%d/realms/".formatted(keycloak.getAddress().getPort());
        IdentityReady identity = new IdentityReady(url + "crm");

        assertThat(identity.problem()).isEmpty();
        assertThat(new IdentityReady(url + "other").problem()).hasValue("Keycloak answers 404 for the realm.");

        keycloak.stop(0);
        assertThat(identity.problem()).hasValue("Keycloak does not answer.");
    }
}
