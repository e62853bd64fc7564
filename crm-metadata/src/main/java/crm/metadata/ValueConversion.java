package crm.metadata;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.TextNode;
import crm.value.RecordRef;
import crm.value.StoredFile;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What a stored value of one type is as one of another. What is one already stays as it is. */
public record ValueConversion(FieldType from, FieldType to) {

    private static final Set<String> YES = Set.of("true", "yes", "1", "是");
    private static final Set<String> NO = Set.of("false", "no", "0", "否");

    /** Empty if the value would be lost. */
    public Optional<JsonNode> of(JsonNode value) {
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
            case CHOICE -> TextNode.valueOf(option((PicklistType) to, text));
            case CHOICES ->
                value.isTextual() ? TextNode.valueOf(option(((MultiPicklistType) to).choices(), text)) : value;
            case BOOLEAN ->
                YES.contains(text.toLowerCase(Locale.ROOT))
                        ? BooleanNode.TRUE
                        : NO.contains(text.toLowerCase(Locale.ROOT)) ? BooleanNode.FALSE : value;
            case DATE -> TextNode.valueOf(text.length() > 10 && text.charAt(10) == 'T' ? text.substring(0, 10) : text);
            case MOMENT -> TextNode.valueOf(text.length() == 10 ? text + "T00:00:00Z" : text);
            case DECIMAL, REFERENCE, REFERENCES, COMPOSITE -> value;
        };
    }

    /** By its name, or by what people read. */
    private static String option(PicklistType choices, String text) {
        return choices.options().stream()
                .filter(option -> option.name().equals(text)
                        || option.label().english().equalsIgnoreCase(text)
                        || option.label().translations().containsValue(text))
                .findFirst()
                .map(PicklistType.Option::name)
                .orElse(text);
    }
}
