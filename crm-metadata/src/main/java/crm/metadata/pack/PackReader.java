package crm.metadata.pack;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import crm.problem.ProblemCode;
import crm.problem.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads packs from the class path: {@code packs/NAME/pack.yaml} and the documents it names. Each document is checked by
 * its JSON Schema; an unknown key is an error.
 */
public final class PackReader {

    private static final YAMLMapper YAML = YAMLMapper.builder(new YAMLFactory())
            .enable(com.fasterxml.jackson.core.StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(com.fasterxml.jackson.databind.DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private final ClassLoader loader;
    private final Schemas schemas = new Schemas();

    public PackReader(ClassLoader loader) {
        this.loader = loader;
    }

    /**
     * A pack and the packs it requires, those first.
     *
     * @throws ProblemException {@code INVALID_METADATA} that names the file, the place in it and what is wrong
     */
    public List<Pack> readWithRequired(String name) {
        Map<String, Pack> found = new LinkedHashMap<>();
        collect(name, found);
        return List.copyOf(found.values());
    }

    /**
     * The example records of a pack as its {@code samples.yaml} has them; empty if it has none.
     *
     * @throws ProblemException {@code INVALID_METADATA} as {@link #readWithRequired}
     */
    public ObjectNode samples(String name) {
        return optional("packs/" + name + "/samples.yaml", "samples");
    }

    private void collect(String name, Map<String, Pack> found) {
        if (found.containsKey(name)) {
            return;
        }
        Pack pack = read(name);
        pack.requires().forEach(required -> collect(required, found));
        found.put(name, pack);
    }

    private Pack read(String name) {
        String folder = "packs/" + name + "/";
        ObjectNode head = document(folder + "pack.yaml", "pack");
        List<String> requires = new ArrayList<>();
        head.path("requires").forEach(required -> requires.add(required.asText()));
        List<ObjectNode> entities = new ArrayList<>();
        head.path("entities").forEach(entity -> entities.add(document(folder + entity.asText() + ".yaml", "entity")));
        Map<String, JsonNode> translations = translations(folder);
        return new Pack(
                name,
                new Translation(translations).label("pack", head.path("label").asText()),
                requires,
                head.withObject("areas"),
                entities,
                optional(folder + "roles.yaml", "roles"),
                optional(folder + "slots.yaml", "slots"),
                optional(folder + "home.yaml", "home"),
                translations);
    }

    private Map<String, JsonNode> translations(String folder) {
        Map<String, JsonNode> translations = new LinkedHashMap<>();
        String chinese = folder + "i18n/zh.yaml";
        if (load(chinese).isPresent()) {
            translations.put("zh", document(chinese, "translation"));
        }
        return translations;
    }

    private ObjectNode document(String path, String schema) {
        ObjectNode document = load(path)
                .orElseThrow(() -> new ProblemException(ProblemCode.INVALID_METADATA, "There is no file " + path));
        schemas.check(schema, path, document);
        return document;
    }

    private ObjectNode optional(String path, String schema) {
        return load(path).isPresent() ? document(path, schema) : JsonNodeFactory.instance.objectNode();
    }

    private Optional<ObjectNode> load(String path) {
        try (InputStream in = loader.getResourceAsStream(path)) {
            if (in == null) {
                return Optional.empty();
            }
            return Optional.of(parse(path, new String(in.readAllBytes(), StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException("Reading " + path, e);
        }
    }

    private static ObjectNode parse(String path, String yaml) {
        try {
            if (YAML.readTree(yaml) instanceof ObjectNode document) {
                return document;
            }
            throw new ProblemException(ProblemCode.INVALID_METADATA, path + " is not a YAML mapping");
        } catch (JsonProcessingException e) {
            throw new ProblemException(ProblemCode.INVALID_METADATA, path + ": " + e.getMessage(), e);
        }
    }
}
