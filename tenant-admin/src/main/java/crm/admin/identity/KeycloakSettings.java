package crm.admin.identity;

import crm.problem.ProblemCode;
import crm.problem.ProblemException;
import java.net.URI;

/**
 * Where Keycloak is, and who Kinship is there.
 *
 * @param url root of the server, without a slash at its end
 * @param issuer what tokens of the realm say they come from
 * @param client a confidential client whose service account may manage the realm's people and organizations
 */
public record KeycloakSettings(URI url, String realm, String issuer, String client, String secret) {

    /** As the server was started: {@code crm.oidc.url}, {@code crm.keycloak.url}, {@code .client} and {@code .secret}. */
    static KeycloakSettings ofSystem() {
        String issuer = required("crm.oidc.url");
        return new KeycloakSettings(
                URI.create(required("crm.keycloak.url").replaceFirst("/+$", "")),
                issuer.substring(issuer.lastIndexOf('/') + 1),
                issuer,
                required("crm.keycloak.client"),
                required("crm.keycloak.secret"));
    }

    private static String required(String property) {
        String value = System.getProperty(property, "");
        if (value.isBlank()) {
            throw new ProblemException(
                    ProblemCode.INTERNAL, "Keycloak cannot be used: start the server with -D%s=…".formatted(property));
        }
        return value;
    }

    URI tokens() {
        return URI.create(url + "/realms/" + realm + "/protocol/openid-connect/token");
    }

    /** @param path below the realm's administration, empty or starting with a slash */
    URI administration(String path) {
        return URI.create(url + "/admin/realms/" + realm + path);
    }

    @Override
    public String toString() {
        return client + " at " + url + ", realm " + realm;
    }
}
