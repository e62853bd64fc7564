package crm.rest;

import com.fasterxml.jackson.databind.JsonNode;
import crm.value.Json;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import org.jboss.resteasy.mock.MockHttpRequest;
import org.jboss.resteasy.mock.MockHttpResponse;
import org.jboss.resteasy.spi.Dispatcher;
import org.jspecify.annotations.Nullable;

/** The REST face as one user sees it; requests go to the resources without a server between. */
final class Face {

    private final Dispatcher dispatcher;

    Face(Dispatcher dispatcher) {
        this.dispatcher = dispatcher;
    }

    Reply get(String path, String... headers) {
        return send("GET", path, null, headers);
    }

    Reply post(String path, String json, String... headers) {
        return send("POST", path, json, headers);
    }

    Reply patch(String path, String json, String... headers) {
        return send("PATCH", path, json, headers);
    }

    Reply delete(String path, String... headers) {
        return send("DELETE", path, null, headers);
    }

    /** A request as a form on another site's page could send it: with the user's cookies and nothing of its own. */
    Reply postFromAnotherSite(String path) {
        MockHttpRequest request = request("POST", path);
        request.getMutableHeaders().remove("Authorization");
        return invoke(request);
    }

    /** Sends bytes as they are. */
    Reply bring(String path, byte[] bytes, String type) {
        return invoke(request("POST", path).content(bytes).header("Content-Type", type));
    }

    /** @param headers names and values in turn; a JSON body has its content type unless one is given */
    Reply send(String method, String path, @Nullable String body, String... headers) {
        MockHttpRequest request = request(method, path);
        if (body != null) {
            request.content(body.getBytes(StandardCharsets.UTF_8)).header("Content-Type", "application/json");
        }
        for (int i = 0; i < headers.length; i += 2) {
            request.getMutableHeaders().putSingle(headers[i], headers[i + 1]);
        }
        return invoke(request);
    }

    private static MockHttpRequest request(String method, String path) {
        try {
            return MockHttpRequest.create(method, path).header("Authorization", "Bearer a-token-verified-before");
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(path, e);
        }
    }

    private Reply invoke(MockHttpRequest request) {
        MockHttpResponse response = new MockHttpResponse();
        dispatcher.invoke(request, response);
        return new Reply(response);
    }

    /** What came back. */
    record Reply(MockHttpResponse response) {

        int status() {
            return response.getStatus();
        }

        String header(String name) {
            return String.valueOf(response.getOutputHeaders().getFirst(name));
        }

        String text() {
            return new String(response.getOutput(), StandardCharsets.UTF_8);
        }

        JsonNode json() {
            return Json.read(text());
        }

        String code() {
            return json().path("code").asText();
        }
    }
}
