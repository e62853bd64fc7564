package crm.metadata.pack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import crm.metadata.FieldType;
import crm.metadata.ReferenceType;
import crm.metadata.Slot;
import crm.metadata.SlotKind;
import crm.metadata.pack.MetadataFold.Base;
import crm.metadata.pack.Register.Used;
import crm.problem.FieldProblem;
import crm.problem.ProblemCode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Gives what a layer makes its numbers and slots. A pack's slots count upwards, a tenant's downwards; what has one keeps
 * it, and a pack's field that comes later to a slot which is taken gets one of the tenant's. Every field that can be indexed is, while slots last. A slot that a layer frees is given to another field by a later
 * layer only: there are still readers of the old one.
 */
public final class Allocation {

    private final Base base;
    private final Layer layer;
    private final Register before;
    private final Set<String> same;
    private final List<FieldProblem> problems;

    private Allocation(Base base, Layer layer, Register before, Set<String> same, List<FieldProblem> problems) {
        this.base = base;
        this.layer = layer;
        this.before = before;
        this.same = same;
        this.problems = problems;
    }

    /**
     * The layer with its register.
     *
     * @param before the register of the version before
     * @param same entity types that keep what they have
     * @param problems takes up what could not be given
     */
    public static Layer allocate(
            Base base, Layer layer, Register before, Set<String> same, List<FieldProblem> problems) {
        return new Allocation(base, layer, before, same, problems).allocate();
    }

    private Layer allocate() {
        Map<String, Integer> numbers = new LinkedHashMap<>(before.entities());
        layer.own().forEach(name -> numbers.computeIfAbsent(name, _ -> next(numbers)));
        Map<String, Map<String, Used>> fields = new LinkedHashMap<>();
        before.fields().forEach((entity, used) -> fields.put(entity, freed(used)));
        same.forEach(entity -> fields.put(entity, before.of(entity)));
        LayeredTypes.documents(base, layer, same).forEach((entity, document) -> {
            if (layer.own().contains(entity)
                    || layer.extended().contains(entity)
                    || !before.slots(entity).isEmpty()) {
                fields.put(entity, fields(entity, document));
            }
        });
        fields.values().removeIf(Map::isEmpty);
        return layer.with(new Register(numbers, fields, before.moves(), before.coming()));
    }

    private static int next(Map<String, Integer> numbers) {
        return numbers.values().stream().mapToInt(Integer::intValue).max().orElse(Register.FIRST_ID - 1) + 1;
    }

    private static Map<String, Used> freed(Map<String, Used> used) {
        Map<String, Used> freed = new LinkedHashMap<>();
        used.forEach((field, use) -> freed.put(field, new Used(use.type(), Optional.empty())));
        return freed;
    }

    private Map<String, Used> fields(String entity, ObjectNode document) {
        Map<String, Used> fields = freed(before.of(entity));
        Set<Slot> taken = new HashSet<>(before.slots(entity).values());
        JsonNode released = released(entity);
        released.forEach(slot -> taken.add(Slot.parse(slot.asText())));
        List<Wish> wishes = wishes(entity, document, released);
        for (Wish wish : wishes) {
            Optional<Slot> slot = wish.kept(before.of(entity));
            if (wish.isWanted() && slot.isEmpty()) {
                slot = highest(wish.type().slotKind().orElseThrow(), taken);
                slot.ifPresent(taken::add);
                if (slot.isEmpty() && wish.isNeeded()) {
                    problems.add(noneLeft(entity, wish));
                }
            }
            fields.put(wish.field(), new Used(key(wish.type()), slot));
        }
        return fields;
    }

    /** @param isNeeded true if the document says that it is indexed, or it is of itself */
    private record Wish(String field, FieldType type, boolean isWanted, boolean isNeeded) {

        Optional<Slot> kept(Map<String, Used> used) {
            return Optional.ofNullable(used.get(field))
                    .flatMap(Used::slot)
                    .filter(slot -> isWanted && type.slotKind().equals(Optional.of(slot.kind())));
        }
    }

    /** What is the tenant's to index, the needed ones first. */
    private List<Wish> wishes(String entity, ObjectNode document, JsonNode released) {
        List<Wish> needed = new ArrayList<>();
        List<Wish> others = new ArrayList<>();
        boolean own = layer.own().contains(entity);
        for (Map.Entry<String, JsonNode> entry : document.path("fields").properties()) {
            String name = entry.getKey();
            JsonNode definition = entry.getValue();
            boolean ofTenant = own || name.endsWith(LayerCheck.OWN);
            boolean asked = definition.path("indexed").asBoolean();
            boolean displaced = released.has(name) && isDisplaced(entity, name, released);
            if (released.has(name) != displaced || !(ofTenant || asked || displaced) || !definition.has("type")) {
                continue;
            }
            FieldType type = FieldTypes.read(definition);
            boolean isNeeded = asked
                    || displaced
                    || definition.path("unique").asBoolean()
                    || name.equals(document.path("title").asText());
            boolean isWanted = type.slotKind().isPresent()
                    && (isNeeded || definition.path("indexed").asBoolean(true));
            (isNeeded ? needed : others).add(new Wish(name, type, isWanted, isNeeded));
        }
        needed.addAll(others);
        return needed;
    }

    /** True if a slot that a newer version of the pack has released was taken by a field of the tenant's own before. */
    private boolean isDisplaced(String entity, String field, JsonNode released) {
        Map<String, Slot> own = before.slots(entity);
        Slot slot = Slot.parse(released.path(field).asText());
        return own.containsKey(field) || own.containsValue(slot);
    }

    private static Optional<Slot> highest(SlotKind kind, Set<Slot> taken) {
        for (int number = kind.count(); number >= 1; number--) {
            Slot slot = new Slot(kind, number);
            if (!taken.contains(slot)) {
                return Optional.of(slot);
            }
        }
        return Optional.empty();
    }

    private FieldProblem noneLeft(String entity, Wish wish) {
        int count = wish.type().slotKind().orElseThrow().count();
        return new FieldProblem(
                layer.pointer(entity) + "/fields/" + wish.field() + "/indexed",
                ProblemCode.LIMIT_REACHED,
                "An entity type indexes at most %d fields of this kind. Take the index from another one with \"indexed\": false."
                        .formatted(count));
    }

    private JsonNode released(String entity) {
        return base.packs().stream()
                .map(pack -> (JsonNode) pack.slots().path(entity))
                .filter(JsonNode::isObject)
                .findFirst()
                .orElseGet(() -> layer.document().objectNode());
    }

    /** What a name has been given to: a lookup to something else is another type. */
    private static String key(FieldType type) {
        return type instanceof ReferenceType references
                ? type.name() + ":" + String.join(",", references.targets())
                : type.name();
    }

    /** What the definition of a field would enter in the register. */
    public static String key(JsonNode definition) {
        String type = definition.path("type").asText();
        return definition.has("to") ? type + ":" + String.join(",", FieldTypeReader.targets(definition)) : type;
    }
}
