package crm.metadata.pack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import crm.metadata.Label;
import java.util.List;
import java.util.Map;

/**
 * A shipped pack as its documents say it, checked but not yet folded.
 *
 * @param label what people call it
 * @param areas label of each group of the navigation by its name; may be empty
 * @param entities one document an entity type, in the pack's order
 * @param roles grants by role; may be empty
 * @param slots the released allocation: slot by field by entity type
 * @param home the first pages; may be empty
 * @param translations labels by language code, in the tree of the documents they translate
 */
public record Pack(
        String name,
        Label label,
        List<String> requires,
        ObjectNode areas,
        List<ObjectNode> entities,
        ObjectNode roles,
        ObjectNode slots,
        ObjectNode home,
        Map<String, JsonNode> translations) {}
