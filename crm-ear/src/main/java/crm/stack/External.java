package crm.stack;

import java.util.Map;
import java.util.Optional;

/** Servers that somebody else runs, as the environment names them. What is named here is not started. */
record External(Optional<Database> database, Optional<Identity> identity) {
    static final External NONE = new External(Optional.empty(), Optional.empty());

    /** A database with the roles of {@code config/postgresql/roles.sql}. */
    record Database(String url, String ownerPassword, String appPassword) {}

    /**
     * A realm with the clients of {@code config/keycloak/realm.json}.
     *
     * @param issuer the realm's address, as its tokens have it
     * @param secret of the client crm-web
     * @param url of Keycloak itself, as the application reaches it
     * @param client with which people are made
     */
    record Identity(String issuer, String secret, String url, String client, String clientSecret) {}

    static External fromEnvironment(Map<String, String> environment) {
        return new External(
                given(environment, "CRM_DB_URL").map(url -> database(url, environment)),
                given(environment, "CRM_OIDC_URL").map(issuer -> identity(issuer, environment)));
    }

    private static Database database(String url, Map<String, String> environment) {
        if (!url.startsWith("jdbc:postgresql://")) {
            throw new StackFailure(
                    "CRM_DB_URL is '%s'. Set it to an address such as jdbc:postgresql://db.example.com:5432/crm."
                            .formatted(url));
        }
        return new Database(
                url,
                given(environment, "CRM_DB_OWNER_PASSWORD").orElse("crm_owner"),
                given(environment, "CRM_DB_APP_PASSWORD").orElse("crm_app"));
    }

    private static Identity identity(String issuer, Map<String, String> environment) {
        int realm = issuer.indexOf("/realms/");
        if (!issuer.matches("https?://\\S+") || realm < 0) {
            throw new StackFailure(
                    "CRM_OIDC_URL is '%s'. Set it to the address of the realm, such as https://login.example.com/realms/crm."
                            .formatted(issuer));
        }
        return new Identity(
                issuer,
                given(environment, "CRM_OIDC_SECRET").orElse("crm-web"),
                given(environment, "CRM_KEYCLOAK_URL").orElse(issuer.substring(0, realm)),
                given(environment, "CRM_KEYCLOAK_CLIENT").orElse("crm-provisioning"),
                given(environment, "CRM_KEYCLOAK_SECRET").orElse("crm-provisioning"));
    }

    /** The realm of {@code realm-demo.json} in the Keycloak that the launcher starts. */
    static Identity own(String keycloak) {
        return new Identity(
                keycloak + "/realms/" + KeycloakServer.REALM,
                "crm-web",
                keycloak,
                "crm-provisioning",
                "crm-provisioning");
    }

    private static Optional<String> given(Map<String, String> environment, String variable) {
        return Optional.of(environment.getOrDefault(variable, "").strip()).filter(value -> !value.isEmpty());
    }
}
