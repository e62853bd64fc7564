package crm.admin.identity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import crm.value.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;

/** The part of Keycloak's administration that Kinship uses, in memory, answering as Keycloak 26.7 does. */
public final class FakeKeycloak implements AutoCloseable {

    private static final String ADMINISTRATION = "/admin/realms/crm";

    final Map<String, ObjectNode> organizations = new LinkedHashMap<>();
    final Map<String, ObjectNode> users = new LinkedHashMap<>();
    final List<String> members = new ArrayList<>();
    private Map<String, String> realmAttributes = Map.of("kinship.demo", "true");
    int tokens;
    int tokenSeconds = 300;
    String lastSecret = "";

    private final HttpServer server;

    private record Answer(int status, String body, String location) {

        Answer(int status, String body) {
            this(status, body, "");
        }
    }

    public FakeKeycloak() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::handle);
        server.start();
    }

    /** What uses this Keycloak. */
    public Identities identities() {
        return new Identities(this::settings);
    }

    /** Makes its realm one of production. */
    public void forgetDemo() {
        realmAttributes = Map.of();
    }

    public int people() {
        return users.size();
    }

    KeycloakSettings settings() {
        String url = "http://localhost:" + server.getAddress().getPort();
        return new KeycloakSettings(URI.create(url), "crm", url + "/realms/crm", "crm-provisioning", "s+cret");
    }

    private synchronized void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            Answer answer = answer(exchange, body);
            byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
            if (!answer.location().isEmpty()) {
                exchange.getResponseHeaders().add("Location", answer.location());
            }
            exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private Answer answer(HttpExchange exchange, String body) {
        String path = exchange.getRequestURI().getPath();
        if (path.endsWith("/token")) {
            return token(body);
        }
        if (!("Bearer token" + tokens).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            return new Answer(401, "");
        }
        String what = exchange.getRequestMethod() + " " + path.substring(ADMINISTRATION.length());
        Map<String, String> query = query(exchange.getRequestURI().getRawQuery());
        return switch (what.replaceAll("/[0-9a-f-]{36}", "/ID")) {
            case "GET " -> new Answer(200, Json.write(Map.of("attributes", realmAttributes)));
            case "GET /organizations" -> search(organizations, "name", query.getOrDefault("search", ""));
            case "POST /organizations" -> add(organizations, "alias", body);
            case "GET /organizations/ID" ->
                new Answer(200, organization(id(path)).toString());
            case "PUT /organizations/ID" -> replace(id(path), body);
            case "POST /organizations/ID/members" -> join(Json.read(body).textValue());
            case "GET /users" -> search(users, "username", query.getOrDefault("username", ""));
            case "POST /users" -> add(users, "username", body);
            default -> new Answer(404, what);
        };
    }

    private Answer token(String form) {
        lastSecret = query(form).getOrDefault("client_secret", "");
        tokens++;
        return new Answer(200, "{\"access_token\": \"token%d\", \"expires_in\": %d}".formatted(tokens, tokenSeconds));
    }

    private static Answer search(Map<String, ObjectNode> all, String property, String value) {
        return new Answer(
                200,
                all.values().stream()
                        .filter(one -> one.path(property).asText().equalsIgnoreCase(value))
                        .map(JsonNode::toString)
                        .collect(Collectors.joining(",", "[", "]")));
    }

    private Answer add(Map<String, ObjectNode> all, String unique, String body) {
        ObjectNode wanted = (ObjectNode) Json.read(body);
        if (all.values().stream().anyMatch(one -> one.path(unique).equals(wanted.path(unique)))) {
            return new Answer(409, "{\"errorMessage\": \"exists\"}");
        }
        String id = UUID.randomUUID().toString();
        all.put(id, wanted.put("id", id));
        return new Answer(201, "", settings().administration("/any/" + id).toString());
    }

    ObjectNode organization(String id) {
        return Objects.requireNonNull(organizations.get(id));
    }

    ObjectNode user(String id) {
        return Objects.requireNonNull(users.get(id));
    }

    private Answer replace(String id, String body) {
        organizations.put(id, (ObjectNode) Json.read(body));
        return new Answer(204, "");
    }

    private Answer join(String subject) {
        if (members.contains(subject)) {
            return new Answer(409, "{\"errorMessage\": \"is a member\"}");
        }
        members.add(subject);
        return new Answer(201, "");
    }

    private static String id(String path) {
        return path.split("/", -1)[5];
    }

    private static Map<String, String> query(String text) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String pair : String.valueOf(text).split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                values.put(
                        pair.substring(0, equals),
                        URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
            }
        }
        return values;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
