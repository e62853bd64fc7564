package crm.metadata.change;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** JSON Merge Patch (RFC 7396) over documents. */
final class MergePatch {

    private MergePatch() {}

    /** The document with a patch applied; the document itself stays as it is. */
    static ObjectNode apply(ObjectNode document, ObjectNode patch) {
        ObjectNode patched = document.deepCopy();
        merge(patched, patch);
        return patched;
    }

    private static void merge(ObjectNode target, ObjectNode patch) {
        patch.properties().forEach(entry -> {
            String key = entry.getKey();
            JsonNode value = entry.getValue();
            if (value.isNull()) {
                target.remove(key);
            } else if (value instanceof ObjectNode object) {
                ObjectNode inner = target.get(key) instanceof ObjectNode present ? present : target.putObject(key);
                merge(inner, object);
                if (inner.isEmpty() && !object.isEmpty()) {
                    // everything in it was taken away: then nothing is said of it any more
                    target.remove(key);
                }
            } else {
                target.set(key, value);
            }
        });
    }

    /** The patch that makes one document of another. */
    static ObjectNode between(ObjectNode before, ObjectNode after) {
        ObjectNode patch = JsonNodeFactory.instance.objectNode();
        before.fieldNames().forEachRemaining(key -> {
            if (!after.has(key)) {
                patch.putNull(key);
            }
        });
        after.properties().forEach(entry -> {
            JsonNode old = before.path(entry.getKey());
            if (old instanceof ObjectNode past && entry.getValue() instanceof ObjectNode now) {
                ObjectNode inner = between(past, now);
                if (!inner.isEmpty()) {
                    patch.set(entry.getKey(), inner);
                }
            } else if (!old.equals(entry.getValue())) {
                patch.set(entry.getKey(), entry.getValue());
            }
        });
        return patch;
    }
}
