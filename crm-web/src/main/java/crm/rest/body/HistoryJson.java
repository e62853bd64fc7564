package crm.rest.body;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import crm.journal.PastChange;
import crm.metadata.EntityType;
import crm.record.Record;
import crm.record.Records;
import crm.value.Json;
import crm.value.RecordRef;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Changes of a record as JSON: who, when, why, and what of each field there was before and after. */
public final class HistoryJson {

    private HistoryJson() {}

    /**
     * Within the transaction that read the changes.
     *
     * @param limit of which the page is full if there may be more
     */
    public static ObjectNode of(Records records, EntityType type, List<PastChange> changes, int limit) {
        List<RecordRef> people =
                changes.stream().map(HistoryJson::actor).distinct().toList();
        Map<RecordRef, Record> found = records.findAll(EntityType.USER, people);
        ObjectNode json = Json.mapper().createObjectNode();
        ArrayNode list = json.putArray("changes");
        changes.forEach(change -> list.add(of(type, change, Optional.ofNullable(found.get(actor(change))))));
        if (changes.size() == limit) {
            json.put("next", changes.getLast().v());
        } else {
            json.putNull("next");
        }
        return json;
    }

    private static RecordRef actor(PastChange change) {
        return new RecordRef(EntityType.USER, change.actor());
    }

    private static ObjectNode of(EntityType type, PastChange change, Optional<Record> author) {
        ObjectNode json = Json.mapper()
                .createObjectNode()
                .put("v", change.v())
                .put("version", change.version())
                .put("kind", change.kind().name().toLowerCase(Locale.ROOT))
                .put("at", change.at().toString());
        ObjectNode by = json.putObject("by").put("id", change.actor().toString());
        author.ifPresent(person -> by.put("title", person.title()));
        json.put("origin", change.origin()).put("note", change.note().orElse(null));
        ObjectNode fields = json.putObject("fields");
        change.delta().properties().stream()
                .filter(entry -> type.findField(entry.getKey()).isPresent())
                .forEach(entry -> fields.set(entry.getKey(), of(entry.getValue())));
        return json;
    }

    /** Of a long text only the part that differs, with the place where it stands. */
    private static ObjectNode of(JsonNode delta) {
        ObjectNode json = Json.mapper().createObjectNode();
        if (delta.isArray()) {
            json.set("before", delta.path(0));
            json.set("after", delta.path(1));
            return json;
        }
        json.set("at", delta.path("at"));
        json.set("before", delta.path("old"));
        json.set("after", delta.path("new"));
        return json;
    }
}
