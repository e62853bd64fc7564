package crm.metadata.pack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import crm.metadata.Kept;
import crm.metadata.Slot;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a tenant has used for its own entity types and fields, kept beside its layer and never by its administrator: a
 * number by entity type, a type and perhaps a slot by field. Names stay when what they named is gone.
 *
 * @param entities the number of each entity type that the tenant has ever made
 * @param fields by entity type, every field that the tenant has ever made or indexed
 * @param moves by entity type, the fields whose values stand, or will stand, under another key than their name
 * @param coming by entity type, what becomes unique when all records have been compared: its fields by its name
 */
public record Register(
        Map<String, Integer> entities,
        Map<String, Map<String, Used>> fields,
        Map<String, Map<String, Move>> moves,
        Map<String, Map<String, List<String>>> coming) {

    public static final Register EMPTY = new Register(Map.of(), Map.of(), Map.of(), Map.of());

    /** Packs' entity types have smaller numbers. */
    public static final int FIRST_ID = 1_000;

    /**
     * A name that has been given to a field.
     *
     * @param type what it was given to last
     * @param slot where it is indexed now
     */
    public record Used(String type, Optional<Slot> slot) {}

    /**
     * Where the values of a field that many records have are moved to when they are converted.
     *
     * @param now how often they were moved; 0 for under their name
     * @param last the last number that was given, be it for a conversion that did not come to its end
     * @param next the field as it will be; empty where nothing is under way
     */
    public record Move(int now, int last, Optional<JsonNode> next) {}

    public Register {
        entities = Map.copyOf(entities);
        fields = Map.copyOf(fields);
        moves = Map.copyOf(moves);
        coming = Map.copyOf(coming);
    }

    public Map<String, Move> moves(String entity) {
        return moves.getOrDefault(entity, Map.of());
    }

    public Optional<Move> move(String entity, String field) {
        return Optional.ofNullable(moves(entity).get(field));
    }

    /** How rows keep the fields of an entity type that were moved. */
    Map<String, Kept> kept(String entity) {
        Map<String, Kept> kept = new LinkedHashMap<>();
        moves(entity).forEach((field, move) -> kept.put(field, kept(field, move)));
        return kept;
    }

    private static Kept kept(String field, Move move) {
        return new Kept(
                move.now() == 0 ? field : Kept.moved(field, move.now()),
                move.next().map(next -> new Kept.Next(Kept.moved(field, move.last()), FieldTypes.read(next))));
    }

    /** What the values of a field stand under. */
    public String key(String entity, String field) {
        return move(entity, field).map(move -> kept(field, move).key()).orElse(field);
    }

    /** Saves also write what the field will be, from the version with this register on. */
    public Register begun(String entity, String field, JsonNode definition) {
        Move move = move(entity, field).orElse(new Move(0, 0, Optional.empty()));
        return with(entity, field, new Move(move.now(), move.last() + 1, Optional.of(definition)));
    }

    /** The values stand under the new key. */
    public Register switched(String entity, String field) {
        return move(entity, field)
                .map(move -> with(entity, field, new Move(move.last(), move.last(), Optional.empty())))
                .orElse(this);
    }

    /** The field stays what it is. */
    public Register cancelled(String entity, String field) {
        return move(entity, field)
                .map(move -> with(entity, field, new Move(move.now(), move.last(), Optional.empty())))
                .orElse(this);
    }

    private Register with(String entity, String field, Move move) {
        Map<String, Map<String, Move>> all = new LinkedHashMap<>(moves);
        Map<String, Move> of = new LinkedHashMap<>(moves(entity));
        of.put(field, move);
        all.put(entity, Map.copyOf(of));
        return new Register(entities, fields, all, coming);
    }

    /** What is becoming unique of an entity type: its fields by its name. */
    public Map<String, List<String>> coming(String entity) {
        return coming.getOrDefault(entity, Map.of());
    }

    boolean isMakingUnique() {
        return !coming.isEmpty();
    }

    /** Saves claim these values, from the version with this register on. */
    public Register claiming(String entity, String name, List<String> of) {
        Map<String, List<String>> all = new LinkedHashMap<>(coming(entity));
        all.put(name, List.copyOf(of));
        return withComing(entity, all);
    }

    /** It has become unique, or stays as it was. */
    public Register claimed(String entity, String name) {
        Map<String, List<String>> all = new LinkedHashMap<>(coming(entity));
        all.remove(name);
        return withComing(entity, all);
    }

    private Register withComing(String entity, Map<String, List<String>> of) {
        Map<String, Map<String, List<String>>> all = new LinkedHashMap<>(coming);
        all.put(entity, Map.copyOf(of));
        all.values().removeIf(Map::isEmpty);
        return new Register(entities, fields, moves, all);
    }

    public Map<String, Used> of(String entity) {
        return fields.getOrDefault(entity, Map.of());
    }

    /** The slots of an entity type's fields. */
    public Map<String, Slot> slots(String entity) {
        Map<String, Slot> slots = new LinkedHashMap<>();
        of(entity).forEach((field, used) -> used.slot().ifPresent(slot -> slots.put(field, slot)));
        return slots;
    }

    /** True if something of this tenant has a slot that no pack has released for it. */
    boolean hasSlots() {
        return fields.values().stream()
                .flatMap(used -> used.values().stream())
                .anyMatch(use -> use.slot().isPresent());
    }

    public static Register read(JsonNode json) {
        Map<String, Integer> entities = new LinkedHashMap<>();
        json.path("entities")
                .properties()
                .forEach(entry -> entities.put(entry.getKey(), entry.getValue().asInt()));
        Map<String, Map<String, Used>> fields = new LinkedHashMap<>();
        json.path("fields").properties().forEach(entry -> fields.put(entry.getKey(), used(entry.getValue())));
        Map<String, Map<String, Move>> moves = new LinkedHashMap<>();
        json.path("moves").properties().forEach(entry -> moves.put(entry.getKey(), moves(entry.getValue())));
        Map<String, Map<String, List<String>>> coming = new LinkedHashMap<>();
        json.path("coming").properties().forEach(entry -> coming.put(entry.getKey(), names(entry.getValue())));
        return new Register(entities, fields, moves, coming);
    }

    private static Map<String, List<String>> names(JsonNode json) {
        Map<String, List<String>> names = new LinkedHashMap<>();
        json.properties()
                .forEach(entry -> names.put(
                        entry.getKey(),
                        entry.getValue().valueStream().map(JsonNode::asText).toList()));
        return names;
    }

    private static Map<String, Move> moves(JsonNode json) {
        Map<String, Move> moves = new LinkedHashMap<>();
        json.properties()
                .forEach(entry -> moves.put(
                        entry.getKey(),
                        new Move(
                                entry.getValue().path("now").asInt(),
                                entry.getValue().path("last").asInt(),
                                Optional.ofNullable(entry.getValue().get("next")))));
        return moves;
    }

    private static Map<String, Used> used(JsonNode json) {
        Map<String, Used> fields = new LinkedHashMap<>();
        json.properties().forEach(entry -> {
            JsonNode slot = entry.getValue().path("slot");
            fields.put(
                    entry.getKey(),
                    new Used(
                            entry.getValue().path("type").asText(),
                            slot.isMissingNode() ? Optional.empty() : Optional.of(Slot.parse(slot.asText()))));
        });
        return fields;
    }

    public ObjectNode toJson() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ObjectNode numbers = json.putObject("entities");
        entities.forEach(numbers::put);
        ObjectNode byEntity = json.putObject("fields");
        fields.forEach((entity, used) -> {
            ObjectNode of = byEntity.putObject(entity);
            used.forEach((field, use) -> {
                ObjectNode one = of.putObject(field).put("type", use.type());
                use.slot().ifPresent(slot -> one.put("slot", slot.column()));
            });
        });
        if (!moves.isEmpty()) {
            writeMoves(json.putObject("moves"));
        }
        if (!coming.isEmpty()) {
            writeComing(json.putObject("coming"));
        }
        return json;
    }

    private void writeComing(ObjectNode json) {
        coming.forEach((entity, of) -> {
            ObjectNode byName = json.putObject(entity);
            of.forEach((name, names) -> names.forEach(byName.withArrayProperty(name)::add));
        });
    }

    private void writeMoves(ObjectNode json) {
        moves.forEach((entity, of) -> {
            ObjectNode byField = json.putObject(entity);
            of.forEach((field, move) -> {
                ObjectNode one = byField.putObject(field).put("now", move.now()).put("last", move.last());
                move.next().ifPresent(next -> one.set("next", next));
            });
        });
    }
}
