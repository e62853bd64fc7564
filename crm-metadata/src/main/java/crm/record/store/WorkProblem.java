package crm.record.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import crm.problem.FieldProblem;
import crm.problem.ProblemCode;
import java.util.List;
import java.util.UUID;

/**
 * Why work in the background does not go on.
 *
 * @param message in English, with the way out
 * @param arguments what the message speaks of: screens say it in the reader's language with these
 * @param records that it is about, as many as are told
 * @param errors what stands against the change that waited
 */
public record WorkProblem(
        ProblemCode code, String message, List<String> arguments, List<At> records, List<FieldProblem> errors) {

    /** A record by what people call it. */
    public record At(UUID id, String title) {}

    public WorkProblem {
        arguments = List.copyOf(arguments);
        records = List.copyOf(records);
        errors = List.copyOf(errors);
    }

    public WorkProblem(ProblemCode code, String message, String... arguments) {
        this(code, message, List.of(arguments), List.of(), List.of());
    }

    static WorkProblem read(JsonNode json) {
        return new WorkProblem(
                ProblemCode.valueOf(json.path("code").asText()),
                json.path("message").asText(),
                json.path("arguments").valueStream().map(JsonNode::asText).toList(),
                json.path("records").valueStream().map(WorkProblem::at).toList(),
                json.path("errors").valueStream().map(WorkProblem::error).toList());
    }

    private static At at(JsonNode json) {
        return new At(
                UUID.fromString(json.path("id").asText()), json.path("title").asText());
    }

    private static FieldProblem error(JsonNode json) {
        return new FieldProblem(
                json.path("field").asText(),
                ProblemCode.valueOf(json.path("code").asText()),
                json.path("message").asText());
    }

    /** As it is kept, and told over REST. */
    public ObjectNode toJson() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("code", code.name()).put("message", message);
        arguments.forEach(json.putArray("arguments")::add);
        ArrayNode told = json.putArray("records");
        records.forEach(at -> told.addObject().put("id", at.id().toString()).put("title", at.title()));
        ArrayNode against = json.putArray("errors");
        errors.forEach(error -> against.addObject()
                .put("field", error.field())
                .put("code", error.code().name())
                .put("message", error.message()));
        return json;
    }
}
