package crm.record.store;

import crm.expression.ExpressionContext;
import crm.expression.Expressions;
import crm.metadata.EntityType;
import crm.metadata.Field;
import crm.metadata.Metadata;
import crm.metadata.RollUp;
import crm.tenant.TenantMetadata;
import crm.transaction.Participant;
import crm.transaction.Transaction;
import crm.value.RecordRef;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Keeps roll-ups right, whoever writes at once. At the end of a transaction, after all its own rows, the records that
 * its changes count for are held in the order of their ids, and only then what refers to them is added up: whoever
 * changed another of those records has committed by then, or waits. Records that are rolled up themselves follow. The
 * journal's clock is taken after all of that.
 *
 * <p>A change costs a look at all records that refer to the same one.
 */
@Singleton
public class RollUps {

    private static final ExpressionContext NO_DAY = new ExpressionContext(LocalDate.EPOCH, new UUID(0, 0));

    private final TenantMetadata metadata;
    private final RecordStore store;
    private final Expressions expressions;

    @Inject
    public RollUps(TenantMetadata metadata, RecordStore store, Expressions expressions) {
        this.metadata = metadata;
        this.store = store;
        this.expressions = expressions;
    }

    /** True if records of this entity type count for others: what is saved of them is to be noted. */
    public boolean isOver(EntityType type) {
        return metadata.current().entityTypes().values().stream()
                .flatMap(parent -> parent.rollUps().stream())
                .anyMatch(field -> field.rollUp().orElseThrow().entity().equals(type.name()));
    }

    /** Notes what a save has changed; null for a record that did not exist. */
    public void changed(EntityType type, @Nullable Row before, Row after) {
        for (EntityType parent : metadata.current().entityTypes().values()) {
            for (Field field : parent.rollUps()) {
                RollUp rollUp = field.rollUp().orElseThrow();
                if (rollUp.entity().equals(type.name())) {
                    changed(parent, type, rollUp, before, after);
                }
            }
        }
    }

    private void changed(EntityType parent, EntityType type, RollUp rollUp, @Nullable Row before, Row after) {
        Optional<Share> old = Optional.ofNullable(before).flatMap(row -> share(type, rollUp, row));
        Optional<Share> now = share(type, rollUp, after);
        if (!old.equals(now)) {
            old.ifPresent(share -> due(parent, share.parent()));
            now.ifPresent(share -> due(parent, share.parent()));
        }
    }

    /** Notes that a record came back: meanwhile nobody has kept its roll-ups. */
    public void restored(EntityType type, UUID id) {
        if (!type.rollUps().isEmpty()) {
            due(type, id);
        }
    }

    private void due(EntityType parent, UUID id) {
        Transaction.current()
                .state(Due.class, _ -> new Due())
                .ids
                .computeIfAbsent(parent.name(), _ -> new TreeSet<>())
                .add(id);
    }

    /** What a row adds to a roll-up, and of which record. */
    private record Share(UUID parent, Optional<Object> value) {}

    private Optional<Share> share(EntityType type, RollUp rollUp, Row row) {
        boolean counts = row.deletedAt() == null
                && rollUp.when()
                        .map(when -> expressions
                                .condition(metadata.current(), type, when)
                                .test(row::value, NO_DAY))
                        .orElse(true);
        return counts
                ? row.value(rollUp.lookup())
                        .map(RecordRef.class::cast)
                        .map(ref -> new Share(ref.id(), rollUp.field().flatMap(row::value)))
                : Optional.empty();
    }

    private final class Due implements Participant {

        private final TreeMap<String, TreeSet<UUID>> ids = new TreeMap<>();

        @Override
        public Phase phase() {
            return Phase.ROLL_UPS;
        }

        @Override
        public void beforeCommit() {
            Metadata known = metadata.current();
            while (!ids.isEmpty()) {
                String entity = ids.firstKey();
                EntityType type = known.entityType(entity);
                List<Row> rows = store.holdAll(type, Objects.requireNonNull(ids.remove(entity)));
                Map<UUID, Row> refreshed = new ComputedValues(expressions, store, known, type).refresh(rows);
                rows.stream()
                        .filter(row -> refreshed.containsKey(row.id()))
                        .forEach(row -> changed(type, row, Objects.requireNonNull(refreshed.get(row.id()))));
            }
        }
    }
}
