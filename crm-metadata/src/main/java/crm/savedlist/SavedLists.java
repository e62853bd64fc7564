package crm.savedlist;

import crm.metadata.Label;
import crm.metadata.ListView;
import crm.problem.ProblemCode;
import crm.problem.ProblemException;
import crm.transaction.Caller;
import crm.transaction.Statement;
import crm.transaction.Transaction;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * The lists that the current transaction's caller has saved for himself, of one entity type or another. Nobody else sees
 * them. What they ask for is checked when they are asked: a field may be gone by then.
 */
@Singleton
public class SavedLists {

    /** As many lists of one entity type as a person may save. */
    public static final int MOST = 50;

    /** A list's label has at most this many characters. */
    public static final int MAX_LABEL = 100;

    private static final String PREFIX = "my-";
    private static final Pattern NAME = Pattern.compile(PREFIX + "[a-z0-9-]{1,40}");
    private static final String KEY = " where tenant_id = ? and user_id = ? and entity = ?";
    private static final String READ =
            "select name, label, filter, columns, sort from saved_list" + KEY + " order by saved_at, name";
    private static final String SAVE = """
            insert into saved_list (tenant_id, user_id, entity, name, label, filter, columns, sort)
            values (?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (tenant_id, user_id, entity, name) do update
            set label = excluded.label, filter = excluded.filter, columns = excluded.columns, sort = excluded.sort""";
    private static final String REMOVE = "delete from saved_list" + KEY + " and name = ?";

    /** A name for a list that is to be saved; unlike every list's of metadata, which have no hyphen. */
    public static String newName() {
        return PREFIX + UUID.randomUUID().toString().substring(0, 13);
    }

    /** True for the names of such lists. */
    public static boolean isName(String name) {
        return NAME.matcher(name).matches();
    }

    /** Those of an entity type, in the order in which they were saved. */
    public List<ListView> of(String entity) {
        return query(READ, entity, statement -> {
            List<ListView> lists = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    lists.add(list(row));
                }
            }
            return lists;
        });
    }

    public Optional<ListView> find(String entity, String name) {
        return of(entity).stream().filter(list -> list.name().equals(name)).findFirst();
    }

    /**
     * Saves a list, in the place of one of this name.
     *
     * @throws ProblemException {@code REQUIRED} or {@code TOO_LONG} for the label, {@code LIMIT_REACHED}
     */
    public void save(String entity, ListView list) {
        requireLabel(list.label().english());
        List<ListView> present = of(entity);
        if (present.size() >= MOST
                && present.stream().noneMatch(one -> one.name().equals(list.name()))) {
            throw new ProblemException(
                    ProblemCode.LIMIT_REACHED, "You have %d lists of these. Delete one first.".formatted(MOST));
        }
        query(SAVE, entity, statement -> {
            statement.setString(4, list.name());
            statement.setString(5, list.label().english());
            statement.setString(6, list.filter().orElse(null));
            statement.setArray(
                    7,
                    statement
                            .getConnection()
                            .createArrayOf("text", list.columns().toArray()));
            statement.setString(8, list.sort());
            return statement.executeUpdate();
        });
    }

    private static void requireLabel(String label) {
        if (label.isBlank()) {
            throw ProblemException.atField("label", ProblemCode.REQUIRED, "A list has a name.");
        }
        if (label.length() > MAX_LABEL) {
            throw ProblemException.atField(
                    "label", ProblemCode.TOO_LONG, "A name has at most %d characters.".formatted(MAX_LABEL));
        }
    }

    /** Forgets a list; it is no failure if there is none. */
    public void remove(String entity, String name) {
        query(REMOVE, entity, statement -> {
            statement.setString(4, name);
            return statement.executeUpdate();
        });
    }

    private static ListView list(ResultSet row) throws SQLException {
        return new ListView(
                row.getString(1),
                Label.of(row.getString(2)),
                Optional.ofNullable(row.getString(3)),
                List.of((String[]) row.getArray(4).getArray()),
                row.getString(5),
                Set.of());
    }

    private static <T> T query(String sql, String entity, Statement.Use<T> use) {
        Caller caller = Transaction.current().caller();
        return Statement.run(sql, statement -> {
            statement.setInt(1, caller.tenant());
            statement.setObject(2, caller.user());
            statement.setString(3, entity);
            return use.of(statement);
        });
    }
}
