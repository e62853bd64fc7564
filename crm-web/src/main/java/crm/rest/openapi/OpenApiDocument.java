package crm.rest.openapi;

import com.fasterxml.jackson.databind.node.ObjectNode;
import crm.metadata.EntityType;
import crm.metadata.Grant;
import crm.value.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;

/** The whole description: what every tenant shares, from a file, and the addresses and schemas of its entity types. */
public final class OpenApiDocument {

    private static final ObjectNode SHARED = read("shared.json");

    private OpenApiDocument() {}

    /**
     * @param version of the tenant's metadata
     * @param readable the entity types that the caller may read, with his rights
     */
    public static ObjectNode of(int version, Map<EntityType, Grant> readable) {
        ObjectNode document = SHARED.deepCopy();
        document.withObject("/info").put("version", "1.0." + version);
        ObjectNode paths = document.withObject("/paths");
        ObjectNode schemas = document.withObject("/components/schemas");
        readable.forEach((type, grant) -> {
            new EntityPaths(type, grant).addTo(paths);
            new EntitySchemas(type).addTo(schemas);
        });
        return document;
    }

    private static ObjectNode read(String file) {
        try (InputStream stream = OpenApiDocument.class.getResourceAsStream(file)) {
            return (ObjectNode) Json.mapper().readTree(Objects.requireNonNull(stream, file));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file, e);
        }
    }
}
