package crm.rest.openapi;

import com.fasterxml.jackson.databind.node.ObjectNode;
import crm.access.AccessPolicy;
import crm.metadata.Metadata;
import crm.metadata.Right;
import crm.value.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/** The whole description: what every tenant shares, from a file, and the addresses and schemas of its entity types. */
public final class OpenApiDocument {

    private static final ObjectNode SHARED = read("shared.json");
    private static final ObjectNode CUSTOMISING = read("customising.json");

    private OpenApiDocument() {}

    /**
     * @param access what the caller may do: what he may not is left out
     */
    public static ObjectNode of(Metadata metadata, AccessPolicy access) {
        ObjectNode document = SHARED.deepCopy();
        document.withObject("/info").put("version", "1.0." + metadata.version());
        ObjectNode paths = document.withObject("/paths");
        if (access.has(Right.CUSTOMISE)) {
            CUSTOMISING
                    .properties()
                    .forEach(path ->
                            paths.withObject("/" + escaped(path.getKey())).setAll((ObjectNode) path.getValue()));
        }
        ObjectNode schemas = document.withObject("/components/schemas");
        metadata.entityTypes().values().stream().filter(access::mayRead).forEach(type -> {
            new EntityPaths(type, access).addTo(paths);
            new EntitySchemas(type).addTo(schemas);
        });
        return document;
    }

    /** As a part of a JSON pointer. */
    private static String escaped(String key) {
        return key.replace("~", "~0").replace("/", "~1");
    }

    private static ObjectNode read(String file) {
        try (InputStream stream = OpenApiDocument.class.getResourceAsStream(file)) {
            return (ObjectNode) Json.mapper().readTree(Objects.requireNonNull(stream, file));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file, e);
        }
    }
}
