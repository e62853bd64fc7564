package crm.record.store;

import crm.metadata.EntityType;
import crm.transaction.Statement;
import crm.transaction.Transaction;
import crm.value.Ids;
import java.sql.ResultSet;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The rows of {@code formula_due}: which records are to be computed anew, and how far that has come. */
final class FormulaDue {

    /** Rows are only added and never written twice, so that who adds one waits for nobody. */
    private static final String ADD =
            "insert into formula_due (tenant_id, id, entity_id, lookup, target, after_id) values (?, ?, ?, ?, ?, ?)";

    private static final String NEXT = """
            select id, entity_id, lookup, target, after_id from formula_due where tenant_id = ?
            order by id limit 1 for update skip locked""";
    private static final String SAME = """
            delete from formula_due where tenant_id = ? and id in (select id from formula_due
            where tenant_id = ? and entity_id = ? and lookup = ? and target = ? and id > ? for update skip locked)""";
    private static final String MOVE = "update formula_due set after_id = ? where tenant_id = ? and id = ?";
    private static final String END = "delete from formula_due where tenant_id = ? and id = ?";

    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private FormulaDue() {}

    /**
     * @param lookup the field that leads to the target, or the code of a currency that records are in
     * @param after the last record that has been computed
     */
    record Due(UUID id, int entity, String lookup, UUID target, UUID after) {

        boolean isOfCurrency() {
            return Character.isUpperCase(lookup.charAt(0));
        }

        boolean isBegun() {
            return !after.equals(BEFORE_ALL);
        }
    }

    /** Notes that the records of an entity type that refer to these are to be computed. */
    static void add(EntityType type, String lookup, Collection<UUID> targets) {
        Statement.run(ADD, statement -> {
            for (UUID target : targets) {
                new Binder(statement)
                        .add(tenant())
                        .add(Ids.next())
                        .add(type.id())
                        .add(lookup)
                        .add(target)
                        .add(BEFORE_ALL);
                statement.addBatch();
            }
            return statement.executeBatch();
        });
    }

    /** Notes that the records of an entity type that are in a currency are to be computed. */
    static void add(EntityType type, String currency) {
        add(type, currency, List.of(BEFORE_ALL));
    }

    /** Holds the first that nobody else works at. */
    static Optional<Due> next() {
        return Statement.run(NEXT, statement -> {
            new Binder(statement).add(tenant());
            try (ResultSet result = statement.executeQuery()) {
                return result.next()
                        ? Optional.of(new Due(
                                result.getObject(1, UUID.class),
                                result.getInt(2),
                                result.getString(3),
                                result.getObject(4, UUID.class),
                                result.getObject(5, UUID.class)))
                        : Optional.empty();
            }
        });
    }

    /** Forgets what has been noted once more meanwhile: what begins now takes it in. */
    static void dropSame(Due due) {
        Statement.run(SAME, statement -> {
            new Binder(statement)
                    .add(tenant())
                    .add(tenant())
                    .add(due.entity())
                    .add(due.lookup())
                    .add(due.target())
                    .add(due.id());
            return statement.executeUpdate();
        });
    }

    /** @param last the last record that has been computed; null if there are no more */
    static void moved(Due due, @Nullable UUID last) {
        Statement.run(last == null ? END : MOVE, statement -> {
            Binder binder = new Binder(statement);
            if (last != null) {
                binder.add(last);
            }
            binder.add(tenant()).add(due.id());
            return statement.executeUpdate();
        });
    }

    private static int tenant() {
        return Transaction.current().caller().tenant();
    }
}
