package crm.record;

import com.fasterxml.jackson.databind.node.ObjectNode;
import crm.access.AccessPolicies;
import crm.access.AccessPolicy;
import crm.expression.ExpressionContext;
import crm.journal.Change;
import crm.journal.History;
import crm.journal.Journal;
import crm.journal.PastChange;
import crm.journal.RecentChanges;
import crm.metadata.AutoNumberType;
import crm.metadata.EntityType;
import crm.metadata.Field;
import crm.metadata.Metadata;
import crm.problem.FieldProblem;
import crm.problem.ProblemCode;
import crm.problem.ProblemException;
import crm.problem.Problems;
import crm.record.query.Aggregation;
import crm.record.query.Place;
import crm.record.query.RecordQuery;
import crm.record.store.AutoNumbers;
import crm.record.store.RecordPages;
import crm.record.store.RecordStore;
import crm.record.store.RecordStore.Existence;
import crm.record.store.RecordStore.Lock;
import crm.record.store.RecordSums;
import crm.record.store.RollUps;
import crm.record.store.Row;
import crm.tenant.Tenant;
import crm.tenant.TenantMetadata;
import crm.tenant.Tenants;
import crm.transaction.Transaction;
import crm.value.Ids;
import crm.value.RecordRef;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The one door to records of every entity type, always inside a transaction and always with the access rules of its
 * caller. A record that may not be read is {@code NOT_FOUND}; what is wrong with a change is reported all at once; every
 * save is one change in the journal of the same transaction.
 */
@Singleton
public class Records {

    private final TenantMetadata snapshots;
    private final Tenants tenants;
    private final AccessPolicies policies;
    private final RecordStore store;
    private final RecordPages pages;
    private final RecordSums sums;
    private final RecordRules rules;
    private final RecordCheck check;
    private final RollUps rollUps;
    private final References references;
    private final Journal journal;
    private final History history;
    private final RecentChanges recent;
    private final boolean restricted;

    @Inject
    public Records(
            TenantMetadata snapshots,
            Tenants tenants,
            AccessPolicies policies,
            RecordStore store,
            RecordPages pages,
            RecordSums sums,
            RecordRules rules,
            RecordCheck check,
            RollUps rollUps,
            References references,
            Journal journal,
            History history,
            RecentChanges recent) {
        this.snapshots = snapshots;
        this.tenants = tenants;
        this.policies = policies;
        this.store = store;
        this.pages = pages;
        this.sums = sums;
        this.rules = rules;
        this.check = check;
        this.rollUps = rollUps;
        this.references = references;
        this.journal = journal;
        this.history = history;
        this.recent = recent;
        this.restricted = true;
    }

    private Records(Records other) {
        this.snapshots = other.snapshots;
        this.tenants = other.tenants;
        this.policies = other.policies;
        this.store = other.store;
        this.pages = other.pages;
        this.sums = other.sums;
        this.rules = other.rules;
        this.check = other.check;
        this.rollUps = other.rollUps;
        this.references = other.references;
        this.journal = other.journal;
        this.history = other.history;
        this.recent = other.recent;
        this.restricted = false;
    }

    /** The same door without access rules, for the system's own work. Grep for it. */
    public Records unrestricted() {
        return new Records(this);
    }

    /** The snapshot that the current transaction works with. */
    public Metadata metadata() {
        return snapshots.current();
    }

    /** @throws ProblemException {@code UNKNOWN_ENTITY} */
    public EntityType type(String entity) {
        return metadata().entityType(entity);
    }

    /** What the current caller may do. */
    public AccessPolicy access() {
        return restricted ? policies.current() : policies.unrestricted();
    }

    /** @throws ProblemException {@code NOT_FOUND} */
    public Record find(RecordRef ref) {
        return load(ref, Lock.NONE, Existence.LIVE);
    }

    /** The records among these that exist and may be read. */
    public Map<RecordRef, Record> findAll(String entity, Collection<RecordRef> refs) {
        EntityType type = type(entity);
        Map<RecordRef, Record> found = new HashMap<>();
        List<UUID> ids = refs.stream().map(RecordRef::id).distinct().sorted().toList();
        store.findAll(type, ids, access().readable(type))
                .forEach(row -> found.put(new RecordRef(entity, row.id()), new Record(type, row)));
        return found;
    }

    /** @throws ProblemException {@code NEEDS_INDEX}, {@code UNREADABLE_CURSOR} */
    public RecordPage list(RecordQuery query) {
        AccessPolicy access = access();
        RecordPages.Page page = pages.page(query, access::readable, tenant().language());
        return new RecordPage(
                page.rows().stream().map(row -> new Record(query.type(), row)).toList(),
                page.next(),
                pages.count(query.type(), query.filter(), query.count(), access::readable));
    }

    /**
     * Where a record stands in a list, whatever page of it; empty if the list does not have it.
     *
     * @throws ProblemException {@code NOT_FOUND}, {@code NEEDS_INDEX}
     */
    public Optional<Place> place(RecordQuery query, RecordRef ref) {
        AccessPolicy access = access();
        return pages.place(query, find(ref).row(), access::readable, tenant().language());
    }

    /**
     * Titles of the records that these refer to, in one statement.
     *
     * @param lookups names of lookup fields, {@code owner} and its like included
     * @return without those that are deleted or that the caller may not read
     */
    public Map<RecordRef, String> titles(Collection<Record> records, Collection<String> lookups) {
        return references.titles(metadata(), access(), records, lookups);
    }

    /**
     * Counts and sums in groups.
     *
     * @throws ProblemException {@code NEEDS_INDEX}, {@code NOT_SUMMABLE}, {@code TOO_LARGE}
     */
    public List<Aggregation.Group> aggregate(Aggregation aggregation) {
        aggregation.groupBy().ifPresent(RecordSums::requireGroupable);
        return sums.groups(aggregation, access()::readable);
    }

    /** @throws ProblemException {@code FORBIDDEN}, {@code INVALID_RECORD} */
    public Record create(String entity, RecordPatch patch) {
        EntityType type = type(entity);
        Draft draft = draft(type, patch, "");
        prepare(List.of(draft));
        return insert(type, List.of(draft)).getFirst();
    }

    /**
     * Makes several, all or none. What is wrong with any of them is told at once, at fields named {@code
     * records[3].amount}.
     *
     * @throws ProblemException {@code FORBIDDEN}, {@code INVALID_RECORD}
     */
    public List<Record> createAll(String entity, List<RecordPatch> patches) {
        EntityType type = type(entity);
        List<Draft> drafts = new ArrayList<>();
        for (RecordPatch patch : patches) {
            drafts.add(draft(type, patch, "records[%d].".formatted(drafts.size())));
        }
        prepare(drafts);
        return insert(type, drafts);
    }

    private Draft draft(EntityType type, RecordPatch patch, String place) {
        Record before =
                Record.fresh(type, Ids.next(), Transaction.current().caller().user(), now());
        Record record = before.copy();
        type.storedFields().forEach(field -> field.defaultValue().ifPresent(value -> record.set(field.name(), value)));
        patch.applyTo(record);
        access().requireCreate(type, record.owner());
        return Draft.of(before, record, patch, place);
    }

    private List<Record> insert(EntityType type, List<Draft> drafts) {
        for (Draft draft : drafts) {
            Record record = draft.after();
            access().requireCreate(type, record.owner());
            number(record);
            record.saved(1, record.createdAt(), record.createdBy());
        }
        List<Record> made = drafts.stream().map(Draft::after).toList();
        store.insert(type, made.stream().map(Record::row).toList(), tenant().language());
        for (Draft draft : drafts) {
            UniqueValues.current().made(draft.after(), draft.place());
            rollUps.changed(type, null, draft.after().row());
            journal.append(change(draft.before(), draft.after(), Change.Kind.CREATE));
        }
        return made;
    }

    /**
     * Applies a patch. One that changes nothing saves nothing.
     *
     * @throws ProblemException {@code NOT_FOUND}, {@code FORBIDDEN}, {@code STALE_VERSION}, {@code INVALID_RECORD}
     */
    public Record update(RecordRef ref, RecordPatch patch) {
        EntityType type = type(ref.entity());
        Record record = load(ref, Lock.CHANGE, Existence.LIVE);
        access().requireEdit(type, record.owner());
        requireVersion(record, patch.expectedVersion());
        Record before = change(record, patch);
        access().requireEdit(type, record.owner());
        if (Delta.between(before, record).isEmpty()) {
            return before;
        }
        save(before, record, Change.Kind.UPDATE);
        UniqueValues.current().changed(type, Optional.of(before), Optional.of(record));
        return record;
    }

    /**
     * What {@link #update} would find wrong with a patch; empty if nothing. Nothing is saved.
     *
     * @throws ProblemException {@code NOT_FOUND}
     */
    public List<FieldProblem> problems(RecordRef ref, RecordPatch patch) {
        Record record = find(ref);
        try {
            change(record, patch);
            return List.of();
        } catch (ProblemException problem) {
            if (problem.errors().isEmpty()) {
                throw problem;
            }
            return problem.errors();
        }
    }

    /** Which fields of a record are shown, locked and required now, by its own values and those it refers to. */
    public FieldStates states(Record record) {
        return check.states(metadata(), record, expressionContext());
    }

    /**
     * Deletes a record; it can be restored. Records that refer to it keep the reference, unless their lookup forbids it.
     *
     * @throws ProblemException {@code NOT_FOUND}, {@code FORBIDDEN}, {@code STALE_VERSION}, {@code HAS_CHILDREN}
     */
    public Record delete(RecordRef ref, OptionalInt expectedVersion) {
        Record record = load(ref, Lock.DELETE, Existence.LIVE);
        access().requireDelete(record.type(), record.owner());
        requireVersion(record, expectedVersion);
        references.requireUnreferenced(metadata(), record);
        return saveDeleted(record, now(), Change.Kind.DELETE);
    }

    /**
     * Takes a deletion back. Unique values are claimed again; what the record firmly refers to has to be there.
     *
     * @throws ProblemException {@code NOT_FOUND}, {@code NOT_DELETED}, {@code FORBIDDEN}, {@code INVALID_RECORD}
     */
    public Record restore(RecordRef ref) {
        EntityType type = type(ref.entity());
        Optional<Row> deleted = store.find(type, ref.id(), access().readable(type), Lock.DELETE, Existence.DELETED);
        if (deleted.isEmpty()) {
            Record live = find(ref);
            throw new ProblemException(ProblemCode.NOT_DELETED, "%s is not deleted.".formatted(live.title()));
        }
        Record record = new Record(type, deleted.get());
        access().requireDelete(type, record.owner());
        references.holdTargetsOfRestored(metadata(), policies.unrestricted(), record);
        return saveDeleted(record, null, Change.Kind.RESTORE);
    }

    /**
     * What happened to a record, newest first.
     *
     * @param before the smallest {@code v} of the page before, or {@link History#NEWEST}
     * @throws ProblemException {@code NOT_FOUND}
     */
    public List<PastChange> history(RecordRef ref, long before, int limit) {
        return history.read(find(ref).type().id(), ref, null, before, limit);
    }

    /**
     * The last {@value History#MAX_LIMIT} changes that touched one field of a record, newest first.
     *
     * @throws ProblemException {@code NOT_FOUND}
     */
    public List<PastChange> historyOf(RecordRef ref, String field) {
        return history.read(find(ref).type().id(), ref, field, History.NEWEST, History.MAX_LIMIT);
    }

    /** Whether the journal goes back to a moment: what was before its first change, nobody knows. */
    public boolean remembers(Instant moment) {
        return recent.placeOf(moment).isPresent();
    }

    /**
     * The records that were changed after a moment, as they were then, or when they were made if that was later, and as
     * they are now: those that the caller may read today, deleted ones among them.
     *
     * @throws ProblemException {@code TOO_LARGE} for more than {@link RecentChanges#MOST} changes
     */
    public List<ThenAndNow> changedSince(EntityType type, Instant moment) {
        Map<UUID, List<ObjectNode>> deltas =
                recent.since(type.id(), recent.placeOf(moment).orElse(0));
        List<ThenAndNow> changed = new ArrayList<>();
        for (Existence existence : Existence.values()) {
            store.findAll(type, deltas.keySet(), access().readable(type), existence).stream()
                    .map(row -> new Record(type, row))
                    .forEach(now -> changed.add(
                            new ThenAndNow(Rewind.before(now, deltas.getOrDefault(now.id(), List.of())), now)));
        }
        return changed;
    }

    private Record saveDeleted(Record record, @Nullable Instant at, Change.Kind kind) {
        Record before = record.copy();
        record.deleted(at);
        save(before, record, kind);
        Optional<Record> none = Optional.empty();
        if (at == null) {
            rollUps.restored(record.type(), record.id());
        }
        UniqueValues.current()
                .changed(
                        record.type(),
                        at == null ? none : Optional.of(before),
                        at == null ? Optional.of(record) : none);
        return record;
    }

    /** Applies a patch to a record that is then in order. Returns what it was. */
    private Record change(Record record, RecordPatch patch) {
        Record before = record.copy();
        takeDefaults(record, patch);
        patch.applyTo(record);
        Draft draft = Draft.of(before, record, patch, "");
        check.locks(metadata(), draft, patch, expressionContext());
        prepare(List.of(draft));
        return before;
    }

    /** Last of all, so that what is refused takes no number; formulas may read it. */
    private void number(Record record) {
        boolean numbered = false;
        for (Field field : record.type().storedFields()) {
            if (field.type() instanceof AutoNumberType numbers) {
                record.set(field.name(), numbers.text(AutoNumbers.next(record.type(), field)));
                numbered = true;
            }
        }
        if (numbered) {
            check.compute(metadata(), record);
        }
    }

    /** A field that became required after the record was made gives it its default now. */
    private static void takeDefaults(Record record, RecordPatch patch) {
        record.type().fields().stream()
                .filter(field -> field.required() && !patch.fields().contains(field.name()))
                .filter(field -> record.value(field).isEmpty())
                .forEach(field -> field.defaultValue().ifPresent(value -> record.set(field.name(), value)));
    }

    /** Rules, references and checks; everything they find is thrown together. */
    private void prepare(List<Draft> drafts) {
        for (Draft draft : drafts) {
            rules.of(draft.type()).forEach(rule -> rule.beforeSave(draft.before(), draft.after()));
            check.compute(metadata(), draft.after());
        }
        references.holdTargets(metadata(), access(), drafts);
        Problems problems = new Problems();
        for (Draft draft : drafts) {
            check.check(metadata(), draft.after(), expressionContext(), draft.problems());
            problems.addAll(draft.placedProblems());
        }
        problems.throwIfAny();
    }

    private void save(Record before, Record record, Change.Kind kind) {
        record.saved(before.version() + 1, now(), Transaction.current().caller().user());
        store.update(record.type(), record.row(), tenant().language());
        references.saved(record.ref());
        rollUps.changed(record.type(), before.row(), record.row());
        journal.append(change(before, record, kind));
    }

    private static Change change(Record before, Record record, Change.Kind kind) {
        return new Change(record.type().id(), record.id(), record.version(), kind, Delta.between(before, record));
    }

    private Record load(RecordRef ref, Lock lock, Existence existence) {
        EntityType type = type(ref.entity());
        return store.find(type, ref.id(), access().readable(type), lock, existence)
                .map(row -> new Record(type, row))
                .orElseThrow(() -> notFound(type));
    }

    private static ProblemException notFound(EntityType type) {
        return new ProblemException(
                ProblemCode.NOT_FOUND, "There is no such %s, or you may not see it.".formatted(type.name()));
    }

    private static void requireVersion(Record record, OptionalInt expected) {
        if (expected.isPresent() && expected.getAsInt() != record.version()) {
            throw new ProblemException(
                    ProblemCode.STALE_VERSION,
                    "The record has changed: it is at version %d, not %d."
                            .formatted(record.version(), expected.getAsInt()));
        }
    }

    /** What expressions of the current caller's tenant may ask about. */
    public ExpressionContext expressionContext() {
        LocalDate today = LocalDate.now(Clock.system(ZoneId.of(tenant().timeZone())));
        return new ExpressionContext(today, Transaction.current().caller().user());
    }

    private Tenant tenant() {
        return tenants.get(Transaction.current().caller().tenant());
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MICROS);
    }
}
