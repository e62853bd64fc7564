package crm.metadata;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import crm.problem.Limit;
import crm.problem.ProblemCode;
import crm.value.RecordRef;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Several records of an entity type, without order: they are kept by their ids. A comparison with one asks whether it is
 * among them.
 *
 * @param target api name of the entity type they are of
 * @param inverse what a target calls the records that link to it, or an empty string
 */
public record LinksType(String target, String inverse) implements ReferenceType {

    /** A record links to at most this many others by one field. */
    public static final int MOST = 1_000;

    private static final String ADD = "add";
    private static final String REMOVE = "remove";

    /** What is to be added to the links there are, and taken away from them. */
    public record Change(List<RecordRef> added, List<RecordRef> removed) {

        /** The links there will be. */
        public Optional<Object> applied(Optional<Object> links) {
            List<RecordRef> all = new ArrayList<>(links.map(LinksType::refs).orElse(List.of()));
            all.removeAll(removed);
            all.addAll(added);
            return sorted(all.stream());
        }
    }

    /** The records of a value. */
    @SuppressWarnings("unchecked") // values of this type are such lists
    public static List<RecordRef> refs(Object value) {
        return (List<RecordRef>) value;
    }

    @Override
    public String name() {
        return "links";
    }

    @Override
    public List<String> targets() {
        return List.of(target);
    }

    @Override
    public ValueKind kind() {
        return ValueKind.REFERENCES;
    }

    /** Reads an array of ids, one id for itself, or a {@link Change}. */
    @Override
    public Optional<Object> parse(JsonNode json) {
        if (json.isObject() && (json.has(ADD) || json.has(REMOVE))) {
            return Optional.of(change(json));
        }
        Optional<Object> links = sorted(read(json));
        if (links.isPresent() && refs(links.get()).size() > MOST) {
            throw tooMany();
        }
        return links;
    }

    private Change change(JsonNode json) {
        for (Map.Entry<String, JsonNode> entry : json.properties()) {
            if (!Set.of(ADD, REMOVE).contains(entry.getKey())
                    || !entry.getValue().isArray()) {
                throw wrong();
            }
        }
        return new Change(
                read(json.path(ADD)).distinct().toList(),
                read(json.path(REMOVE)).distinct().toList());
    }

    private Stream<RecordRef> read(JsonNode json) {
        if (json.isMissingNode() || json.isTextual() && json.textValue().isBlank()) {
            return Stream.empty();
        }
        return json.isArray() ? json.valueStream().map(this::ref) : Stream.of(ref(json));
    }

    private RecordRef ref(JsonNode json) {
        JsonNode id = json.isObject() ? json.path("id") : json;
        if (!id.isTextual()) {
            throw wrong();
        }
        return ref(id.textValue().strip());
    }

    private RecordRef ref(String id) {
        return RecordIds.read(id)
                .map(uuid -> new RecordRef(target, uuid))
                .orElseThrow(
                        () -> new BadValue(ProblemCode.WRONG_FORMAT, "takes ids of records of %s.".formatted(target)));
    }

    private BadValue wrong() {
        return new BadValue(
                ProblemCode.WRONG_TYPE,
                "takes an array of ids of records of %s, or {\"add\": […], \"remove\": […]}.".formatted(target));
    }

    /** What is said where there would be more links than {@link #MOST}. */
    public static BadValue tooMany() {
        return new BadValue(ProblemCode.LIMIT_REACHED, Limit.of(Limit.Kind.RECORDS, MOST));
    }

    private static Optional<Object> sorted(Stream<RecordRef> refs) {
        TreeSet<RecordRef> all = new TreeSet<>(Comparator.comparing(RecordRef::id));
        refs.forEach(all::add);
        return all.isEmpty() ? Optional.empty() : Optional.of(List.copyOf(all));
    }

    @Override
    public Object named(String id) {
        return List.of(ref(id));
    }

    @Override
    public JsonNode toJson(Object value) {
        ArrayNode json = JsonNodeFactory.instance.arrayNode();
        refs(value).forEach(ref -> json.add(ref.id().toString()));
        return json;
    }

    @Override
    public Object fromJson(JsonNode json) {
        List<RecordRef> refs = new ArrayList<>();
        json.forEach(id -> refs.add(new RecordRef(target, UUID.fromString(id.textValue()))));
        return List.copyOf(refs);
    }

    @Override
    public Optional<SlotKind> slotKind() {
        return Optional.empty();
    }

    @Override
    public Object slotValue(Object value) {
        throw new IllegalStateException("Links have no slot");
    }
}
