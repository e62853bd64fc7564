package crm.crash;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import crm.value.Json;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** What the server acknowledged, as its callers remember it; compared with the database afterwards. */
final class Ledger {

    private static final String ROW = "select version, deleted_at is not null, values from record where id = ?";
    private static final String MADE = """
            select count(*) from record where values ->> 'name' like ?""";
    private static final String JOURNALED = "select count(*) from change where record_id = ?";

    private final String run;
    private final Map<UUID, Entry> entries = new ConcurrentHashMap<>();
    private final Queue<String> refusals = new ConcurrentLinkedQueue<>();
    private final AtomicInteger acknowledged = new AtomicInteger();
    private final AtomicInteger repeated = new AtomicInteger();

    /** @param run at the start of the name of every record of this run, and of no other */
    Ledger(String run) {
        this.run = run;
    }

    /** A record as the last acknowledged write left it. Only the writer whose record it is changes it. */
    static final class Entry {
        private final UUID id;
        private final ObjectNode values = JsonNodeFactory.instance.objectNode();
        private int version;
        private boolean deleted;

        private Entry(UUID id) {
            this.id = id;
        }

        UUID id() {
            return id;
        }
    }

    String run() {
        return run;
    }

    Entry created(UUID id, ObjectNode values) {
        Entry entry = new Entry(id);
        if (entries.putIfAbsent(id, entry) != null) {
            refusals.add("Two creations were answered with the record " + id);
        }
        updated(entry, values);
        return entry;
    }

    void updated(Entry entry, ObjectNode values) {
        entry.values.setAll(values);
        entry.version++;
        acknowledged.incrementAndGet();
    }

    void deleted(Entry entry) {
        entry.deleted = true;
        entry.version++;
        acknowledged.incrementAndGet();
    }

    /** The server says no to what it must accept, for instance because it has forgotten the record. */
    void refused(String what) {
        refusals.add(what);
    }

    void repeated() {
        repeated.incrementAndGet();
    }

    int acknowledged() {
        return acknowledged.get();
    }

    int repetitions() {
        return repeated.get();
    }

    /** What is lost, or there more than once, in sentences; empty when all is well. */
    List<String> findings(Connection superuser) throws SQLException {
        List<String> findings = new ArrayList<>(refusals);
        try (PreparedStatement row = superuser.prepareStatement(ROW);
                PreparedStatement journal = superuser.prepareStatement(JOURNALED)) {
            for (Entry entry : entries.values()) {
                compare(entry, row, findings);
                journal.setObject(1, entry.id);
                int changes = count(journal);
                if (changes != entry.version) {
                    findings.add("%d writes of %s were acknowledged, and %d are in the journal"
                            .formatted(entry.version, entry.id, changes));
                }
            }
        }
        try (PreparedStatement made = superuser.prepareStatement(MADE)) {
            made.setString(1, run + "%");
            int records = count(made);
            if (records != entries.size()) {
                findings.add(
                        "%d creations were acknowledged, and there are %d records".formatted(entries.size(), records));
            }
        }
        return findings;
    }

    private static void compare(Entry entry, PreparedStatement statement, List<String> findings) throws SQLException {
        statement.setObject(1, entry.id);
        try (ResultSet row = statement.executeQuery()) {
            if (!row.next()) {
                findings.add("An acknowledged record is lost: " + entry.id);
                return;
            }
            if (row.getInt(1) != entry.version || row.getBoolean(2) != entry.deleted) {
                findings.add("An acknowledged write of %s is lost or done twice: version %d instead of %d"
                        .formatted(entry.id, row.getInt(1), entry.version));
            }
            JsonNode values = Json.read(row.getString(3));
            entry.values.properties().stream()
                    .filter(value -> !values.path(value.getKey())
                            .asText()
                            .equals(value.getValue().asText()))
                    .forEach(value -> findings.add("An acknowledged value of %s is lost: %s is %s instead of %s"
                            .formatted(entry.id, value.getKey(), values.path(value.getKey()), value.getValue())));
        }
    }

    private static int count(PreparedStatement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getInt(1);
        }
    }
}
