package crm.testing;

import static org.assertj.core.api.Assertions.assertThat;

import crm.stack.KeycloakAdmin;
import crm.stack.Settings;
import crm.value.Expiring;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import java.util.regex.Pattern;

/** The stack of this run as a test sees it: addresses, tokens, people, and the database by each of its roles. */
public final class RunningStack {
    /** Of every person a test makes, as of every person of the demo. */
    public static final String PASSWORD = "kinship";

    private static final String REALM = "crm";
    private static final Duration READY = Duration.ofMinutes(3);
    private static final Pattern SUBJECT = Pattern.compile("\"id\":\"([^\"]+)\"");

    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(Duration.ofSeconds(5))
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    /** Keycloak takes who signs in again and again within a second for an attacker. */
    private final Expiring<String, String> tokens = new Expiring<>("tokens", Duration.ofMinutes(2));

    private final Settings settings;
    private final KeycloakAdmin keycloak;

    public RunningStack(Settings settings) {
        this.settings = settings;
        this.keycloak = new KeycloakAdmin(settings.keycloakUrl());
    }

    /** For arquillian.xml, which finds the server by system properties. */
    void describeServer() {
        Properties server = settings.wildfly();
        System.setProperty("kinship.wildfly.home", server.getProperty("home"));
        System.setProperty("kinship.wildfly.management", server.getProperty("management"));
    }

    public Settings settings() {
        return settings;
    }

    /** Without a slash at its end. */
    public String url() {
        return settings.url();
    }

    /** Where the stack's logs and process ids are. */
    public Path state() {
        return settings.state();
    }

    /** The realm's address, as its tokens have it. */
    public String issuer() {
        return settings.issuer();
    }

    public String jdbcUrl(String database) {
        return settings.jdbcUrl(database);
    }

    public KeycloakAdmin keycloak() {
        return keycloak;
    }

    public Management management() {
        return new Management(Integer.parseInt(settings.wildfly().getProperty("management")));
    }

    /** Until all parts answer and the demo's data are there. */
    public void awaitReady() throws Throwable {
        Eventually.within(
                READY,
                () -> assertThat(send(request("/health/ready")).statusCode()).isEqualTo(200));
    }

    /** A token for somebody who signs in on a terminal, good for the next minutes. */
    public String token(String user) {
        return tokens.get(user, person -> keycloak.token(REALM, "crm-cli", person, PASSWORD));
    }

    /** A person of the realm with {@link #PASSWORD}; one who exists already is left as he is. */
    public void hasUser(String email, String firstName, String lastName) {
        createUser(REALM, email, firstName, lastName);
    }

    public void createUser(String realm, String email, String firstName, String lastName) {
        int status = keycloak.call("POST", "/" + realm + "/users", """
                        {"username": "%1$s", "email": "%1$s", "emailVerified": true, "enabled": true,
                         "firstName": "%2$s", "lastName": "%3$s",
                         "credentials": [{"type": "password", "value": "%4$s"}]}""".formatted(email, firstName, lastName, PASSWORD))
                .statusCode();
        if (status != 201 && status != 409) {
            throw new IllegalStateException("Keycloak did not create " + email + ": " + status);
        }
    }

    /** The name that never changes of a person of the realm, as tokens have it. */
    public String subject(String email) {
        String found = keycloak.call("GET", "/%s/users?exact=true&username=%s".formatted(REALM, email), "")
                .body();
        return SUBJECT.matcher(found)
                .results()
                .map(match -> match.group(1))
                .findFirst()
                .orElseThrow();
    }

    public HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(url() + path)).timeout(Duration.ofSeconds(30));
    }

    public HttpResponse<String> get(String path, String token) {
        return send(request(path).header("Authorization", "Bearer " + token));
    }

    /** Sends it and never follows a redirect. */
    public HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException("No answer from " + url(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** As the application sees the database: bound by row-level security. */
    public Connection asApplication() throws SQLException {
        return DriverManager.getConnection(settings.jdbcUrl("crm"), "crm_app", "crm_app");
    }

    /** As the owner of the tables. */
    public Connection asOwner() throws SQLException {
        return DriverManager.getConnection(settings.jdbcUrl("crm"), "crm_owner", "crm_owner");
    }

    public Connection asSuperuser() throws SQLException {
        return DriverManager.getConnection(settings.jdbcUrl("crm"), "postgres", "postgres");
    }
}
