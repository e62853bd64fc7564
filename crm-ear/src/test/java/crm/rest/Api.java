package crm.rest;

import com.fasterxml.jackson.databind.JsonNode;
import crm.testing.Eventually;
import crm.testing.RunningStack;
import crm.value.Json;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** The API as one person's program calls it. */
final class Api {

    private static final Duration FILL = Duration.ofMinutes(3);

    private final RunningStack stack;
    private final String token;

    Api(RunningStack stack, String person) {
        this.stack = stack;
        token = stack.token(person);
    }

    /** The administrator of a demo tenant, as soon as its data are there. */
    static Api administrator(RunningStack stack, String tenant) throws Throwable {
        String person = "admin@%s.example".formatted(tenant);
        Eventually.within(FILL, () -> {
            Reply me = new Api(stack, person).get("/me");
            if (!me.json().at("/tenant/alias").asText().equals(tenant)) {
                throw new AssertionError("No tenant yet: " + me.text());
            }
        });
        return new Api(stack, person);
    }

    Reply get(String path, String... headers) {
        return send(request(path).GET(), headers);
    }

    /** @param more further parameters, ready for the address */
    Reply list(String entity, String filter, String more) {
        return get("/%s?filter=%s&%s".formatted(entity, URLEncoder.encode(filter, StandardCharsets.UTF_8), more));
    }

    Reply post(String path, String json, String... headers) {
        return send(json(path).POST(BodyPublishers.ofString(json)), headers);
    }

    Reply patch(String path, String json, String... headers) {
        return send(json(path).method("PATCH", BodyPublishers.ofString(json)), headers);
    }

    Reply delete(String path, String... headers) {
        return send(request(path).DELETE(), headers);
    }

    HttpRequest.Builder json(String method, String path, String json) {
        return json(path).method(method, BodyPublishers.ofString(json));
    }

    Reply send(String method, String path) {
        return send(request(path).method(method, BodyPublishers.noBody()));
    }

    Reply send(HttpRequest.Builder request, String... headers) {
        for (int i = 0; i < headers.length; i += 2) {
            request.setHeader(headers[i], headers[i + 1]);
        }
        return new Reply(stack.send(request));
    }

    HttpRequest.Builder request(String path) {
        return stack.request("/api/v1" + path).header("Authorization", "Bearer " + token);
    }

    private HttpRequest.Builder json(String path) {
        return request(path).header("Content-Type", "application/json");
    }

    /** What came back. */
    record Reply(HttpResponse<String> response) {

        int status() {
            return response.statusCode();
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        String text() {
            return response.body();
        }

        JsonNode json() {
            return Json.read(text());
        }

        String code() {
            return json().path("code").asText();
        }
    }
}
