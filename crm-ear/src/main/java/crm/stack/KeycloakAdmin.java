package crm.stack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;

/** Keycloak's administration over REST, as its bootstrap administrator. */
public final class KeycloakAdmin {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final String url;

    public KeycloakAdmin(String url) {
        this.url = url;
    }

    /** Whether the server answers and its database with it. */
    boolean isUp() {
        try {
            return send(request("/realms/master").GET()).statusCode() == 200;
        } catch (StackFailure e) {
            return false;
        }
    }

    boolean hasRealm(String realm) {
        return call("GET", "/" + realm, "").statusCode() == 200;
    }

    public void createRealm(String json) {
        require(call("POST", "", json), "create the realm");
    }

    /** Makes the addresses of a client follow the port that the application has now. */
    void moveClient(String realm, String clientId, String rootUrl) {
        JsonNode client = read(call("GET", "/%s/clients?clientId=%s".formatted(realm, encode(clientId)), ""))
                .path(0);
        if (client.path("rootUrl").asText().equals(rootUrl) || !client.isObject()) {
            return;
        }
        ObjectNode moved = client.deepCopy();
        moved.put("rootUrl", rootUrl);
        require(
                call("PUT", "/%s/clients/%s".formatted(realm, client.path("id").asText()), moved.toString()),
                "move the client " + clientId);
    }

    /**
     * One call below {@code /admin/realms}.
     *
     * @param body JSON, or nothing for none
     */
    public HttpResponse<String> call(String method, String path, String body) {
        String token = token("master", "admin-cli", KeycloakServer.ADMIN, KeycloakServer.ADMIN_PASSWORD);
        return send(request("/admin/realms" + path)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .method(
                        method,
                        body.isEmpty()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body)));
    }

    /** An access token by the password grant, for clients that allow it. */
    public String token(String realm, String clientId, String user, String password) {
        String form = Map.of("grant_type", "password", "client_id", clientId, "username", user, "password", password)
                .entrySet()
                .stream()
                .map(entry -> entry.getKey() + "=" + encode(entry.getValue()))
                .collect(Collectors.joining("&"));
        HttpResponse<String> answer = send(request("/realms/%s/protocol/openid-connect/token".formatted(realm))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form)));
        require(answer, "give a token to " + user);
        return read(answer).path("access_token").asText();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(url + path)).timeout(Duration.ofSeconds(60));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new StackFailure("Keycloak does not answer at %s.".formatted(url), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackFailure("Interrupted while asking Keycloak.", e);
        }
    }

    private static void require(HttpResponse<String> answer, String what) {
        if (answer.statusCode() >= 300) {
            throw new StackFailure("Keycloak did not %s: %d %s".formatted(what, answer.statusCode(), answer.body()));
        }
    }

    private static JsonNode read(HttpResponse<String> answer) {
        try {
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new StackFailure("Keycloak answered something that is no JSON: " + answer.body(), e);
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
