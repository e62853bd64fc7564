package crm.consistency;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import crm.value.Json;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** One record as its changes make it, from nothing to the last. */
final class FoldedRecord {

    private static final String OWNER = "owner";

    /** 100 and 100.00 are the same number. */
    private static final Comparator<JsonNode> SAME = (one, other) -> one.isNumber() && other.isNumber()
            ? one.decimalValue().compareTo(other.decimalValue())
            : one.equals(other) ? 0 : 1;

    private final Key key;
    private final List<String> findings;
    private final ObjectNode values = JsonNodeFactory.instance.objectNode();
    private int version;
    private boolean deleted;

    FoldedRecord(Key key, List<String> findings) {
        this.key = key;
        this.findings = findings;
    }

    record Key(int tenant, int entity, UUID id) {

        static Key read(ResultSet row) throws SQLException {
            return new Key(row.getInt(1), row.getInt(2), row.getObject(3, UUID.class));
        }

        void bind(PreparedStatement statement) throws SQLException {
            statement.setInt(1, tenant);
            statement.setInt(2, entity);
            statement.setObject(3, id);
        }
    }

    Key key() {
        return key;
    }

    void add(int after, String kind, ObjectNode delta) {
        if (after != version + 1) {
            find("version %d comes after %d".formatted(after, version));
        }
        if (kind.equals("create") != (version == 0)) {
            find("version %d is a %s".formatted(after, kind));
        }
        if (deleted != kind.equals("restore")) {
            find("version %d is a %s of a record that is %s".formatted(after, kind, deleted ? "deleted" : "there"));
        }
        version = after;
        deleted = kind.equals("delete");
        delta.properties().forEach(change -> apply(change.getKey(), change.getValue()));
    }

    private void apply(String field, JsonNode change) {
        JsonNode before = values.path(field).isMissingNode() ? NullNode.instance : values.get(field);
        JsonNode old = change.isArray() ? change.get(0) : old(before.asText(), change);
        if (!old.equals(SAME, before)) {
            find("version %d changes %s from %s, which was %s".formatted(version, field, old, before));
        }
        JsonNode now = change.isArray() ? change.get(1) : now(before.asText(), change);
        if (now.isNull()) {
            values.remove(field);
        } else {
            values.set(field, now);
        }
    }

    /** Of a long text the journal keeps the part that differs: the text before, if that part was where it says. */
    private static JsonNode old(String text, JsonNode part) {
        String old = part.path("old").asText();
        return text.startsWith(old, part.path("at").asInt()) ? TextNode.valueOf(text) : TextNode.valueOf(old);
    }

    private static JsonNode now(String text, JsonNode part) {
        int at = Math.min(part.path("at").asInt(), text.length());
        int end = Math.min(at + part.path("old").asText().length(), text.length());
        return TextNode.valueOf(text.substring(0, at) + part.path("new").asText() + text.substring(end));
    }

    /** @param row of {@code record}: version, whether deleted, owner, values; without a row the record is lost */
    void compare(ResultSet row) throws SQLException {
        if (!row.next()) {
            find("is gone");
            return;
        }
        if (row.getInt(1) != version || row.getBoolean(2) != deleted) {
            find("is at version %d%s, and its journal at %d%s"
                    .formatted(
                            row.getInt(1), row.getBoolean(2) ? ", deleted" : "", version, deleted ? ", deleted" : ""));
        }
        ObjectNode present = (ObjectNode) Json.read(row.getString(4));
        present.put(OWNER, row.getString(3));
        for (Map.Entry<String, JsonNode> value : values.properties()) {
            compare(value.getKey(), value.getValue(), present.path(value.getKey()));
        }
        present.properties().stream()
                .filter(value ->
                        !values.has(value.getKey()) && !value.getValue().isNull())
                .forEach(value -> find("has %s, of which its journal says nothing".formatted(value.getKey())));
    }

    private void compare(String field, JsonNode folded, JsonNode present) {
        if (!folded.equals(SAME, present)) {
            find("has %s %s, and its journal says %s".formatted(field, present, folded));
        }
    }

    private void find(String what) {
        findings.add("Tenant %d: record %d/%s %s".formatted(key.tenant(), key.entity(), key.id(), what));
    }
}
