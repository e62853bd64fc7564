package crm.metadata.pack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import crm.metadata.Slot;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a tenant has used for its own entity types and fields, kept beside its layer and never by its administrator: a
 * number by entity type, a type and perhaps a slot by field. Names stay when what they named is gone.
 *
 * @param entities the number of each entity type that the tenant has ever made
 * @param fields by entity type, every field that the tenant has ever made or indexed
 */
public record Register(Map<String, Integer> entities, Map<String, Map<String, Used>> fields) {

    public static final Register EMPTY = new Register(Map.of(), Map.of());

    /** Packs' entity types have smaller numbers. */
    public static final int FIRST_ID = 1_000;

    /**
     * A name that has been given to a field.
     *
     * @param type what it was given to last
     * @param slot where it is indexed now
     */
    public record Used(String type, Optional<Slot> slot) {}

    public Register {
        entities = Map.copyOf(entities);
        fields = Map.copyOf(fields);
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
        return new Register(entities, fields);
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
        return json;
    }
}
