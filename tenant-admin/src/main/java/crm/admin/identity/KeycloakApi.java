package crm.admin.identity;

import com.fasterxml.jackson.databind.JsonNode;
import crm.problem.ProblemCode;
import crm.problem.ProblemException;
import crm.value.Json;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Keycloak's administration over HTTP, signed in as a service account. For use by many threads. */
final class KeycloakApi implements AutoCloseable {

    private static final int OK = 200;
    private static final int CREATED = 201;
    private static final int NO_CONTENT = 204;
    private static final int CONFLICT = 409;

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration TOKEN_RESERVE = Duration.ofSeconds(20);

    private final KeycloakSettings settings;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private @Nullable Token token;

    private record Token(String text, Instant until) {}

    KeycloakApi(KeycloakSettings settings) {
        this.settings = settings;
    }

    KeycloakSettings settings() {
        return settings;
    }

    /** What stands at a path. It is a failure if nothing does. */
    JsonNode get(String path) {
        return Json.read(send("GET", path, BodyPublishers.noBody(), Set.of(OK)).body());
    }

    /** @return the id of what was made, or empty if it is there already */
    Optional<String> post(String path, Object body) {
        HttpResponse<String> response = send("POST", path, json(body), Set.of(CREATED, NO_CONTENT, CONFLICT));
        return response.headers()
                .firstValue("Location")
                .map(location -> location.substring(location.lastIndexOf('/') + 1));
    }

    void put(String path, Object body) {
        send("PUT", path, json(body), Set.of(OK, NO_CONTENT));
    }

    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static BodyPublisher json(Object body) {
        return BodyPublishers.ofString(Json.write(body));
    }

    private HttpResponse<String> send(String method, String path, BodyPublisher body, Set<Integer> expected) {
        HttpRequest request = HttpRequest.newBuilder(settings.administration(path))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + token())
                .header("Content-Type", "application/json")
                .method(method, body)
                .build();
        HttpResponse<String> response = send(request);
        if (!expected.contains(response.statusCode())) {
            throw refused(method + " " + settings.administration(path), response);
        }
        return response;
    }

    private synchronized String token() {
        if (token == null || token.until().isBefore(Instant.now())) {
            token = fetchToken();
        }
        return token.text();
    }

    private Token fetchToken() {
        String form = "grant_type=client_credentials&client_id=%s&client_secret=%s"
                .formatted(encode(settings.client()), encode(settings.secret()));
        HttpRequest request = HttpRequest.newBuilder(settings.tokens())
                .timeout(PATIENCE)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form))
                .build();
        HttpResponse<String> response = send(request);
        if (response.statusCode() != OK) {
            throw refused("a token for " + settings.client(), response);
        }
        JsonNode answer = Json.read(response.body());
        Duration life = Duration.ofSeconds(answer.path("expires_in").asLong(60));
        return new Token(
                answer.path("access_token").asText(), Instant.now().plus(life).minus(TOKEN_RESERVE));
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new ProblemException(
                    ProblemCode.UNAVAILABLE, "Keycloak does not answer at %s.".formatted(settings.url()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProblemException(ProblemCode.UNAVAILABLE, "Stopped while waiting for Keycloak.", e);
        }
    }

    /** Keycloak's own trouble passes; a refusal does not. */
    private static ProblemException refused(String what, HttpResponse<String> response) {
        ProblemCode code = response.statusCode() >= 500 ? ProblemCode.UNAVAILABLE : ProblemCode.INTERNAL;
        return new ProblemException(
                code, "Keycloak refused %s: %d %s".formatted(what, response.statusCode(), response.body()));
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
