package crm.record;

import crm.access.AccessPolicy;
import crm.metadata.EntityType;
import crm.metadata.Field;
import crm.metadata.LookupType;
import crm.metadata.Metadata;
import crm.problem.ProblemCode;
import crm.problem.ProblemException;
import crm.problem.Problems;
import crm.record.store.RecordStore;
import crm.record.store.RecordStore.Lock;
import crm.value.RecordRef;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;

/** The records that records refer to: that they exist, that they may be read, that they are not deleted meanwhile. */
@Singleton
public class References {

    private final RecordStore store;

    @Inject
    public References(RecordStore store) {
        this.store = store;
    }

    /** Holds the targets of all changed lookups until the end of the transaction, in one order for everybody. */
    void holdTargets(Metadata metadata, AccessPolicy access, Record before, Record after, Problems problems) {
        List<Field> changed = after.type()
                .lookups()
                .filter(field -> !field.readOnly())
                .filter(field -> before.version() == 0 || after.changedSince(before, field.name()))
                .toList();
        holdTargets(metadata, access, after, changed, problems);
    }

    /**
     * Holds the targets that could not have been deleted under a record, before it comes back: whoever deleted them
     * meanwhile has to restore them first.
     */
    void holdTargetsOfRestored(Metadata metadata, AccessPolicy everything, Record record, Problems problems) {
        List<Field> firm = record.type()
                .lookups()
                .filter(field ->
                        field.type() instanceof LookupType lookup && lookup.onDelete() == LookupType.OnDelete.RESTRICT)
                .toList();
        holdTargets(metadata, everything, record, firm, problems);
    }

    private void holdTargets(
            Metadata metadata, AccessPolicy access, Record after, List<Field> lookups, Problems problems) {
        List<Field> present =
                lookups.stream().filter(field -> after.value(field).isPresent()).toList();
        Map<String, Set<UUID>> wanted = new TreeMap<>();
        present.forEach(field -> {
            RecordRef target = target(after, field);
            wanted.computeIfAbsent(target.entity(), entity -> new TreeSet<>()).add(target.id());
        });
        Map<RecordRef, String> held = titles(metadata, access, wanted, Lock.REFERENCE);
        for (Field field : present) {
            if (!held.containsKey(target(after, field)) && !isSystem(target(after, field))) {
                problems.add(
                        field.name(),
                        ProblemCode.UNKNOWN_REFERENCE,
                        "%s refers to a record that does not exist."
                                .formatted(field.label().english()));
            }
        }
    }

    /** The system owns what it makes before there are people. */
    private static boolean isSystem(RecordRef ref) {
        return ref.id().equals(crm.transaction.Caller.SYSTEM);
    }

    private static RecordRef target(Record record, Field field) {
        return (RecordRef) record.value(field).orElseThrow();
    }

    /** Titles by reference, one statement an entity type, as far as the policy lets them be read. */
    Map<RecordRef, String> titles(
            Metadata metadata, AccessPolicy access, Collection<Record> records, Collection<String> lookups) {
        Map<String, Set<UUID>> wanted = new LinkedHashMap<>();
        for (Record record : records) {
            for (String lookup : lookups) {
                record.value(lookup, RecordRef.class)
                        .ifPresent(ref -> wanted.computeIfAbsent(ref.entity(), entity -> new TreeSet<>())
                                .add(ref.id()));
            }
        }
        return titles(metadata, access, wanted, Lock.NONE);
    }

    private Map<RecordRef, String> titles(
            Metadata metadata, AccessPolicy access, Map<String, Set<UUID>> wanted, Lock lock) {
        Map<RecordRef, String> titles = new HashMap<>();
        wanted.forEach((entity, ids) -> {
            EntityType type = metadata.entityType(entity);
            store.titles(type, ids, access.readable(type), lock)
                    .forEach((id, title) -> titles.put(new RecordRef(entity, id), title));
        });
        return titles;
    }

    /** @throws ProblemException {@code HAS_CHILDREN} while records refer to it that do not let it go */
    void requireUnreferenced(Metadata metadata, Record record) {
        for (Metadata.Reference reference : metadata.referencesTo(record.type())) {
            LookupType lookup = (LookupType) reference.field().type();
            if (lookup.onDelete() == LookupType.OnDelete.RESTRICT
                    && store.isReferenced(reference.type(), reference.field(), record.id())) {
                throw new ProblemException(
                        ProblemCode.HAS_CHILDREN,
                        "%s still has %s. Delete or move them first."
                                .formatted(
                                        record.title(),
                                        reference.type().plural().english()));
            }
        }
    }
}
