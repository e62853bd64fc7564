package crm.metadata.pack;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
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

    private final SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private final Map<String, Schema> schemas = new ConcurrentHashMap<>();

    /** @throws ProblemException {@code INVALID_METADATA} with everything that the schema finds wrong */
    void check(String schema, String source, JsonNode document) {
        List<Error> errors =
                schemas.computeIfAbsent(schema, this::load).validate(Json.write(document), InputFormat.JSON);
        if (!errors.isEmpty()) {
            String all = errors.stream()
                    .map(error -> error.getInstanceLocation() + ": " + error.getMessage())
                    .collect(Collectors.joining("; "));
            throw new ProblemException(ProblemCode.INVALID_METADATA, source + " " + all);
        }
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
