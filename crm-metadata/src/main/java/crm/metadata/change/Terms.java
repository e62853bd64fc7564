package crm.metadata.change;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import crm.transaction.Transaction;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * What a change is planned under beside its document.
 *
 * @param author whose version it will be
 * @param leavesRecords true if records of packs that go may stay behind
 * @param prepared what has been made for it in the background
 */
record Terms(UUID author, boolean leavesRecords, List<Preparation> prepared) {

    Terms {
        prepared = List.copyOf(prepared);
    }

    /** Of the current transaction's caller, for a change that nothing is prepared for. */
    static Terms own(boolean leavesRecords) {
        return new Terms(Transaction.current().caller().user(), leavesRecords, List.of());
    }

    Terms with(Preparation next) {
        List<Preparation> all = new ArrayList<>(prepared);
        all.add(next);
        return new Terms(author, leavesRecords, all);
    }

    /** What has been prepared by one kind of work, as {@code entity.name}. */
    Set<String> prepared(String kind) {
        return prepared.stream()
                .filter(one -> one.kind().equals(kind))
                .map(Preparation::id)
                .collect(Collectors.toSet());
    }

    static Terms read(JsonNode json) {
        return new Terms(
                UUID.fromString(json.path("by").asText()),
                json.path("leavesRecords").asBoolean(),
                json.path("prepared").valueStream().map(Preparation::read).toList());
    }

    void write(ObjectNode json) {
        json.put("by", author.toString()).put("leavesRecords", leavesRecords);
        ArrayNode all = json.putArray("prepared");
        prepared.forEach(one -> all.add(one.toJson()));
    }
}
