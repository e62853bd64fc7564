package crm.record.store;

import crm.expression.Expressions;
import crm.journal.Change;
import crm.journal.FollowedChange;
import crm.journal.Follower;
import crm.journal.FollowerCursor;
import crm.metadata.EntityType;
import crm.metadata.Field;
import crm.metadata.Metadata;
import crm.record.store.FormulaDue.Due;
import crm.record.store.FormulaReaders.Reader;
import crm.tenant.TenantLayers;
import crm.tenant.TenantMetadata;
import crm.transaction.StaleMetadata;
import crm.transaction.Transaction;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/**
 * Keeps formulas right that read through lookups. A record is computed at its own save with what the others are then;
 * afterwards their changes are followed here. A change only notes which records read it; they are computed batch by
 * batch, each in a transaction of its own.
 *
 * <p>Amounts in a currency whose rate has changed are converted in the same way: the change notes them as due.
 *
 * <p>Whoever refers to another record than before is computed once more: his save may not have seen what was committed
 * meanwhile, and who changed the other record may not have seen him.
 */
@Singleton
public class FormulaFollower implements Follower {

    /** Records of one batch: their rows are locked that long. */
    public static final int BATCH = 500;

    private static final FollowerCursor CURSOR = new FollowerCursor("formulas");

    private final TenantMetadata metadata;
    private final TenantLayers layers;
    private final Expressions expressions;
    private final RecordStore store;
    private final RollUps rollUps;

    @Inject
    public FormulaFollower(
            TenantMetadata metadata, TenantLayers layers, Expressions expressions, RecordStore store, RollUps rollUps) {
        this.metadata = metadata;
        this.layers = layers;
        this.expressions = expressions;
        this.store = store;
        this.rollUps = rollUps;
    }

    @Override
    public String name() {
        return CURSOR.name();
    }

    @Override
    public boolean follows(Metadata known) {
        return follows(expressions, known);
    }

    private static boolean follows(Expressions expressions, Metadata known) {
        return known.currencies().areSeveral() || new FormulaReaders(expressions, known).isAny();
    }

    /**
     * Follows what comes after a change of metadata, where it brings a tenant's first formulas that read other records, or
     * its first other currency. What was before, the filling of their values takes in.
     */
    public static void begin(Expressions expressions, Metadata before, Metadata after) {
        if (!follows(expressions, before) && follows(expressions, after)) {
            CURSOR.beginNow();
        }
    }

    @Override
    public void take(List<FollowedChange> changes) {
        Metadata known = metadata.current();
        FormulaReaders readers = new FormulaReaders(expressions, known);
        Map<Integer, EntityType> types = new HashMap<>();
        known.entityTypes().values().forEach(type -> types.put(type.id(), type));
        Map<Reader, Set<UUID>> due = new LinkedHashMap<>();
        Map<EntityType, Set<UUID>> own = new LinkedHashMap<>();
        for (FollowedChange followed : changes) {
            Change change = followed.change();
            Optional.ofNullable(types.get(change.entity())).ifPresent(type -> {
                readers.of(type).stream()
                        .filter(reader -> concerns(reader, change))
                        .forEach(reader -> due.computeIfAbsent(reader, _ -> new TreeSet<>())
                                .add(change.record()));
                if (refersAnew(readers, type, change)) {
                    own.computeIfAbsent(type, _ -> new TreeSet<>()).add(change.record());
                }
            });
        }
        due.forEach((reader, targets) ->
                FormulaDue.add(reader.type(), reader.lookup().name(), targets));
        own.forEach((type, ids) -> refresh(type, store.holdAll(type, ids)));
    }

    private static boolean concerns(Reader reader, Change change) {
        return switch (change.kind()) {
            // nobody refers to it yet who was not computed after it
            case CREATE -> false;
            case DELETE, RESTORE -> true;
            case UPDATE -> reader.isConcerned(fields(change));
        };
    }

    private static Set<String> fields(Change change) {
        Set<String> fields = new TreeSet<>();
        change.delta().fieldNames().forEachRemaining(fields::add);
        return fields;
    }

    private static boolean refersAnew(FormulaReaders readers, EntityType type, Change change) {
        return switch (change.kind()) {
            case DELETE -> false;
            case CREATE, RESTORE -> readers.readsOthers(type);
            case UPDATE ->
                readers.through(type)
                        .anyMatch(path ->
                                change.delta().has(path.via().orElseThrow().name()));
        };
    }

    @Override
    public boolean work() {
        Optional<Due> next = FormulaDue.next();
        if (next.isEmpty()) {
            return false;
        }
        Due due = next.get();
        if (!due.isBegun()) {
            FormulaDue.dropSame(due);
        }
        List<Row> rows = rows(due);
        FormulaDue.moved(due, rows.size() < BATCH ? null : rows.getLast().id());
        return true;
    }

    /** Computes the next records of what is due, and returns them. */
    private List<Row> rows(Due due) {
        Optional<EntityType> type = metadata.current().entityTypes().values().stream()
                .filter(known -> known.id() == due.entity())
                .findFirst();
        if (due.isOfCurrency()) {
            // an older snapshot may know of no other currency
            requireCurrent();
        }
        if (type.isPresent() && due.isOfCurrency()) {
            List<Row> rows = store.holdInCurrency(type.get(), due.lookup(), due.after(), BATCH);
            refresh(type.get(), rows);
            return rows;
        }
        Optional<Field> lookup = type.flatMap(known -> known.findField(due.lookup()));
        if (lookup.isEmpty()) {
            return List.of();
        }
        List<Row> rows = store.holdReferring(type.get(), lookup.get(), due.target(), due.after(), BATCH);
        refresh(type.get(), rows);
        return rows;
    }

    private void refresh(EntityType type, List<Row> rows) {
        Map<UUID, Row> refreshed = new ComputedValues(expressions, store, metadata.current(), type).refresh(rows);
        for (Row row : rows) {
            Optional.ofNullable(refreshed.get(row.id())).ifPresent(now -> rollUps.changed(type, row, now));
        }
        if (!refreshed.isEmpty()) {
            requireCurrent();
        }
    }

    /** Metadata that changed meanwhile computes all records that it concerns; nothing is written over that. */
    private void requireCurrent() {
        if (layers.hold() != metadata.current().version()) {
            metadata.forget(Transaction.current().caller().tenant());
            throw new StaleMetadata();
        }
    }
}
