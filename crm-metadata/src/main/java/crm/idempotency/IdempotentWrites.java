package crm.idempotency;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import crm.problem.ProblemCode;
import crm.problem.ProblemException;
import crm.transaction.DatabaseFailure;
import crm.transaction.Transaction;
import crm.value.Json;
import jakarta.inject.Singleton;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Does a write once for its key. Key, write and answer are one transaction: a write that fails or is rolled back leaves
 * its key free, and a request that comes while the first is under way waits for its end. A key is remembered for a day.
 */
@Singleton
public class IdempotentWrites {

    /** Tells that an answer is not of now. */
    public static final String REPLAYED = "Idempotency-Replayed";

    /** Takes a key that is new, or whose day is over. */
    private static final String CLAIM = """
            insert into idempotency_key as known (tenant_id, actor, key, request_hash, created_at)
            values (?, ?, ?, ?, now()) on conflict (tenant_id, actor, key) do update
            set request_hash = excluded.request_hash, created_at = excluded.created_at,
            status = null, headers = null, body = null
            where known.created_at < now() - interval '24 hours'""";

    /**
     * Every new key takes some old ones of its tenant away, so there is no job for it: faster than they come, but never so
     * many that a write feels it, and never one that another write is busy with.
     */
    private static final String FORGET = """
            delete from idempotency_key where tenant_id = ? and (actor, key) in (
            select actor, key from idempotency_key where tenant_id = ? and created_at < now() - interval '24 hours'
            order by created_at limit 20 for update skip locked)""";

    private static final String KEEP = """
            update idempotency_key set status = ?, headers = ?::jsonb, body = ?
            where tenant_id = ? and actor = ? and key = ?""";

    private static final String READ = """
            select request_hash, status, headers, body from idempotency_key
            where tenant_id = ? and actor = ? and key = ?""";

    private static final TypeReference<Map<String, String>> HEADERS = new TypeReference<>() {};

    /**
     * Runs a write, or answers what it answered before.
     *
     * @throws ProblemException {@code IDEMPOTENCY_KEY_REUSED} if the key was given to another request
     */
    public Answer once(IdempotencyKey key, Supplier<Answer> write) {
        try {
            if (!claim(key)) {
                return replay(key);
            }
            forgetOld();
            Answer answer = write.get();
            keep(key, answer);
            return answer;
        } catch (SQLException e) {
            throw new DatabaseFailure(e);
        }
    }

    private static boolean claim(IdempotencyKey key) throws SQLException {
        try (PreparedStatement insert = prepare(CLAIM)) {
            identify(insert, 1, key);
            insert.setString(4, key.request());
            return insert.executeUpdate() == 1;
        }
    }

    private static void forgetOld() throws SQLException {
        try (PreparedStatement delete = prepare(FORGET)) {
            int tenant = Transaction.current().caller().tenant();
            delete.setInt(1, tenant);
            delete.setInt(2, tenant);
            delete.executeUpdate();
        }
    }

    private static void keep(IdempotencyKey key, Answer answer) throws SQLException {
        try (PreparedStatement update = prepare(KEEP)) {
            update.setInt(1, answer.status());
            update.setString(2, Json.write(answer.headers()));
            update.setString(3, answer.body());
            identify(update, 4, key);
            update.executeUpdate();
        }
    }

    private static Answer replay(IdempotencyKey key) throws SQLException {
        try (PreparedStatement select = prepare(READ)) {
            identify(select, 1, key);
            try (ResultSet row = select.executeQuery()) {
                if (!row.next()) {
                    throw new ProblemException(
                            ProblemCode.IN_PROGRESS, "A request with this Idempotency-Key is under way. Try again.");
                }
                return replay(key, row);
            }
        }
    }

    private static Answer replay(IdempotencyKey key, ResultSet row) throws SQLException {
        if (!row.getString("request_hash").equals(key.request())) {
            throw new ProblemException(
                    ProblemCode.IDEMPOTENCY_KEY_REUSED,
                    "The Idempotency-Key '%s' belongs to another request. Give every request a key of its own."
                            .formatted(key.text()));
        }
        return new Answer(row.getInt("status"), headers(row.getString("headers")), row.getString("body"))
                .with(REPLAYED, "true");
    }

    private static Map<String, String> headers(String json) {
        try {
            return Json.mapper().readValue(json, HEADERS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Kept headers are JSON", e);
        }
    }

    private static PreparedStatement prepare(String sql) throws SQLException {
        return Transaction.current().connection().prepareStatement(sql);
    }

    private static void identify(PreparedStatement statement, int first, IdempotencyKey key) throws SQLException {
        var caller = Transaction.current().caller();
        statement.setInt(first, caller.tenant());
        statement.setObject(first + 1, caller.user());
        statement.setString(first + 2, key.text());
    }
}
