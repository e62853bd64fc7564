package crm.journal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import crm.transaction.Statement;
import crm.transaction.Transaction;
import crm.value.Json;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.UUID;

/** The place of a follower in the journal of the current transaction's tenant. */
public final class FollowerCursor {

    private static final String AT_CLOCK = """
            insert into follower_cursor (tenant_id, name, v)
            select tenant_id, ?, v from tenant_clock where tenant_id = ?
            on conflict (tenant_id, name) do update set v = excluded.v""";
    private static final String AT_BEGINNING =
            "insert into follower_cursor (name, tenant_id, v) values (?, ?, 0) on conflict do nothing";
    private static final String HOLD =
            "select v from follower_cursor where name = ? and tenant_id = ? for update skip locked";
    private static final String NEXT = """
            select v, entity_id, record_id, version, kind, delta, at, operation_id, actor, origin from change
            where tenant_id = ? and v > ? order by v limit ?""";
    private static final String MOVE = "update follower_cursor set v = ? where name = ? and tenant_id = ?";

    private final String name;

    public FollowerCursor(String name) {
        this.name = name;
    }

    public String name() {
        return name;
    }

    /** Puts it after everything that has happened: for who takes that in otherwise. */
    public void beginNow() {
        update(AT_CLOCK);
    }

    /** Where there is no cursor yet, puts it before the first change. For a transaction of its own: others wait for it. */
    boolean begin() {
        return update(AT_BEGINNING) > 0;
    }

    /** Holds the cursor until the end of the transaction; empty if another node does, or if there is none. */
    OptionalLong hold() {
        return Statement.run(HOLD, statement -> {
            statement.setString(1, name);
            statement.setInt(2, tenant());
            try (ResultSet result = statement.executeQuery()) {
                return result.next() ? OptionalLong.of(result.getLong(1)) : OptionalLong.empty();
            }
        });
    }

    void move(long v) {
        Statement.run(MOVE, statement -> {
            statement.setLong(1, v);
            statement.setString(2, name);
            statement.setInt(3, tenant());
            return statement.executeUpdate();
        });
    }

    /** The changes after a place, of at most so many. */
    static List<FollowedChange> changes(long after, int most) {
        return Statement.run(NEXT, statement -> {
            statement.setInt(1, tenant());
            statement.setLong(2, after);
            statement.setInt(3, most);
            List<FollowedChange> changes = new ArrayList<>();
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    changes.add(change(result));
                }
            }
            return changes;
        });
    }

    private static FollowedChange change(ResultSet result) throws SQLException {
        Change change = new Change(
                result.getInt(2),
                result.getObject(3, UUID.class),
                result.getInt(4),
                Change.Kind.valueOf(result.getString(5).toUpperCase(Locale.ROOT)),
                (ObjectNode) Json.read(result.getString(6)));
        return new FollowedChange(
                result.getLong(1),
                change,
                result.getObject(7, OffsetDateTime.class).toInstant(),
                result.getObject(8, UUID.class),
                result.getObject(9, UUID.class),
                result.getString(10));
    }

    private int update(String sql) {
        return Statement.run(sql, statement -> {
            statement.setString(1, name);
            statement.setInt(2, tenant());
            return statement.executeUpdate();
        });
    }

    private static int tenant() {
        return Transaction.current().caller().tenant();
    }
}
