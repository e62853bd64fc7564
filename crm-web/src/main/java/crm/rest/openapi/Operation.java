package crm.rest.openapi;

import com.fasterxml.jackson.databind.node.ObjectNode;
import crm.value.Json;

/** One operation of an address, put together from the shared parameters, headers and answers. */
final class Operation {

    private final ObjectNode json = Json.mapper().createObjectNode();

    Operation(String id, String summary, String tag) {
        json.put("operationId", id).put("summary", summary);
        json.putArray("tags").add(tag);
        json.putObject("responses").putObject("default").put("$ref", "#/components/responses/Problem");
    }

    Operation parameters(String... shared) {
        for (String name : shared) {
            json.withArray("/parameters").addObject().put("$ref", "#/components/parameters/" + name);
        }
        return this;
    }

    Operation takes(String schema, String... mediaTypes) {
        ObjectNode content = json.putObject("requestBody").put("required", true).putObject("content");
        for (String mediaType : mediaTypes) {
            content.putObject(mediaType).putObject("schema").put("$ref", "#/components/schemas/" + schema);
        }
        return this;
    }

    Operation answers(int status, String description, String schema, String... headers) {
        ObjectNode answer = answer(status, description);
        answer.putObject("content")
                .putObject("application/json")
                .putObject("schema")
                .put("$ref", "#/components/schemas/" + schema);
        for (String header : headers) {
            answer.withObject("/headers").putObject(header).put("$ref", "#/components/headers/" + header);
        }
        return this;
    }

    Operation answersNothing(int status, String description) {
        answer(status, description);
        return this;
    }

    Operation refuses(int status, String description) {
        answer(status, description)
                .putObject("content")
                .putObject("application/problem+json")
                .putObject("schema")
                .put("$ref", "#/components/schemas/Problem");
        return this;
    }

    private ObjectNode answer(int status, String description) {
        ObjectNode responses = (ObjectNode) json.get("responses");
        return responses.putObject(Integer.toString(status)).put("description", description);
    }

    ObjectNode json() {
        return json;
    }
}
