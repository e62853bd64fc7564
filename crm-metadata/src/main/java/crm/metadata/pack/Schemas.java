package crm.metadata.pack;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import crm.problem.FieldProblem;
import crm.problem.ProblemCode;
import crm.problem.ProblemException;
import crm.value.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** The JSON Schemas of metadata documents, beside this class. */
final class Schemas {

    private static final int MAX_MESSAGE = 300;

    private final SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private final Map<String, Schema> schemas = new ConcurrentHashMap<>();

    /** @throws ProblemException {@code INVALID_METADATA} with everything that the schema finds wrong */
    void check(String schema, String source, JsonNode document) {
        List<FieldProblem> problems = problems(schema, "", document);
        if (!problems.isEmpty()) {
            String all = problems.stream()
                    .map(problem -> problem.field() + ": " + problem.message())
                    .collect(Collectors.joining("; "));
            throw new ProblemException(ProblemCode.INVALID_METADATA, source + " " + all);
        }
    }

    /** @param at the JSON pointer under which the document stands; the problems' paths begin with it */
    List<FieldProblem> problems(String schema, String at, JsonNode document) {
        return schemas.computeIfAbsent(schema, this::load).validate(Json.write(document), InputFormat.JSON).stream()
                .map(error -> new FieldProblem(at + error.getInstanceLocation(), code(error), message(error)))
                .distinct()
                .toList();
    }

    private static ProblemCode code(Error error) {
        return switch (error.getKeyword()) {
            case "additionalProperties", "unevaluatedProperties" -> ProblemCode.UNKNOWN_KEY;
            case "required" -> ProblemCode.REQUIRED;
            case "type" -> ProblemCode.WRONG_TYPE;
            case "maxLength" -> ProblemCode.TOO_LONG;
            case "minimum", "maximum" -> ProblemCode.OUT_OF_RANGE;
            case "maxProperties", "maxItems" -> ProblemCode.LIMIT_REACHED;
            case "not" -> ProblemCode.NAME_RESERVED;
            default -> ProblemCode.WRONG_FORMAT;
        };
    }

    /** Without what was sent, should it be long. */
    private static String message(Error error) {
        String message = String.valueOf(error.getMessage());
        return message.length() <= MAX_MESSAGE ? message : message.substring(0, MAX_MESSAGE) + "…";
    }

    private Schema load(String name) {
        try (InputStream in = Objects.requireNonNull(
                Schemas.class.getResourceAsStream(name + ".schema.json"), () -> "schema " + name)) {
            return registry.getSchema(new String(in.readAllBytes(), StandardCharsets.UTF_8), InputFormat.JSON);
        } catch (IOException e) {
            throw new UncheckedIOException("Reading schema " + name, e);
        }
    }
}
