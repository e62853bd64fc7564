package crm.metadata.change;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.TextNode;
import crm.metadata.BadValue;
import crm.metadata.FieldType;
import crm.metadata.FileType;
import crm.metadata.LookupType;
import crm.metadata.PicklistType;
import crm.metadata.ReferenceType;
import crm.metadata.pack.FieldTypes;
import crm.problem.FieldProblem;
import crm.problem.ProblemCode;
import crm.record.store.StoredValues;
import crm.value.RecordRef;
import crm.value.StoredFile;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Brings the values of a field to another type: all of them or none. It is done within the transaction of the change, so
 * there is a limit to how many there may be.
 */
final class Conversion {

    /** More values than these are moved to a new field instead. */
    static final int MOST = 10_000;

    private static final int TOLD = 5;
    private static final Set<String> YES = Set.of("true", "yes", "1", "是");
    private static final Set<String> NO = Set.of("false", "no", "0", "否");

    private final StoredValues stored;
    private final int entity;
    private final String field;
    private final FieldType from;
    private final FieldType to;

    Conversion(StoredValues stored, int entity, MetadataChange change) {
        this.stored = stored;
        this.entity = entity;
        this.field = change.name();
        this.from = FieldTypes.read(change.before());
        this.to = FieldTypes.read(change.after());
    }

    /** What stands against it: the values that would be lost. */
    Optional<FieldProblem> problem(String at) {
        Map<UUID, JsonNode> values = stored.read(entity, field, MOST + 1);
        if (values.size() > MOST) {
            return Optional.of(new FieldProblem(
                    at + "/type",
                    ProblemCode.TOO_LARGE,
                    "More than %,d records have a value there. Add a new field and move them.".formatted(MOST)));
        }
        Set<JsonNode> lost = new LinkedHashSet<>();
        values.values().stream().filter(value -> converted(value).isEmpty()).forEach(lost::add);
        if (lost.isEmpty()) {
            return Optional.empty();
        }
        String examples = lost.stream()
                .limit(TOLD)
                .map(JsonNode::toString)
                .map(Conversion::cut)
                .collect(Collectors.joining(", "));
        return Optional.of(new FieldProblem(
                at + "/type",
                ProblemCode.NOT_CONVERTIBLE,
                "%,d different values are no %s: %s%s. Change them first."
                        .formatted(lost.size(), to.name(), examples, lost.size() > TOLD ? ", …" : "")));
    }

    private static String cut(String text) {
        return text.length() <= 60 ? text : text.substring(0, 60) + "…";
    }

    void apply() {
        Map<UUID, JsonNode> converted = new LinkedHashMap<>();
        stored.read(entity, field, MOST)
                .forEach((id, value) -> converted(value).ifPresent(json -> {
                    if (!json.equals(value)) {
                        converted.put(id, json);
                    }
                }));
        stored.write(entity, field, converted);
    }

    private Optional<JsonNode> converted(JsonNode value) {
        if (to instanceof ReferenceType references) {
            return reference(value, references).map(to::toJson);
        }
        if (to instanceof FileType files) {
            return files(value, files).map(to::toJson);
        }
        try {
            return to.parse(candidate(value)).map(to::toJson);
        } catch (BadValue e) {
            return Optional.empty();
        }
    }

    /** The id of a record of something else would be no reference, though it looks like one. */
    private Optional<Object> reference(JsonNode value, ReferenceType references) {
        return from instanceof LookupType && references instanceof LookupType
                ? Optional.of(from.fromJson(value))
                        .filter(ref -> references.targets().contains(((RecordRef) ref).entity()))
                : Optional.empty();
    }

    /** What only looks like a file would open the content of somebody else. */
    private Optional<Object> files(JsonNode value, FileType files) {
        if (!(from instanceof FileType)) {
            return Optional.empty();
        }
        List<StoredFile> all = FileType.files(from.fromJson(value));
        boolean fits = all.size() <= files.maxCount()
                && all.stream().allMatch(file -> files.refusal(file).isEmpty());
        return fits ? Optional.of(all) : Optional.empty();
    }

    private JsonNode candidate(JsonNode value) {
        String text = value.isValueNode() ? value.asText().strip() : "";
        return switch (to.kind()) {
            case TEXT -> value.isValueNode() ? TextNode.valueOf(text) : value;
            case CHOICE -> TextNode.valueOf(option(text));
            case BOOLEAN ->
                YES.contains(text.toLowerCase(Locale.ROOT))
                        ? BooleanNode.TRUE
                        : NO.contains(text.toLowerCase(Locale.ROOT)) ? BooleanNode.FALSE : value;
            case DATE -> TextNode.valueOf(text.length() > 10 && text.charAt(10) == 'T' ? text.substring(0, 10) : text);
            case MOMENT -> TextNode.valueOf(text.length() == 10 ? text + "T00:00:00Z" : text);
            case CHOICES, DECIMAL, REFERENCE, REFERENCES, COMPOSITE -> value;
        };
    }

    /** By its name, or by what people read. */
    private String option(String text) {
        return ((PicklistType) to)
                .options().stream()
                        .filter(option -> option.name().equals(text)
                                || option.label().english().equalsIgnoreCase(text)
                                || option.label().translations().containsValue(text))
                        .findFirst()
                        .map(PicklistType.Option::name)
                        .orElse(text);
    }
}
