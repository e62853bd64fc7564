package crm.record.store;

import crm.metadata.EntityType;
import crm.metadata.Field;
import crm.metadata.Storage;
import crm.record.query.Branch;
import crm.transaction.Statement;
import crm.transaction.Transaction;
import crm.value.RecordRef;
import jakarta.inject.Singleton;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Reads and writes rows by their ids, in the current transaction. Knows nothing of rights but the branches it is given.
 */
@Singleton
public class RecordStore {

    /** How firmly a row is held until the end of the transaction. */
    public enum Lock {
        NONE(""),
        /** It stays as it is referred to: nobody deletes it meanwhile. Others may change it. */
        REFERENCE(" for key share"),
        /** Nobody else changes it. It may be referred to. */
        CHANGE(" for no key update"),
        /** Nobody else changes it or begins to refer to it. */
        DELETE(" for update");

        private final String clause;

        Lock(String clause) {
            this.clause = clause;
        }

        String clause() {
            return clause;
        }
    }

    /** Which rows count: deleted ones keep their row. */
    public enum Existence {
        LIVE(" and deleted_at is null"),
        DELETED(" and deleted_at is not null");

        private final String clause;

        Existence(String clause) {
            this.clause = clause;
        }

        String clause() {
            return clause;
        }
    }

    /** The row with this id, if it exists and is in one of the branches. */
    public Optional<Row> find(EntityType type, UUID id, List<Branch> readable, Lock lock, Existence existence) {
        if (readable.isEmpty()) {
            return Optional.empty();
        }
        String sql = RowShape.of(type).select() + " and id = ?" + existence.clause + owners(readable) + lock.clause;
        return Statement.run(sql, statement -> {
            bindTenantIdAnd(statement, id, readable);
            try (ResultSet result = statement.executeQuery()) {
                return result.next() ? Optional.of(Rows.read(type, result)) : Optional.empty();
            }
        });
    }

    /** The live rows with these ids, held against changes of others until the end, in the order of their ids. */
    List<Row> holdAll(EntityType type, Collection<UUID> ids) {
        String sql = RowShape.of(type).select() + " and id = any(?)" + Existence.LIVE.clause + " order by id"
                + Lock.CHANGE.clause;
        return Statement.run(sql, statement -> {
            bindTenantIdAnd(statement, ids.toArray(UUID[]::new), List.of());
            return rows(type, statement);
        });
    }

    private static List<Row> rows(EntityType type, PreparedStatement statement) throws SQLException {
        List<Row> rows = new ArrayList<>();
        try (ResultSet result = statement.executeQuery()) {
            while (result.next()) {
                rows.add(Rows.read(type, result));
            }
        }
        return rows;
    }

    /** The live rows with these ids that are in one of the branches, in the order of their ids. */
    public List<Row> findAll(EntityType type, Collection<UUID> ids, List<Branch> readable) {
        return findAll(type, ids, readable, Existence.LIVE);
    }

    /** The rows with these ids that are in one of the branches, in the order of their ids. */
    public List<Row> findAll(EntityType type, Collection<UUID> ids, List<Branch> readable, Existence existence) {
        if (readable.isEmpty() || ids.isEmpty()) {
            return List.of();
        }
        String sql =
                RowShape.of(type).select() + " and id = any(?)" + existence.clause + owners(readable) + " order by id";
        return Statement.run(sql, statement -> {
            bindTenantIdAnd(statement, ids.toArray(UUID[]::new), readable);
            return rows(type, statement);
        });
    }

    /** Rows of one entity type whose titles are asked for, by their ids, as far as the branches go. */
    public record Titled(EntityType type, Collection<UUID> ids, List<Branch> readable) {

        /** Held rows are read behind a {@code from}: SQL does not lock in the parts of a union themselves. */
        private String select(Lock lock) {
            String select = "select " + type.id() + ", id, title from record where tenant_id = ? and entity_id = "
                    + type.id() + " and id = any(?)" + Existence.LIVE.clause + owners(readable);
            return lock == Lock.NONE
                    ? select
                    : "select * from (" + select + " order by id" + lock.clause + ") as held_" + type.id();
        }
    }

    /** Titles of live rows of several entity types, in one statement; they are held in the order asked for. */
    public Map<RecordRef, String> titles(List<Titled> asked, Lock lock) {
        List<Titled> all = asked.stream()
                .filter(one -> !one.readable().isEmpty() && !one.ids().isEmpty())
                .toList();
        if (all.isEmpty()) {
            return Map.of();
        }
        String sql = all.stream().map(one -> one.select(lock)).collect(Collectors.joining(" union all "));
        Map<Integer, String> names = new HashMap<>();
        all.forEach(one -> names.put(one.type().id(), one.type().name()));
        return Statement.run(sql, statement -> {
            Binder binder = new Binder(statement);
            for (Titled one : all) {
                bindTenantIdAnd(binder, one.ids().toArray(UUID[]::new), one.readable());
            }
            Map<RecordRef, String> titles = new HashMap<>();
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    String name = Objects.requireNonNull(names.get(result.getInt(1)));
                    titles.put(new RecordRef(name, result.getObject(2, UUID.class)), result.getString(3));
                }
            }
            return titles;
        });
    }

    /** True if a live row beside some others refers to one of the targets through this lookup, whoever may read it. */
    public boolean isReferenced(EntityType type, Field lookup, Collection<UUID> targets, Collection<UUID> others) {
        String sql = "select 1 from record where tenant_id = ? and entity_id = " + type.id() + " and "
                + DetailRows.reference(lookup) + " = any(?) and not id = any(?)" + Existence.LIVE.clause + " limit 1";
        return Statement.run(sql, statement -> {
            new Binder(statement)
                    .add(Transaction.current().caller().tenant())
                    .add(targets.toArray(UUID[]::new))
                    .add(others.toArray(UUID[]::new));
            try (ResultSet result = statement.executeQuery()) {
                return result.next();
            }
        });
    }

    /** Ids of the live rows whose lookup is one of the targets, whoever may read them. */
    public List<UUID> referring(EntityType type, Field lookup, Collection<UUID> targets) {
        String sql = "select id from record where tenant_id = ? and entity_id = " + type.id() + " and "
                + lookup.slot().orElseThrow().column() + " = any(?)" + Existence.LIVE.clause;
        return Statement.run(sql, statement -> {
            bindTenantIdAnd(statement, targets.toArray(UUID[]::new), List.of());
            return DetailRows.ids(statement);
        });
    }

    /** The next live rows whose lookup is a target, in the order of their ids, held against changes of others. */
    List<Row> holdReferring(EntityType type, Field lookup, UUID target, UUID after, int most) {
        String column = switch (lookup.storage()) {
            case Storage.InColumn own -> own.name();
            case Storage.InSlot slotted -> slotted.slot().column();
            case Storage.Filling _, Storage.InValues _ -> "(values ->> '" + lookup.key() + "')::uuid";
        };
        String sql = RowShape.of(type).select() + " and " + column + " = ? and id > ?" + Existence.LIVE.clause
                + " order by id limit " + most + Lock.CHANGE.clause;
        return Statement.run(sql, statement -> {
            new Binder(statement)
                    .add(Transaction.current().caller().tenant())
                    .add(target)
                    .add(after);
            return rows(type, statement);
        });
    }

    /** The next rows in a currency that is not the company's, deleted ones too, in the order of their ids, held against changes of others. */
    List<Row> holdInCurrency(EntityType type, String code, UUID after, int most) {
        String sql = RowShape.of(type).select() + " and foreign_currency = ? and id > ? order by id limit " + most
                + Lock.CHANGE.clause;
        return Statement.run(sql, statement -> {
            new Binder(statement)
                    .add(Transaction.current().caller().tenant())
                    .add(code)
                    .add(after);
            return rows(type, statement);
        });
    }

    /** Writes new rows, several in one round trip. */
    public void insert(EntityType type, List<Row> rows, String language) {
        RowShape shape = RowShape.of(type);
        Statement.run(shape.insert(), statement -> {
            for (Row row : rows) {
                bindNew(shape, type, row, language, statement);
                statement.addBatch();
            }
            return statement.executeBatch();
        });
    }

    private static void bindNew(RowShape shape, EntityType type, Row row, String language, PreparedStatement statement)
            throws SQLException {
        String title = Rows.title(type, row);
        Binder binder = new Binder(statement)
                .add(Transaction.current().caller().tenant())
                .add(row.id())
                .add(row.version())
                .add(title)
                .add(TitleKeys.of(title, language))
                .add(row.owner())
                .add(row.createdAt())
                .add(row.createdBy())
                .add(row.updatedAt())
                .add(row.updatedBy())
                .add(Rows.json(type, row.values()));
        addComputed(binder, type, row);
        bindSlots(shape, row, binder);
    }

    private static void bindSlots(RowShape shape, Row row, Binder binder) throws SQLException {
        for (Field field : shape.slotted()) {
            binder.add(SlotValues.of(field, row));
        }
    }

    /** Writes a row that the current transaction holds with {@link Lock#CHANGE} or {@link Lock#DELETE}. */
    public void update(EntityType type, Row row, String language) {
        RowShape shape = RowShape.of(type);
        String title = Rows.title(type, row);
        int updated = Statement.run(shape.update(), statement -> {
            Binder binder = new Binder(statement)
                    .add(row.version())
                    .add(title)
                    .add(TitleKeys.of(title, language))
                    .add(row.owner())
                    .add(row.updatedAt())
                    .add(row.updatedBy())
                    .addNullableMoment(row.deletedAt())
                    .add(Rows.json(type, row.values()));
            addComputed(binder, type, row);
            bindSlots(shape, row, binder);
            binder.add(Transaction.current().caller().tenant()).add(row.id());
            return statement.executeUpdate();
        });
        if (updated != 1) {
            throw new IllegalStateException("The row to update is gone: " + type + "/" + row.id());
        }
    }

    private static void addComputed(Binder binder, EntityType type, Row row) throws SQLException {
        if (type.keepsComputed()) {
            binder.add(Rows.computed(type, row));
        }
        if (!type.amounts().isEmpty()) {
            binder.add(ConvertedAmounts.foreign(type, row::entered).orElse(""));
        }
    }

    private static String owners(List<Branch> readable) {
        return ownersOf(readable).isPresent() ? " and owner_id = any(?)" : "";
    }

    /** Everyone whose records the branches hold, or empty where they hold all records. */
    private static Optional<UUID[]> ownersOf(List<Branch> readable) {
        List<UUID> people = new ArrayList<>();
        for (Branch branch : readable) {
            switch (branch) {
                case Branch.Everyone _ -> {
                    return Optional.empty();
                }
                case Branch.Owners owners -> people.addAll(owners.people());
            }
        }
        return readable.isEmpty() ? Optional.empty() : Optional.of(people.toArray(UUID[]::new));
    }

    private static void bindTenantIdAnd(PreparedStatement statement, Object ids, List<Branch> readable)
            throws SQLException {
        bindTenantIdAnd(new Binder(statement), ids, readable);
    }

    private static void bindTenantIdAnd(Binder binder, Object ids, List<Branch> readable) throws SQLException {
        binder.add(Transaction.current().caller().tenant()).add(ids);
        Optional<UUID[]> people = ownersOf(readable);
        if (people.isPresent()) {
            binder.add(people.get());
        }
    }
}
