package crm.record;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import crm.metadata.Field;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Takes changes of a record back in memory, by what the journal keeps of them. */
final class Rewind {

    private Rewind() {}

    /** @param deltas the newest first */
    static Record before(Record now, List<ObjectNode> deltas) {
        Record then = now.copy();
        then.deleted(null);
        for (ObjectNode delta : deltas) {
            for (Map.Entry<String, JsonNode> change : delta.properties()) {
                now.type()
                        .findField(change.getKey())
                        .ifPresent(field -> then.set(field.name(), old(then, field, change.getValue())));
            }
        }
        return then;
    }

    private static @Nullable Object old(Record record, Field field, JsonNode change) {
        JsonNode old = change.path(0);
        if (change.isArray()) {
            return old.isNull() ? null : field.type().fromJson(old);
        }
        String now = record.value(field).map(Object::toString).orElse("");
        int at = change.path("at").asInt();
        int end = at + change.path("new").asText().length();
        return end > now.length()
                ? now
                : now.substring(0, at) + change.path("old").asText() + now.substring(end);
    }
}
