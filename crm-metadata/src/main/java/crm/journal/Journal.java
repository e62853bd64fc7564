package crm.journal;

import crm.problem.ProblemCode;
import crm.problem.ProblemException;
import crm.tenant.TenantMetadata;
import crm.transaction.Caller;
import crm.transaction.Participant;
import crm.transaction.StaleMetadata;
import crm.transaction.Transaction;
import crm.value.Json;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Histogram;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The append to a tenant's journal. Changes are collected and written once, at the end of their transaction: the
 * tenant's clock is taken, and its row held until the commit, so that {@code v} has no gaps and follows the order of
 * commits. (A sequence or a timestamp would let a reader pass over a change that commits late.)
 */
@Singleton
public class Journal {

    /** In one statement, so that others wait for the clock no longer than for the commit. */
    private static final String APPEND = """
            with clock as (
                update tenant_clock set v = v + ? where tenant_id = ? and metadata_version = ? and writable returning *)
            insert into change (tenant_id, v, entity_id, record_id, version, metadata_version, operation_id, kind, at, \
            actor, origin, delta, note)
            select clock.tenant_id, clock.v - ? + made.number, made.entity, made.record, made.version, \
            clock.metadata_version, ?::uuid, made.kind, ?::timestamptz, ?::uuid, ?::text, made.delta::jsonb, made.note
            from clock, unnest(?, ?, ?, ?, ?, ?) with ordinality
            as made (entity, record, version, kind, delta, note, number)""";

    private static final Counter CHANGES = Counter.builder()
            .name("kinship_journal_changes_total")
            .help("Changes appended to the journals of all tenants")
            .register();
    private static final Histogram CLOCK = Histogram.builder()
            .name("kinship_journal_clock_wait_seconds")
            .help("How long a write waited for its tenant's clock: one tenant commits one write after the other")
            .classicOnly()
            .classicUpperBounds(0.001, 0.005, 0.02, 0.1, 0.5, 2, 10)
            .register();
    private static final double NANOS = 1e9;

    private final TenantMetadata metadata;
    private final Bell bell;

    @Inject
    public Journal(TenantMetadata metadata, Bell bell) {
        this.metadata = metadata;
        this.bell = bell;
    }

    /** Notes a change of the current transaction. */
    public void append(Change change) {
        Transaction.current().state(Collected.class, Collected::new).changes.add(change);
    }

    private final class Collected implements Participant {

        private final Transaction transaction;
        private final List<Change> changes = new ArrayList<>();

        Collected(Transaction transaction) {
            this.transaction = transaction;
        }

        @Override
        public Phase phase() {
            return Phase.JOURNAL;
        }

        @Override
        public void beforeCommit() throws SQLException {
            Connection connection = transaction.connection();
            long start = System.nanoTime();
            int appended = append(connection);
            CLOCK.observe((System.nanoTime() - start) / NANOS);
            if (appended == changes.size()) {
                CHANGES.inc(appended);
                return;
            }
            int tenant = transaction.caller().tenant();
            if (!isWritable(connection, tenant)) {
                throw new ProblemException(
                        ProblemCode.TENANT_SUSPENDED, "This tenant is suspended: it can be read, not changed.");
            }
            metadata.forget(tenant);
            throw new StaleMetadata();
        }

        @Override
        public void afterCommit() {
            bell.ring(transaction.caller().tenant());
        }

        /** Moves the tenant's clock on by the number of changes, and writes them. */
        private int append(Connection connection) throws SQLException {
            Caller caller = transaction.caller();
            try (PreparedStatement statement = connection.prepareStatement(APPEND)) {
                statement.setInt(1, changes.size());
                statement.setInt(2, caller.tenant());
                statement.setInt(3, metadata.current().version());
                statement.setInt(4, changes.size());
                statement.setObject(5, transaction.operation());
                statement.setObject(6, Instant.now().atOffset(ZoneOffset.UTC));
                statement.setObject(7, caller.user());
                statement.setString(8, caller.origin());
                bind(statement, 9, "int4", Change::entity);
                bind(statement, 10, "uuid", Change::record);
                bind(statement, 11, "int4", Change::version);
                bind(statement, 12, "text", change -> change.kind().code());
                bind(statement, 13, "text", change -> Json.write(change.delta()));
                bind(statement, 14, "text", change -> change.note().orElse(null));
                return statement.executeUpdate();
            }
        }

        private void bind(
                PreparedStatement statement, int position, String type, Function<Change, @Nullable Object> value)
                throws SQLException {
            Object[] values = changes.stream().map(value).toArray();
            statement.setArray(position, statement.getConnection().createArrayOf(type, values));
        }
    }

    private static boolean isWritable(Connection connection, int tenant) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("select writable from tenant_clock where tenant_id = ?")) {
            statement.setInt(1, tenant);
            try (ResultSet result = statement.executeQuery()) {
                return result.next() && result.getBoolean(1);
            }
        }
    }
}
