package crm.metadata.pack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import crm.metadata.Label;
import java.util.List;
import java.util.Map;

/**
 * A shipped pack as its documents say it, checked but not yet folded.
 *
 * @param version counts up from 1
 * @param label what people call it
 * @param requires the least version of each pack that is folded before it
 * @param areas label of each group of the navigation by its name; may be empty
 * @param entities one document an entity type, in the pack's order
 * @param extensions what it adds to entity types of the packs it requires, one document each
 * @param roles grants by role; may be empty
 * @param slots the released allocation: slot by field by entity type
 * @param home the first pages; may be empty
 * @param translations labels by language code, in the tree of the documents they translate
 */
public record Pack(
        String name,
        int version,
        Label label,
        Map<String, Integer> requires,
        ObjectNode areas,
        List<ObjectNode> entities,
        List<ObjectNode> extensions,
        ObjectNode roles,
        ObjectNode slots,
        ObjectNode home,
        Map<String, JsonNode> translations) {

    public PackVersion id() {
        return new PackVersion(name, version);
    }

    /** The names of the entity types that it brings. */
    public List<String> entityNames() {
        return entities.stream()
                .map(document -> document.path("entity").asText())
                .toList();
    }

    /** The same with other documents. */
    Pack with(List<ObjectNode> otherEntities, ObjectNode otherSlots, Map<String, JsonNode> otherTranslations) {
        return new Pack(
                name,
                version,
                label,
                requires,
                areas,
                otherEntities,
                extensions,
                roles,
                otherSlots,
                home,
                otherTranslations);
    }
}
