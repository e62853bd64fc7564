package crm.consistency;

import com.fasterxml.jackson.databind.node.ObjectNode;
import crm.value.Json;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads every tenant's journal from its beginning: {@code v} has no gap and ends where the clock stands, every change
 * follows from the one before it, and the last one of a record is the record as it is.
 */
public final class JournalFold {

    private static final int FETCH = 1_000;

    private static final String GAPS = """
            select c.tenant_id, c.v, before from (
                select tenant_id, v, lag(v, 1, 0::bigint) over (partition by tenant_id order by v) as before from change) c
            where c.v <> before + 1 order by c.tenant_id, c.v""";

    private static final String CLOCKS = """
            select t.tenant_id, t.v, coalesce(max(c.v), 0) from tenant_clock t
            left join change c on c.tenant_id = t.tenant_id
            group by t.tenant_id, t.v having t.v <> coalesce(max(c.v), 0)""";

    private static final String CHANGES = """
            select tenant_id, entity_id, record_id, version, kind, delta from change
            order by tenant_id, entity_id, record_id, v""";

    private static final String RECORD = """
            select version, deleted_at is not null, owner_id, values from record
            where tenant_id = ? and entity_id = ? and id = ?""";

    private static final String STRANGERS = """
            select r.tenant_id, r.entity_id, r.id from record r where not exists (
                select 1 from change c
                where c.tenant_id = r.tenant_id and c.entity_id = r.entity_id and c.record_id = r.id)""";

    private final Connection superuser;
    private final List<String> findings = new ArrayList<>();

    private JournalFold(Connection superuser) {
        this.superuser = superuser;
    }

    /** What does not hold, in sentences; empty when all is well. */
    public static List<String> findings(Connection superuser) throws SQLException {
        JournalFold fold = new JournalFold(superuser);
        fold.numbers();
        fold.records();
        return List.copyOf(fold.findings);
    }

    private void numbers() throws SQLException {
        each(
                GAPS,
                row -> findings.add("Tenant %d: a gap in the journal, v %d comes after %d"
                        .formatted(row.getInt(1), row.getLong(2), row.getLong(3))));
        each(
                CLOCKS,
                row -> findings.add("Tenant %d: the clock says %d and the journal ends at %d"
                        .formatted(row.getInt(1), row.getLong(2), row.getLong(3))));
        each(
                STRANGERS,
                row -> findings.add("Tenant %d: record %d/%s is in no journal"
                        .formatted(row.getInt(1), row.getInt(2), row.getString(3))));
    }

    private void records() throws SQLException {
        superuser.setAutoCommit(false); // or the driver would read the whole journal at once
        Optional<FoldedRecord> current = Optional.empty();
        try (PreparedStatement present = superuser.prepareStatement(RECORD);
                PreparedStatement statement = superuser.prepareStatement(CHANGES)) {
            statement.setFetchSize(FETCH);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    FoldedRecord.Key key = FoldedRecord.Key.read(row);
                    if (current.isEmpty() || !current.get().key().equals(key)) {
                        compare(current, present);
                        current = Optional.of(new FoldedRecord(key, findings));
                    }
                    current.get().add(row.getInt(4), row.getString(5), (ObjectNode) Json.read(row.getString(6)));
                }
            }
            compare(current, present);
        } finally {
            superuser.rollback();
            superuser.setAutoCommit(true);
        }
    }

    private static void compare(Optional<FoldedRecord> folded, PreparedStatement present) throws SQLException {
        if (folded.isEmpty()) {
            return;
        }
        folded.get().key().bind(present);
        try (ResultSet row = present.executeQuery()) {
            folded.get().compare(row);
        }
    }

    private interface Reading {
        void of(ResultSet row) throws SQLException;
    }

    private void each(String sql, Reading reading) throws SQLException {
        try (PreparedStatement statement = superuser.prepareStatement(sql);
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                reading.of(row);
            }
        }
    }
}
