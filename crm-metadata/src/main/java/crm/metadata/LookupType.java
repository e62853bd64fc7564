package crm.metadata;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import crm.problem.ProblemCode;
import crm.value.RecordRef;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * A reference to a record of another entity type, or of the same one.
 *
 * @param target api name of the entity type it refers to
 * @param inverse what the target calls the records that refer to it, or an empty string
 * @param onDelete what becomes of a target that is still referred to
 */
public record LookupType(String target, String inverse, OnDelete onDelete) implements FieldType {

    /** What happens when the target is deleted. */
    public enum OnDelete {
        /** It is refused while records refer to it. */
        RESTRICT,
        /** The reference stays, reads as absent until the target is restored, and then works again. */
        KEEP,
        /** The record that refers to it goes with it, and comes back with it. */
        CASCADE;

        /** As documents write it. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** @param code empty for {@link #KEEP} */
        public static OnDelete of(String code) {
            return code.isEmpty() ? KEEP : valueOf(code.toUpperCase(Locale.ROOT));
        }

        /** True if a record is never there without what it refers to. */
        public boolean isFirm() {
            return this != KEEP;
        }
    }

    @Override
    public String name() {
        return "lookup";
    }

    @Override
    public ValueKind kind() {
        return ValueKind.REFERENCE;
    }

    @Override
    public Optional<Object> parse(JsonNode json) {
        JsonNode id = json.isObject() ? json.path("id") : json;
        if (!id.isTextual()) {
            throw new BadValue(ProblemCode.WRONG_TYPE, "takes the id of a record of %s.".formatted(target));
        }
        if (id.textValue().isBlank()) {
            return Optional.empty();
        }
        return Optional.of(new RecordRef(target, uuid(id.textValue().strip())));
    }

    private UUID uuid(String text) {
        try {
            // UUID.fromString also takes shorter forms
            if (text.length() == 36) {
                return UUID.fromString(text);
            }
        } catch (IllegalArgumentException e) {
            // told below
        }
        throw new BadValue(ProblemCode.WRONG_FORMAT, "takes the id of a record of %s.".formatted(target));
    }

    @Override
    public JsonNode toJson(Object value) {
        return TextNode.valueOf(((RecordRef) value).id().toString());
    }

    @Override
    public Object fromJson(JsonNode json) {
        return new RecordRef(target, UUID.fromString(json.textValue()));
    }

    @Override
    public Optional<SlotKind> slotKind() {
        return Optional.of(SlotKind.REFERENCE);
    }

    @Override
    public Object slotValue(Object value) {
        return ((RecordRef) value).id();
    }
}
