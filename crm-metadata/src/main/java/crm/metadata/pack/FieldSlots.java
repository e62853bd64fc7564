package crm.metadata.pack;

import com.fasterxml.jackson.databind.JsonNode;
import crm.metadata.Kept;
import crm.metadata.Slot;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Where the fields of one entity type are indexed.
 *
 * @param released the pack's allocation
 * @param own the tenant's
 * @param kept how rows keep the values of fields that were, or are being, converted
 * @param coming the fields of what is becoming unique, by its name
 * @param filling fields whose slot not all records have yet
 * @param isLayered true if a tenant has changed the entity type: then not every indexed field has a slot
 */
record FieldSlots(
        JsonNode released,
        Map<String, Slot> own,
        Map<String, Kept> kept,
        Map<String, List<String>> coming,
        Set<String> filling,
        boolean isLayered) {

    static FieldSlots released(JsonNode slots) {
        return new FieldSlots(slots, Map.of(), Map.of(), Map.of(), Set.of(), false);
    }

    Kept kept(String field) {
        return kept.getOrDefault(field, Kept.under(field));
    }

    Optional<Slot> of(String field) {
        return own.containsKey(field)
                ? Optional.of(own.get(field))
                : Optional.of(released.path(field).asText())
                        .filter(column -> !column.isEmpty())
                        .map(Slot::parse);
    }
}
