package crm.metadata;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import crm.problem.ProblemCode;
import crm.value.RecordRef;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * A reference to a record of another entity type, of the same one, or of one of several. Of several the entity type is
 * kept beside the id.
 *
 * @param targets api names of the entity types it refers to
 * @param inverse what a target calls the records that refer to it, or an empty string
 * @param onDelete what becomes of a target that is still referred to
 */
public record LookupType(List<String> targets, String inverse, OnDelete onDelete) implements ReferenceType {

    private static final String ENTITY = "entity";
    private static final String ID = "id";

    public LookupType {
        targets = List.copyOf(targets);
    }

    /** Of one entity type. */
    public LookupType(String target, String inverse, OnDelete onDelete) {
        this(List.of(target), inverse, onDelete);
    }

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

    /** The entity type it refers to; empty if it can be one of several. */
    public Optional<String> target() {
        return isOfSeveral() ? Optional.empty() : Optional.of(targets.getFirst());
    }

    /** True if the entity type differs from record to record. */
    public boolean isOfSeveral() {
        return targets.size() > 1;
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
        JsonNode id = json.isObject() ? json.path(ID) : json;
        if (!id.isTextual()) {
            throw new BadValue(ProblemCode.WRONG_TYPE, expected());
        }
        String text = id.textValue().strip();
        if (text.isEmpty()) {
            return Optional.empty();
        }
        int slash = text.indexOf('/');
        String entity = slash < 0 ? json.path(ENTITY).asText() : text.substring(0, slash);
        return Optional.of(new RecordRef(entity(entity), uuid(text.substring(slash + 1))));
    }

    private String entity(String entity) {
        if (entity.isEmpty() && !isOfSeveral()) {
            return targets.getFirst();
        }
        if (!targets.contains(entity)) {
            throw new BadValue(ProblemCode.UNKNOWN_REFERENCE, expected());
        }
        return entity;
    }

    private String expected() {
        return isOfSeveral()
                ? "takes {\"entity\": …, \"id\": …} with a record of one of %s.".formatted(String.join(", ", targets))
                : "takes the id of a record of %s.".formatted(targets.getFirst());
    }

    private UUID uuid(String text) {
        return RecordIds.read(text).orElseThrow(() -> new BadValue(ProblemCode.WRONG_FORMAT, expected()));
    }

    @Override
    public Object named(String id) {
        return new RecordRef(targets.getFirst(), uuid(id));
    }

    @Override
    public JsonNode toJson(Object value) {
        RecordRef ref = (RecordRef) value;
        return isOfSeveral()
                ? JsonNodeFactory.instance
                        .objectNode()
                        .put(ENTITY, ref.entity())
                        .put(ID, ref.id().toString())
                : TextNode.valueOf(ref.id().toString());
    }

    @Override
    public Object fromJson(JsonNode json) {
        return json.isObject()
                ? new RecordRef(
                        json.path(ENTITY).asText(),
                        UUID.fromString(json.path(ID).asText()))
                : new RecordRef(targets.getFirst(), UUID.fromString(json.textValue()));
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
