package crm.record;

import crm.access.AccessPolicy;
import crm.metadata.EntityType;
import crm.metadata.Field;
import crm.metadata.LinksType;
import crm.metadata.LookupType;
import crm.metadata.Metadata;
import crm.problem.ProblemCode;
import crm.problem.ProblemException;
import crm.problem.Problems;
import crm.record.store.LinkRows;
import crm.record.store.RecordStore;
import crm.record.store.RecordStore.Lock;
import crm.value.RecordRef;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The records and files that records refer to: that they exist, may be read, and are not deleted meanwhile. */
@Singleton
public class References {

    private final RecordStore store;

    @Inject
    public References(RecordStore store) {
        this.store = store;
    }

    /** Holds the targets of all changed lookups, new links and files until the end of the transaction, in one order for everybody. */
    void holdTargets(Metadata metadata, AccessPolicy access, List<Draft> drafts) {
        new AttachedFiles(store, metadata, access).hold(drafts);
        Map<Draft, List<Field>> changed = new LinkedHashMap<>();
        for (Draft draft : drafts) {
            changed.put(
                    draft,
                    draft.type().references().stream()
                            .map(draft.type()::field)
                            .filter(field -> !field.readOnly() && isChanged(draft, field))
                            .toList());
        }
        holdTargets(metadata, access, changed);
    }

    private static boolean isChanged(Draft draft, Field field) {
        return draft.before().version() == 0 || draft.after().changedSince(draft.before(), field.name());
    }

    /**
     * Holds the targets that could not have been deleted under records, before these come back together: whoever deleted
     * them meanwhile has to restore them first. Returns what is missing.
     */
    List<Draft> holdTargetsOfRestored(Metadata metadata, AccessPolicy everything, List<Record> records) {
        Set<RecordRef> together = records.stream().map(Record::ref).collect(Collectors.toSet());
        Map<Draft, List<Field>> firm = new LinkedHashMap<>();
        for (Record record : records) {
            Draft draft = new Draft(record, record, Optional.empty(), "", new Problems());
            firm.put(
                    draft,
                    record.type()
                            .lookups()
                            .filter(References::isFirm)
                            .filter(field -> targets(draft, field).noneMatch(together::contains))
                            .toList());
        }
        holdTargets(metadata, everything, firm);
        return List.copyOf(firm.keySet());
    }

    private static boolean isFirm(Field field) {
        return field.type() instanceof LookupType lookup && lookup.onDelete().isFirm();
    }

    private void holdTargets(Metadata metadata, AccessPolicy access, Map<Draft, List<Field>> lookups) {
        lookups.forEach(References::limit);
        Held held = Held.current();
        Map<String, Set<UUID>> wanted = new TreeMap<>();
        lookups.forEach((draft, fields) -> fields.forEach(field -> targets(draft, field)
                .filter(target -> !held.has(access, target))
                .forEach(target -> add(wanted, target))));
        held.add(access, titles(metadata, access, wanted, Lock.REFERENCE));
        lookups.forEach((draft, fields) -> fields.forEach(field -> targets(draft, field)
                .filter(target -> !held.has(access, target) && !isSystem(target))
                .findFirst()
                .ifPresent(_ -> draft.problems()
                        .add(
                                field.name(),
                                ProblemCode.UNKNOWN_REFERENCE,
                                "%s refers to a record that does not exist."
                                        .formatted(field.label().english())))));
    }

    /** Links may have been added one by one. */
    private static void limit(Draft draft, List<Field> fields) {
        fields.stream()
                .filter(field -> refs(draft.after(), field.name()).size() > LinksType.MOST)
                .forEach(field ->
                        draft.problems().addAll(List.of(LinksType.tooMany().at(field))));
    }

    private static void add(Map<String, Set<UUID>> wanted, RecordRef target) {
        wanted.computeIfAbsent(target.entity(), _ -> new TreeSet<>()).add(target.id());
    }

    /** What is known of a record in this transaction is old once it is saved; its links are indexed. */
    void saved(Record before, Record record) {
        Held.current().forget(record.ref());
        index(before, record);
    }

    /** Indexes the links and files of a new or changed record. */
    void index(Record before, Record record) {
        AttachedFiles.index(before, record);
        for (Field field : record.type().storedFields()) {
            if (isLinks(field)) {
                List<RecordRef> old = before.version() == 0 ? List.of() : refs(before, field.name());
                List<RecordRef> now = refs(record, field.name());
                LinkRows.remove(record.type(), field, record.id(), without(old, now));
                LinkRows.add(record.type(), field, record.id(), without(now, old));
            }
        }
    }

    private static Set<RecordRef> without(List<RecordRef> some, List<RecordRef> others) {
        Set<RecordRef> rest = new LinkedHashSet<>(some);
        rest.removeAll(new HashSet<>(others));
        return rest;
    }

    /** The system owns what it makes before there are people. */
    private static boolean isSystem(RecordRef ref) {
        return ref.id().equals(crm.transaction.Caller.SYSTEM);
    }

    /** What is referred to anew: links that were there stay, whoever may read them. */
    private static Stream<RecordRef> targets(Draft draft, Field field) {
        List<RecordRef> before = isLinks(field) ? refs(draft.before(), field.name()) : List.of();
        return refs(draft.after(), field.name()).stream().filter(ref -> !before.contains(ref));
    }

    private static boolean isLinks(Field field) {
        return field.type() instanceof LinksType;
    }

    /** What a record refers to by a lookup or by links. */
    private static List<RecordRef> refs(Record record, String field) {
        return record.value(field)
                .map(value -> value instanceof RecordRef ref ? List.of(ref) : LinksType.refs(value))
                .orElse(List.of());
    }

    /** Titles by reference, in one statement, as far as the policy lets them be read. Of what is held they are known. */
    Map<RecordRef, String> titles(
            Metadata metadata, AccessPolicy access, Collection<Record> records, Collection<String> lookups) {
        Held held = Held.current();
        Map<RecordRef, String> titles = new HashMap<>();
        Map<String, Set<UUID>> wanted = new TreeMap<>();
        for (Record record : records) {
            for (String lookup : lookups) {
                refs(record, lookup)
                        .forEach(ref -> held.title(access, ref)
                                .ifPresentOrElse(title -> titles.put(ref, title), () -> add(wanted, ref)));
            }
        }
        titles.putAll(titles(metadata, access, wanted, Lock.NONE));
        return titles;
    }

    private Map<RecordRef, String> titles(
            Metadata metadata, AccessPolicy access, Map<String, Set<UUID>> wanted, Lock lock) {
        List<RecordStore.Titled> asked = new ArrayList<>();
        wanted.forEach((entity, ids) -> {
            EntityType type = metadata.entityType(entity);
            asked.add(new RecordStore.Titled(type, ids, access.readable(type)));
        });
        return store.titles(asked, lock);
    }

    /**
     * Of records that go together.
     *
     * @throws ProblemException {@code HAS_CHILDREN} while others refer to one of them that do not let it go
     */
    void requireUnreferenced(Metadata metadata, List<Record> records) {
        Map<EntityType, List<Record>> going = records.stream().collect(Collectors.groupingBy(Record::type));
        going.forEach((target, targets) -> {
            for (Metadata.Reference reference : metadata.referencesTo(target)) {
                if (isHeld(reference, targets, going.getOrDefault(reference.type(), List.of()))) {
                    throw hasChildren(reference, targets);
                }
            }
        });
    }

    private boolean isHeld(Metadata.Reference reference, List<Record> targets, List<Record> going) {
        return reference.field().type() instanceof LookupType lookup
                && lookup.onDelete() == LookupType.OnDelete.RESTRICT
                && store.isReferenced(reference.type(), reference.field(), ids(targets), ids(going));
    }

    private static List<UUID> ids(List<Record> records) {
        return records.stream().map(Record::id).toList();
    }

    private static ProblemException hasChildren(Metadata.Reference reference, List<Record> targets) {
        String held = targets.size() == 1
                ? targets.getFirst().title()
                : "One of its " + targets.getFirst().type().plural().english();
        return new ProblemException(
                ProblemCode.HAS_CHILDREN,
                "%s still has %s. Delete or move them first."
                        .formatted(held, reference.type().plural().english()));
    }
}
