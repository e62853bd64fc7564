package crm.record;

import crm.metadata.EntityType;
import crm.metadata.Field;
import crm.metadata.Metadata;
import crm.problem.ProblemCode;
import crm.problem.ProblemException;
import crm.record.query.Branch;
import crm.record.store.DetailRows;
import crm.record.store.RecordStore;
import crm.record.store.RecordStore.Existence;
import crm.record.store.RecordStore.Lock;
import crm.value.RecordRef;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;

/**
 * The records that go with the one they belong to, whoever may read them, and come back with it: those of lookups that
 * cascade, and those that belong to these in turn. Rows of one level are held in the order of their entity types and ids,
 * before the next level is looked for: nobody gives a held record another detail.
 */
@Singleton
public class Details {

    /** With more details than these, all in all, a record does not go: one transaction would hold too much. */
    public static final int MOST = 10_000;

    private final RecordStore store;

    @Inject
    public Details(RecordStore store) {
        this.store = store;
    }

    /**
     * The details of a record that the current transaction holds for deletion, held as well, those of one level before
     * those of the one above.
     *
     * @throws ProblemException {@code HAS_CHILDREN} for more than {@link #MOST}
     */
    List<Record> hold(Metadata metadata, Record master) {
        Found found = find(metadata, master.type(), List.of(master.id()), Optional.empty(), Lock.DELETE);
        if (found.count() > MOST) {
            throw new ProblemException(
                    ProblemCode.HAS_CHILDREN,
                    "More than %,d records would be deleted with %s. Delete or move some of them first."
                            .formatted(MOST, master.title()));
        }
        return records(found, Existence.LIVE).reversed();
    }

    /** Those that were deleted with a record that is deleted, held as well, those of one level after those of the one above. */
    List<Record> holdDeleted(Metadata metadata, Record master) {
        return records(
                find(metadata, master.type(), List.of(master.id()), master.deletedAt(), Lock.DELETE),
                Existence.DELETED);
    }

    /** How many would go now, by the names of their entity types; about {@link #MOST} if there are more. */
    Map<String, Integer> count(Metadata metadata, EntityType type, Collection<UUID> masters) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        find(metadata, type, masters, Optional.empty(), Lock.NONE)
                .levels
                .forEach(
                        level -> level.forEach((detail, ids) -> counts.merge(detail.name(), ids.size(), Integer::sum)));
        return counts;
    }

    private List<Record> records(Found found, Existence existence) {
        List<Record> records = new ArrayList<>();
        found.levels.forEach(level -> level.forEach(
                (type, ids) -> store.findAll(type, ids, List.of(new Branch.Everyone()), existence).stream()
                        .map(row -> new Record(type, row))
                        .forEach(records::add)));
        return records;
    }

    /** Details level by level, and in each by their entity types. */
    private static final class Found {

        private final List<Map<EntityType, Set<UUID>>> levels = new ArrayList<>();
        private final Set<RecordRef> known = new HashSet<>();

        int count() {
            return known.size();
        }

        /** Those among them that are not known yet. */
        Set<UUID> more(EntityType type, List<UUID> ids) {
            Set<UUID> more = new TreeSet<>(ids);
            more.removeIf(id -> !known.add(new RecordRef(type.name(), id)));
            return more;
        }
    }

    private static Found find(
            Metadata metadata, EntityType type, Collection<UUID> masters, Optional<Instant> deletedAt, Lock lock) {
        Found found = new Found();
        Map<EntityType, ? extends Collection<UUID>> above = Map.of(type, masters);
        while (!above.isEmpty() && found.count() <= MOST) {
            Map<EntityType, Set<UUID>> level = byNumber();
            details(metadata, above).forEach((detail, ofLookups) -> {
                int most = Math.max(1, MOST + 1 - found.count());
                Set<UUID> ids = found.more(detail, DetailRows.ids(detail, ofLookups, deletedAt, lock, most));
                if (!ids.isEmpty()) {
                    level.put(detail, ids);
                }
            });
            found.levels.add(level);
            above = level;
        }
        return found;
    }

    /** The entity types below some records, with the lookups that lead to these. */
    private static Map<EntityType, Map<Field, Collection<UUID>>> details(
            Metadata metadata, Map<EntityType, ? extends Collection<UUID>> masters) {
        Map<EntityType, Map<Field, Collection<UUID>>> details = byNumber();
        masters.forEach((master, ids) -> metadata.detailsOf(master)
                .forEach(detail -> details.computeIfAbsent(detail.type(), _ -> new LinkedHashMap<>())
                        .computeIfAbsent(detail.field(), _ -> new TreeSet<>())
                        .addAll(ids)));
        return details;
    }

    private static <V> Map<EntityType, V> byNumber() {
        return new TreeMap<>(Comparator.comparing(EntityType::id));
    }
}
