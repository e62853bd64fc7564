package crm.metadata.change;

import com.fasterxml.jackson.databind.JsonNode;
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
}
