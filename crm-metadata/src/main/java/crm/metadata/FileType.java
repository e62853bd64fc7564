package crm.metadata;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import crm.problem.Limit;
import crm.problem.ProblemCode;
import crm.problem.Suggestion;
import crm.value.StoredFile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Files, in the order in which people put them. A record keeps what they are; what is in them is kept under their digests.
 * Media type and size are read as they were told: whoever saves sets them to what the content is.
 *
 * @param form files of any kind, or pictures
 * @param accept media types that it takes, {@code image/*} for all of a kind; empty for all there are
 * @param maxMegabytes size of one file
 * @param maxCount files of one record
 */
public record FileType(Form form, List<String> accept, int maxMegabytes, int maxCount) implements FieldType {

    public static final int DEFAULT_MEGABYTES = 10;
    public static final int MOST_MEGABYTES = 100;
    public static final int MOST_FILES = 20;

    /** Browsers show these, and they carry no script. */
    public static final List<String> PICTURES = List.of("image/png", "image/jpeg", "image/webp", "image/gif");

    private static final int MEGABYTE = 1 << 20;
    private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");
    private static final String KEY = "digest";
    private static final List<String> PARTS = List.of(KEY, "name", "type", "size", "width", "height");

    /** What sort of files. */
    public enum Form {
        FILE("file"),
        IMAGE("image");

        private final String code;

        Form(String code) {
            this.code = code;
        }
    }

    public FileType {
        accept = List.copyOf(accept);
    }

    /** The files of a value. */
    @SuppressWarnings("unchecked") // values of this type are such lists
    public static List<StoredFile> files(Object value) {
        return (List<StoredFile>) value;
    }

    @Override
    public String name() {
        return form.code;
    }

    @Override
    public ValueKind kind() {
        return ValueKind.COMPOSITE;
    }

    /** What it takes, as an input of a page is told. */
    public List<String> accepted() {
        return accept.isEmpty() && form == Form.IMAGE ? PICTURES : accept;
    }

    /** In bytes. */
    public long maxSize() {
        return (long) maxMegabytes * MEGABYTE;
    }

    /** Why this field does not take a file, if it does not. */
    public Optional<BadValue> refusal(StoredFile file) {
        if (file.size() > maxSize()) {
            return Optional.of(new BadValue(ProblemCode.TOO_LARGE, Limit.of(Limit.Kind.MEGABYTES, maxMegabytes)));
        }
        boolean known = accepted().isEmpty() || accepted().stream().anyMatch(type -> covers(type, file.mediaType()));
        if (!known || form == Form.IMAGE && !file.isPicture()) {
            return Optional.of(new BadValue(
                    ProblemCode.WRONG_FORMAT,
                    "takes %s; '%s' is %s.".formatted(String.join(", ", accepted()), file.name(), file.mediaType())));
        }
        return Optional.empty();
    }

    private static boolean covers(String accepted, String mediaType) {
        return accepted.endsWith("/*")
                ? mediaType.startsWith(accepted.substring(0, accepted.length() - 1))
                : accepted.equals(mediaType);
    }

    /** Reads an array of files, or one file for itself: its digest, its name, and what else was told of it. */
    @Override
    public Optional<Object> parse(JsonNode json) {
        if (!json.isArray() && !json.isObject()) {
            throw wrong();
        }
        Map<String, StoredFile> files = new LinkedHashMap<>();
        for (JsonNode one : json.isArray() ? json : List.of(json)) {
            StoredFile file = file(one);
            files.putIfAbsent(file.digest(), file);
        }
        if (files.size() > maxCount) {
            throw new BadValue(ProblemCode.LIMIT_REACHED, Limit.of(Limit.Kind.FILES, maxCount));
        }
        return files.isEmpty() ? Optional.empty() : Optional.of(List.copyOf(files.values()));
    }

    private static StoredFile file(JsonNode json) {
        if (!json.isObject()) {
            throw wrong();
        }
        json.fieldNames().forEachRemaining(FileType::requirePart);
        if (!DIGEST.matcher(json.path(KEY).asText()).matches()) {
            throw new BadValue(ProblemCode.WRONG_FORMAT, "takes the digests that POST /files has answered.");
        }
        String name = json.path("name").asText().strip();
        if (name.isEmpty()
                || name.length() > StoredFile.MOST_NAME
                || name.chars().anyMatch(Character::isISOControl)) {
            throw new BadValue(
                    ProblemCode.WRONG_FORMAT,
                    "takes files with a name of 1 to %d characters in one line.".formatted(StoredFile.MOST_NAME));
        }
        return read(json, name);
    }

    private static StoredFile read(JsonNode json, String name) {
        return new StoredFile(
                json.path(KEY).asText(),
                name,
                json.path("type").asText(),
                json.path("size").asLong(),
                json.path("width").asInt(),
                json.path("height").asInt());
    }

    private static void requirePart(String part) {
        if (!PARTS.contains(part)) {
            throw new BadValue(
                    ProblemCode.UNKNOWN_FIELD,
                    "has no part '%s'.%s Its parts are %s."
                            .formatted(part, Suggestion.question(part, PARTS), String.join(", ", PARTS)));
        }
    }

    private static BadValue wrong() {
        return new BadValue(
                ProblemCode.WRONG_TYPE,
                "takes an array of files, each as POST /files has answered: {\"digest\", \"name\"}.");
    }

    @Override
    public JsonNode toJson(Object value) {
        ArrayNode json = JsonNodeFactory.instance.arrayNode();
        files(value).forEach(file -> json.add(toJson(file)));
        return json;
    }

    /** One file, as values have it. */
    public static ObjectNode toJson(StoredFile file) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put(KEY, file.digest()).put("name", file.name()).put("type", file.mediaType());
        json.put("size", file.size());
        if (file.isPicture()) {
            json.put("width", file.width()).put("height", file.height());
        }
        return json;
    }

    @Override
    public Object fromJson(JsonNode json) {
        List<StoredFile> files = new ArrayList<>();
        json.forEach(file -> files.add(read(file, file.path("name").asText())));
        return List.copyOf(files);
    }

    @Override
    public Optional<SlotKind> slotKind() {
        return Optional.empty();
    }

    @Override
    public Object slotValue(Object value) {
        throw new IllegalStateException("Files have no slot");
    }
}
