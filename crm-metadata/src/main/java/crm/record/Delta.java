package crm.record;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import crm.metadata.EntityType;
import crm.metadata.Field;
import java.util.stream.Stream;

/**
 * What a save changed, as the journal keeps it: {@code {"amount": [100, 120]}}, null where there is no value. Of a long
 * text only the part that differs is kept: {@code {"description": {"at": 17, "old": "…", "new": "…"}}}.
 */
final class Delta {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /** Shorter texts are kept whole: they are easier to read and not worth the arithmetic. */
    private static final int LONG = 500;

    private Delta() {}

    static ObjectNode between(Record before, Record after) {
        ObjectNode delta = JSON.objectNode();
        EntityType type = after.type();
        Stream.concat(type.storedFields().stream(), Stream.of(type.field(EntityType.OWNER)))
                .filter(field -> !field.isComputed())
                .filter(field -> isNew(before, field) || after.changedSince(before, field.name()))
                .forEach(field -> put(delta, field, before, after));
        return delta;
    }

    /** A new record names its owner even where it is its author. */
    private static boolean isNew(Record before, Field field) {
        return before.version() == 0 && field.name().equals(EntityType.OWNER);
    }

    private static void put(ObjectNode delta, Field field, Record before, Record after) {
        JsonNode old = before.version() == 0 ? NullNode.instance : json(field, before);
        JsonNode now = json(field, after);
        if (old.isTextual()
                && now.isTextual()
                && old.textValue().length() > LONG
                && now.textValue().length() > LONG) {
            delta.set(field.name(), difference(old.textValue(), now.textValue()));
        } else {
            delta.set(field.name(), JSON.arrayNode().add(old).add(now));
        }
    }

    private static JsonNode json(Field field, Record record) {
        return record.value(field).map(field.type()::toJson).orElse(NullNode.instance);
    }

    private static ObjectNode difference(String old, String now) {
        int most = Math.min(old.length(), now.length());
        int start = 0;
        while (start < most && old.charAt(start) == now.charAt(start)) {
            start++;
        }
        // never between the halves of a surrogate pair: JSON in the database has no place for one half
        if (start > 0 && Character.isHighSurrogate(old.charAt(start - 1))) {
            start--;
        }
        int end = 0;
        while (end < most - start && old.charAt(old.length() - 1 - end) == now.charAt(now.length() - 1 - end)) {
            end++;
        }
        if (end > 0 && Character.isLowSurrogate(old.charAt(old.length() - end))) {
            end--;
        }
        return JSON.objectNode()
                .put("at", start)
                .put("old", old.substring(start, old.length() - end))
                .put("new", now.substring(start, now.length() - end));
    }
}
