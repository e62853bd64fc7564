package crm.web.admin.shape;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Merge patches (RFC 7396) that lead from one document to another. */
public final class Patches {

    private Patches() {}

    /** @param from may be missing */
    public static ObjectNode between(JsonNode from, ObjectNode to) {
        ObjectNode patch = JsonNodeFactory.instance.objectNode();
        from.fieldNames().forEachRemaining(key -> {
            if (!to.has(key)) {
                patch.putNull(key);
            }
        });
        to.properties().forEach(entry -> {
            JsonNode before = from.path(entry.getKey());
            JsonNode after = entry.getValue();
            if (before.isObject() && after instanceof ObjectNode object) {
                ObjectNode inner = between(before, object);
                if (!inner.isEmpty()) {
                    patch.set(entry.getKey(), inner);
                }
            } else if (!before.equals(after)) {
                patch.set(entry.getKey(), after);
            }
        });
        return patch;
    }
}
