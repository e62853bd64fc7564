package crm.record;

import crm.access.AccessPolicies;
import crm.access.AccessPolicy;
import crm.expression.ExpressionContext;
import crm.journal.Change;
import crm.journal.History;
import crm.journal.Journal;
import crm.journal.PastChange;
import crm.journal.RecentChanges;
import crm.metadata.EntityType;
import crm.metadata.Metadata;
import crm.problem.FieldProblem;
import crm.problem.ProblemCode;
import crm.problem.ProblemException;
import crm.problem.Problems;
import crm.record.query.Aggregation;
import crm.record.query.Place;
import crm.record.query.RecordCount;
import crm.record.query.RecordQuery;
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
    private final Drafts drafts;
    private final RollUps rollUps;
    private final References references;
    private final Details details;
    private final Journal journal;
    private final RecordHistory history;
    private final boolean restricted;

    @Inject
    public Records(
            TenantMetadata snapshots,
            Tenants tenants,
            AccessPolicies policies,
            RecordStore store,
            RecordPages pages,
            RecordSums sums,
            Drafts drafts,
            RollUps rollUps,
            References references,
            Details details,
            Journal journal,
            RecordHistory history) {
        this.snapshots = snapshots;
        this.tenants = tenants;
        this.policies = policies;
        this.store = store;
        this.pages = pages;
        this.sums = sums;
        this.drafts = drafts;
        this.rollUps = rollUps;
        this.references = references;
        this.details = details;
        this.journal = journal;
        this.history = history;
        this.restricted = true;
    }

    /** The same door, open to everybody. */
    private Records(Records door) {
        this.snapshots = door.snapshots;
        this.tenants = door.tenants;
        this.policies = door.policies;
        this.store = door.store;
        this.pages = door.pages;
        this.sums = door.sums;
        this.drafts = door.drafts;
        this.rollUps = door.rollUps;
        this.references = door.references;
        this.details = door.details;
        this.journal = door.journal;
        this.history = door.history;
        this.restricted = false;
    }

    /** The same door without access rules, for the system's own work. Grep for it. */
    public Records unrestricted() {
        return new Records(this);
    }

    /**
     * The snapshot that the current transaction works with, as the caller sees it: a field that is hidden from him is not
     * there. What is asked and changed by it goes no further than he may.
     */
    public Metadata metadata() {
        return access().view().metadata();
    }

    /** @throws ProblemException {@code UNKNOWN_ENTITY} */
    public EntityType type(String entity) {
        return metadata().entityType(entity);
    }

    private EntityType whole(String entity) {
        return snapshots.current().entityType(entity);
    }

    private SeenRecords seen() {
        return new SeenRecords(access().view());
    }

    private SeenChanges changes() {
        return new SeenChanges(access().view());
    }

    private SeenQueries queries() {
        return new SeenQueries(snapshots.current(), access().view());
    }

    /** What the current caller may do. */
    public AccessPolicy access() {
        return restricted ? policies.current() : policies.unrestricted();
    }

    /** @throws ProblemException {@code NOT_FOUND} */
    public Record find(RecordRef ref) {
        return seen().seen(load(ref, Lock.NONE, Existence.LIVE));
    }

    /** The records among these that exist and may be read. */
    public Map<RecordRef, Record> findAll(String entity, Collection<RecordRef> refs) {
        EntityType type = whole(entity);
        SeenRecords seen = seen();
        Map<RecordRef, Record> found = new HashMap<>();
        List<UUID> ids = refs.stream().map(RecordRef::id).distinct().sorted().toList();
        store.findAll(type, ids, access().readable(type))
                .forEach(row -> found.put(new RecordRef(entity, row.id()), seen.seen(new Record(type, row))));
        return found;
    }

    /** @throws ProblemException {@code NEEDS_INDEX}, {@code UNREADABLE_CURSOR} */
    public RecordPage list(RecordQuery asked) {
        AccessPolicy access = access();
        SeenRecords seen = seen();
        RecordQuery query = queries().whole(asked);
        RecordPages.Page page = pages.page(query, access::readable, tenant().language());
        return new RecordPage(
                page.rows().stream()
                        .map(row -> seen.seen(new Record(query.type(), row)))
                        .toList(),
                page.next(),
                pages.count(query.type(), query.filter(), query.count(), access::readable));
    }

    /**
     * How many records a query would list, without listing them; empty if it counts none.
     *
     * @throws ProblemException {@code NEEDS_INDEX}
     */
    public Optional<RecordCount> count(RecordQuery asked) {
        RecordQuery query = queries().whole(asked);
        return pages.count(query.type(), query.filter(), query.count(), access()::readable);
    }

    /**
     * Where a record stands in a list, whatever page of it; empty if the list does not have it.
     *
     * @throws ProblemException {@code NOT_FOUND}, {@code NEEDS_INDEX}
     */
    public Optional<Place> place(RecordQuery query, RecordRef ref) {
        AccessPolicy access = access();
        Record record = load(ref, Lock.NONE, Existence.LIVE);
        return pages.place(queries().whole(query), record.row(), access::readable, tenant().language());
    }

    /**
     * Titles of the records that these refer to, in one statement.
     *
     * @param lookups names of lookup fields, {@code owner} and its like included
     * @return without those that are deleted or that the caller may not read
     */
    public Map<RecordRef, String> titles(Collection<Record> records, Collection<String> lookups) {
        return references.titles(snapshots.current(), access(), records, lookups);
    }

    /**
     * Counts and sums in groups.
     *
     * @throws ProblemException {@code NEEDS_INDEX}, {@code NOT_SUMMABLE}, {@code TOO_LARGE}
     */
    public List<Aggregation.Group> aggregate(Aggregation asked) {
        Aggregation aggregation = queries().whole(asked);
        aggregation.groupBy().ifPresent(RecordSums::requireGroupable);
        return sums.groups(aggregation, access()::readable);
    }

    /** @throws ProblemException {@code FORBIDDEN}, {@code INVALID_RECORD} */
    public Record create(String entity, RecordPatch patch) {
        EntityType type = whole(entity);
        return insert(type, List.of(draft(type, patch, ""))).getFirst();
    }

    /**
     * Makes several, all or none. What is wrong with any of them is told at once, at fields named {@code
     * records[3].amount}.
     *
     * @throws ProblemException {@code FORBIDDEN}, {@code INVALID_RECORD}
     */
    public List<Record> createAll(String entity, List<RecordPatch> patches) {
        EntityType type = whole(entity);
        List<Draft> all = new ArrayList<>();
        for (RecordPatch patch : patches) {
            all.add(draft(type, patch, "records[%d].".formatted(all.size())));
        }
        return insert(type, all);
    }

    private Draft draft(EntityType type, RecordPatch patch, String place) {
        Draft draft = begun(type, patch, place);
        access().requireCreate(type, draft.after().owner());
        return draft;
    }

    private Draft begun(EntityType type, RecordPatch patch, String place) {
        return drafts.ofNew(snapshots.current(), expressionContext(), fresh(type), patch, place, access(), changes());
    }

    private Draft changed(Record record, RecordPatch patch) {
        return drafts.ofChange(snapshots.current(), access(), expressionContext(), record, patch, changes());
    }

    private static Record fresh(EntityType type) {
        return Record.fresh(type, Ids.next(), Transaction.current().caller().user(), now());
    }

    private List<Record> insert(EntityType type, List<Draft> all) {
        prepare(all);
        for (Draft draft : all) {
            Record record = draft.after();
            access().requireCreate(type, record.owner());
            drafts.number(snapshots.current(), record);
            record.saved(1, record.createdAt(), record.createdBy());
        }
        List<Record> made = all.stream().map(Draft::after).toList();
        store.insert(type, made.stream().map(Record::row).toList(), tenant().language());
        SearchWords.made(type, made);
        boolean counted = rollUps.isOver(type);
        UniqueValues unique = unique();
        for (Draft draft : all) {
            unique.made(draft.after(), draft.place());
            references.index(draft.before(), draft.after());
            if (counted) {
                rollUps.changed(type, null, draft.after().row());
            }
            journal.append(change(draft.before(), draft.after(), Change.Kind.CREATE, draft.note()));
        }
        return seen().seen(made);
    }

    /**
     * Applies a patch. One that changes nothing saves nothing.
     *
     * @throws ProblemException {@code NOT_FOUND}, {@code FORBIDDEN}, {@code STALE_VERSION}, {@code INVALID_RECORD}
     */
    public Record update(RecordRef ref, RecordPatch patch) {
        EntityType type = whole(ref.entity());
        Record record = load(ref, Lock.CHANGE, Existence.LIVE);
        access().requireEdit(type, record.owner());
        record.requireVersion(patch.expectedVersion());
        Record before = change(record, patch);
        access().requireEdit(type, record.owner());
        if (Delta.between(before, record).isEmpty()) {
            return seen().seen(before);
        }
        save(before, record, Change.Kind.UPDATE, patch.note());
        unique().changed(type, Optional.of(before), Optional.of(record));
        return seen().seen(record);
    }

    /**
     * What {@link #update} would find wrong with a patch; empty if nothing. Nothing is saved.
     *
     * @throws ProblemException {@code NOT_FOUND}
     */
    public List<FieldProblem> problems(RecordRef ref, RecordPatch patch) {
        Record record = load(ref, Lock.NONE, Existence.LIVE);
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
        if (access().view().isWhole()) {
            return drafts.states(metadata(), expressionContext(), record);
        }
        Optional<Record> kept = store.find(
                        whole(record.type().name()),
                        record.id(),
                        access().readable(record.type()),
                        Lock.NONE,
                        Existence.LIVE)
                .map(row -> new Record(whole(record.type().name()), row));
        FieldStates states = kept.map(whole ->
                        drafts.states(snapshots.current(), expressionContext(), seen().completed(whole, record)))
                .orElseGet(() -> drafts.states(metadata(), expressionContext(), record));
        return states.of(record.type());
    }

    /** A record that is being made, with these values so far and its defaults. Nothing is saved. */
    public Record begin(String entity, RecordPatch patch) {
        return seen().seen(begun(whole(entity), patch, "").after());
    }

    /** The same for a record that is being made, with these values so far. */
    public FieldStates statesOfNew(String entity, RecordPatch patch) {
        Draft draft = begun(whole(entity), patch, "");
        return drafts.states(snapshots.current(), expressionContext(), draft.after())
                .of(type(entity));
    }

    /**
     * Why the fields of a record are hidden, locked, required or refused, if a patch were saved: by what decides, and no
     * further than the caller may know.
     *
     * @throws ProblemException {@code NOT_FOUND}
     */
    public List<Reason> reasons(RecordRef ref, RecordPatch patch) {
        Record record = load(ref, Lock.NONE, Existence.LIVE);
        return drafts.reasons(snapshots.current(), access(), expressionContext(), changed(record, patch));
    }

    /**
     * The same for a record that is being made, with these values so far.
     *
     * @throws ProblemException {@code FORBIDDEN}
     */
    public List<Reason> reasonsOfNew(String entity, RecordPatch patch) {
        return drafts.reasons(snapshots.current(), access(), expressionContext(), draft(whole(entity), patch, ""));
    }

    /**
     * Deletes a record and its details; they can be restored. Whoever may delete it may delete what belongs to it. Other
     * records that refer to it keep the reference, unless their lookup forbids it.
     *
     * @throws ProblemException {@code NOT_FOUND}, {@code FORBIDDEN}, {@code STALE_VERSION}, {@code HAS_CHILDREN}, also
     *     for more than {@link Details#MOST} details
     */
    public Record delete(RecordRef ref, OptionalInt expectedVersion) {
        Record record = load(ref, Lock.DELETE, Existence.LIVE);
        access().requireDelete(record.type(), record.owner());
        record.requireVersion(expectedVersion);
        List<Record> all = new ArrayList<>(details.hold(snapshots.current(), record));
        all.add(record);
        references.requireUnreferenced(snapshots.current(), all);
        saveDeleted(all, now(), Change.Kind.DELETE);
        return seen().seen(record);
    }

    /**
     * How many records would be deleted with those among these that the caller may read, by the names of their entity types
     * and whoever may read them; about {@link Details#MOST} where there are more.
     */
    public Map<String, Integer> details(String entity, Collection<RecordRef> refs) {
        EntityType type = whole(entity);
        if (snapshots.current().detailsOf(type).isEmpty()) {
            return Map.of();
        }
        List<UUID> ids =
                findAll(entity, refs).keySet().stream().map(RecordRef::id).toList();
        return details.count(snapshots.current(), type, ids);
    }

    /**
     * Takes a deletion back, that of what was deleted with the record as well. Unique values are claimed again; what the
     * records firmly refer to has to be there.
     *
     * @throws ProblemException {@code NOT_FOUND}, {@code NOT_DELETED}, {@code FORBIDDEN}, {@code INVALID_RECORD}
     */
    public Record restore(RecordRef ref) {
        EntityType type = whole(ref.entity());
        Optional<Row> deleted = store.find(type, ref.id(), access().readable(type), Lock.DELETE, Existence.DELETED);
        if (deleted.isEmpty()) {
            Record live = find(ref);
            throw new ProblemException(ProblemCode.NOT_DELETED, "%s is not deleted.".formatted(live.title()));
        }
        Record record = new Record(type, deleted.get());
        access().requireDelete(type, record.owner());
        List<Record> all = new ArrayList<>(List.of(record));
        all.addAll(details.holdDeleted(snapshots.current(), record));
        Problems problems = new Problems();
        references
                .holdTargetsOfRestored(snapshots.current(), policies.unrestricted(), all)
                .forEach(draft -> problems.addAll(draft.placedProblems(changes())));
        problems.throwIfAny();
        saveDeleted(all, null, Change.Kind.RESTORE);
        return seen().seen(record);
    }

    /**
     * What happened to a record, newest first.
     *
     * @param before the smallest {@code v} of the page before, or {@link History#NEWEST}
     * @throws ProblemException {@code NOT_FOUND}
     */
    public List<PastChange> history(RecordRef ref, long before, int limit) {
        return history.of(load(ref, Lock.NONE, Existence.LIVE).type(), ref, before, limit, seen());
    }

    /**
     * The last {@value History#MAX_LIMIT} changes that touched one field of a record, newest first.
     *
     * @throws ProblemException {@code NOT_FOUND}, {@code UNKNOWN_FIELD}
     */
    public List<PastChange> historyOf(RecordRef ref, String field) {
        type(ref.entity()).field(field);
        return history.of(load(ref, Lock.NONE, Existence.LIVE).type(), ref, field, seen());
    }

    /** Whether the journal goes back to a moment: what was before its first change, nobody knows. */
    public boolean remembers(Instant moment) {
        return history.remembers(moment);
    }

    /**
     * The records that were changed after a moment, as they were then, or when they were made if that was later, and as
     * they are now: those that the caller may read today, deleted ones among them.
     *
     * @throws ProblemException {@code TOO_LARGE} for more than {@link RecentChanges#MOST} changes
     */
    public List<ThenAndNow> changedSince(EntityType type, Instant moment) {
        return history.changedSince(whole(type.name()), moment, access(), seen());
    }

    private void saveDeleted(List<Record> all, @Nullable Instant at, Change.Kind kind) {
        UniqueValues unique = unique();
        for (Record record : all) {
            Record before = record.copy();
            record.deleted(at);
            save(before, record, kind, Optional.empty());
            if (at == null) {
                rollUps.restored(record.type(), record.id());
                unique.changed(record.type(), Optional.empty(), Optional.of(record));
            } else {
                unique.changed(record.type(), Optional.of(before), Optional.empty());
            }
        }
    }

    private UniqueValues unique() {
        return UniqueValues.current(new SeenChanges(policies.current().view()));
    }

    /** Applies a patch to a record that is then in order. Returns what it was. */
    private Record change(Record record, RecordPatch patch) {
        Draft draft = changed(record, patch);
        prepare(List.of(draft));
        return draft.before();
    }

    private void prepare(List<Draft> all) {
        drafts.prepare(snapshots.current(), access(), expressionContext(), all, changes());
    }

    private void save(Record before, Record record, Change.Kind kind, Optional<String> note) {
        record.saved(before.version() + 1, now(), Transaction.current().caller().user());
        store.update(record.type(), record.row(), tenant().language());
        references.saved(before, record);
        SearchWords.saved(before, record);
        if (rollUps.isOver(record.type())) {
            rollUps.changed(record.type(), before.row(), record.row());
        }
        journal.append(change(before, record, kind, note));
    }

    private static Change change(Record before, Record record, Change.Kind kind, Optional<String> note) {
        return new Change(record.type().id(), record.id(), record.version(), kind, Delta.between(before, record), note);
    }

    private Record load(RecordRef ref, Lock lock, Existence existence) {
        EntityType type = whole(ref.entity());
        return store.find(type, ref.id(), access().readable(type), lock, existence)
                .map(row -> new Record(type, row))
                .orElseThrow(() -> notFound(type));
    }

    private static ProblemException notFound(EntityType type) {
        return new ProblemException(
                ProblemCode.NOT_FOUND, "There is no such %s, or you may not see it.".formatted(type.name()));
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
