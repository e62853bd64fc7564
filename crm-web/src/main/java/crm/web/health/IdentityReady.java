package crm.web.health;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;

/** Keycloak tells of our realm: without it nobody signs in, and who has signed in is out within minutes. */
@Singleton
public class IdentityReady implements ReadinessCheck {

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final URI description;

    @Inject
    public IdentityReady() {
        this(System.getProperty("crm.oidc.url", ""));
    }

    IdentityReady(String issuer) {
        description = URI.create(issuer + "/.well-known/openid-configuration");
    }

    @Override
    public String name() {
        return "identity";
    }

    @Override
    public Optional<String> problem() {
        try {
            int status = http.send(
                            HttpRequest.newBuilder(description)
                                    .timeout(PATIENCE)
                                    .build(),
                            BodyHandlers.discarding())
                    .statusCode();
            return status == 200
                    ? Optional.empty()
                    : Optional.of("Keycloak answers %d for the realm.".formatted(status));
        } catch (IOException e) {
            return Optional.of("Keycloak does not answer.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.of("Keycloak does not answer in time.");
        }
    }
}
