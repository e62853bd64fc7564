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
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/**
 * Reads packs from the class path: {@code packs/NAME/pack.yaml} and the documents it names, older versions from
 * {@code packs/NAME/versions/NUMBER/}. Each document is checked by its JSON Schema; an unknown key is an error.
 */
public final class PackReader {

    private static final YAMLMapper YAML = YAMLMapper.builder(new YAMLFactory())
            .enable(com.fasterxml.jackson.core.StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(com.fasterxml.jackson.databind.DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private final ClassLoader loader;
    private final Schemas schemas = new Schemas();
    private final Map<String, Integer> newest = new ConcurrentHashMap<>();

    public PackReader(ClassLoader loader) {
        this.loader = loader;
    }

    /**
     * A pack in its newest version and the packs it requires, those first.
     *
     * @throws ProblemException {@code INVALID_METADATA} that names the file, the place in it and what is wrong
     */
    public List<Pack> readWithRequired(String name) {
        return read(List.of(new PackVersion(name, newest(name))));
    }

    /**
     * Packs and those they require, those first. A required pack that is not among them is taken in the least version
     * that will do; a version that is not shipped any more, in the next one that is.
     *
     * @throws ProblemException {@code INVALID_METADATA} as {@link #readWithRequired}
     */
    public List<Pack> read(List<PackVersion> packs) {
        Map<String, Integer> named = new LinkedHashMap<>();
        packs.forEach(pack -> named.put(pack.name(), pack.version()));
        Map<String, Pack> found = new LinkedHashMap<>();
        packs.forEach(pack -> collect(pack, named, found));
        return List.copyOf(found.values());
    }

    /**
     * The newest version of a pack that is shipped.
     *
     * @throws ProblemException {@code INVALID_METADATA} for a pack that does not exist
     */
    public int newest(String name) {
        return newest.computeIfAbsent(
                name, _ -> head("packs/" + name + "/").path("version").asInt());
    }

    /** The version itself where it is shipped; else the next one that is. */
    public PackVersion nearest(PackVersion pack) {
        int newest = newest(pack.name());
        int version = IntStream.range(pack.version(), newest)
                .filter(number -> load(older(pack.name(), number) + "pack.yaml").isPresent())
                .findFirst()
                .orElse(newest);
        return new PackVersion(pack.name(), version);
    }

    /**
     * The example records of a pack as its {@code samples.yaml} has them; empty if it has none.
     *
     * @throws ProblemException {@code INVALID_METADATA} as {@link #readWithRequired}
     */
    public ObjectNode samples(PackVersion pack) {
        return optional(folder(nearest(pack)) + "samples.yaml", "samples");
    }

    private void collect(PackVersion wanted, Map<String, Integer> named, Map<String, Pack> found) {
        if (found.containsKey(wanted.name())) {
            return;
        }
        Pack pack = read(nearest(wanted));
        pack.requires()
                .forEach(
                        (name, least) -> collect(new PackVersion(name, named.getOrDefault(name, least)), named, found));
        found.put(pack.name(), pack);
    }

    private String folder(PackVersion pack) {
        return pack.version() == newest(pack.name())
                ? "packs/" + pack.name() + "/"
                : older(pack.name(), pack.version());
    }

    private static String older(String name, int version) {
        return "packs/" + name + "/versions/" + version + "/";
    }

    private ObjectNode head(String folder) {
        return document(folder + "pack.yaml", "pack");
    }

    private Pack read(PackVersion pack) {
        String folder = folder(pack);
        ObjectNode head = head(folder);
        Map<String, JsonNode> translations = translations(folder);
        return new Pack(
                pack.name(),
                pack.version(),
                new Translation(translations).label("pack", head.path("label").asText()),
                requires(head.path("requires")),
                head.withObject("areas"),
                documents(folder, head.path("entities"), "entity"),
                documents(folder + "extend/", head.path("extends"), "extension"),
                optional(folder + "roles.yaml", "roles"),
                optional(folder + "slots.yaml", "slots"),
                optional(folder + "home.yaml", "home"),
                translations);
    }

    /** Names alone are content with the first version. */
    private static Map<String, Integer> requires(JsonNode written) {
        Map<String, Integer> requires = new LinkedHashMap<>();
        if (written.isArray()) {
            written.forEach(name -> requires.put(name.asText(), 1));
        }
        written.properties()
                .forEach(entry -> requires.put(entry.getKey(), entry.getValue().asInt()));
        return requires;
    }

    private List<ObjectNode> documents(String folder, JsonNode names, String schema) {
        List<ObjectNode> documents = new ArrayList<>();
        names.forEach(name -> documents.add(document(folder + name.asText() + ".yaml", schema)));
        return documents;
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
