package crm.record;

import crm.access.AccessPolicy;
import crm.expression.ExpressionContext;
import crm.journal.History;
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
import crm.record.store.RecordStore.Existence;
import crm.record.store.RecordStore.Lock;
import crm.record.store.RecordSums;
import crm.value.RecordRef;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;

/**
 * The one door to records of every entity type, always inside a transaction and always with the access rules of its
 * caller. A record that may not be read is {@code NOT_FOUND}; what is wrong with a change is reported all at once; every
 * save is one change in the journal of the same transaction.
 */
@Singleton
public class Records {

    private final Sight sight;
    private final RecordPages pages;
    private final RecordSums sums;
    private final Drafts drafts;
    private final References references;
    private final Details details;
    private final Saves saves;
    private final RecordHistory history;

    @Inject
    public Records(
            Sight sight,
            RecordPages pages,
            RecordSums sums,
            Drafts drafts,
            References references,
            Details details,
            Saves saves,
            RecordHistory history) {
        this.sight = sight;
        this.pages = pages;
        this.sums = sums;
        this.drafts = drafts;
        this.references = references;
        this.details = details;
        this.saves = saves;
        this.history = history;
    }

    /** The same door without access rules, for the system's own work. Grep for it. */
    public Records unrestricted() {
        return new Records(sight.unrestricted(), pages, sums, drafts, references, details, saves, history);
    }

    /**
     * The snapshot that the current transaction works with, as the caller sees it: a field that is hidden from him is not
     * there. What is asked and changed by it goes no further than he may.
     */
    public Metadata metadata() {
        return sight.metadata();
    }

    /** @throws ProblemException {@code UNKNOWN_ENTITY} */
    public EntityType type(String entity) {
        return metadata().entityType(entity);
    }

    /** What the current caller may do. */
    public AccessPolicy access() {
        return sight.access();
    }

    /** @throws ProblemException {@code NOT_FOUND} */
    public Record find(RecordRef ref) {
        return sight.records().seen(sight.load(ref, Lock.NONE, Existence.LIVE));
    }

    /** The records among these that exist and may be read. */
    public Map<RecordRef, Record> findAll(String entity, Collection<RecordRef> refs) {
        SeenRecords seen = sight.records();
        Map<RecordRef, Record> found = new HashMap<>();
        List<UUID> ids = refs.stream().map(RecordRef::id).distinct().sorted().toList();
        sight.findAll(sight.whole(entity), ids)
                .forEach(record -> found.put(new RecordRef(entity, record.id()), seen.seen(record)));
        return found;
    }

    /** @throws ProblemException {@code NEEDS_INDEX}, {@code UNREADABLE_CURSOR} */
    public RecordPage list(RecordQuery asked) {
        AccessPolicy access = access();
        SeenRecords seen = sight.records();
        RecordQuery query = sight.queries().whole(asked);
        RecordPages.Page page = pages.page(query, access::readable, sight.language());
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
        RecordQuery query = sight.queries().whole(asked);
        return pages.count(query.type(), query.filter(), query.count(), access()::readable);
    }

    /**
     * Where a record stands in a list, whatever page of it; empty if the list does not have it.
     *
     * @throws ProblemException {@code NOT_FOUND}, {@code NEEDS_INDEX}
     */
    public Optional<Place> place(RecordQuery query, RecordRef ref) {
        AccessPolicy access = access();
        Record record = sight.load(ref, Lock.NONE, Existence.LIVE);
        return pages.place(sight.queries().whole(query), record.row(), access::readable, sight.language());
    }

    /**
     * Titles of the records that these refer to, in one statement.
     *
     * @param lookups names of lookup fields, {@code owner} and its like included
     * @return without those that are deleted or that the caller may not read
     */
    public Map<RecordRef, String> titles(Collection<Record> records, Collection<String> lookups) {
        return references.titles(sight.wholeMetadata(), access(), records, lookups);
    }

    /**
     * Counts and sums in groups.
     *
     * @throws ProblemException {@code NEEDS_INDEX}, {@code NOT_SUMMABLE}, {@code TOO_LARGE}
     */
    public List<Aggregation.Group> aggregate(Aggregation asked) {
        Aggregation aggregation = sight.queries().whole(asked);
        aggregation.groupBy().ifPresent(RecordSums::requireGroupable);
        return sums.groups(aggregation, access()::readable);
    }

    /** @throws ProblemException {@code FORBIDDEN}, {@code INVALID_RECORD} */
    public Record create(String entity, RecordPatch patch) {
        EntityType type = sight.whole(entity);
        return insert(type, List.of(draft(type, patch, ""))).getFirst();
    }

    /**
     * Makes several, all or none. What is wrong with any of them is told at once, at fields named {@code
     * records[3].amount}.
     *
     * @throws ProblemException {@code FORBIDDEN}, {@code INVALID_RECORD}
     */
    public List<Record> createAll(String entity, List<RecordPatch> patches) {
        EntityType type = sight.whole(entity);
        List<Draft> all = new ArrayList<>();
        for (RecordPatch patch : patches) {
            all.add(draft(type, patch, "records[%d].".formatted(all.size())));
        }
        return insert(type, all);
    }

    private Draft draft(EntityType type, RecordPatch patch, String place) {
        Draft draft = drafts.ofNew(sight, type, patch, place);
        access().requireCreate(type, draft.after().owner());
        return draft;
    }

    private List<Record> insert(EntityType type, List<Draft> all) {
        drafts.prepare(sight, all);
        for (Draft draft : all) {
            Record record = draft.after();
            access().requireCreate(type, record.owner());
            drafts.number(sight, record);
            record.saved(1, record.createdAt(), record.createdBy());
        }
        saves.made(sight, type, all);
        return sight.records().seen(all.stream().map(Draft::after).toList());
    }

    /**
     * Applies a patch. One that changes nothing saves nothing.
     *
     * @throws ProblemException {@code NOT_FOUND}, {@code FORBIDDEN}, {@code STALE_VERSION}, {@code INVALID_RECORD}
     */
    public Record update(RecordRef ref, RecordPatch patch) {
        Record record = sight.load(ref, Lock.CHANGE, Existence.LIVE);
        access().requireEdit(record.type(), record.owner());
        record.requireVersion(patch.expectedVersion());
        Record before = change(record, patch);
        access().requireEdit(record.type(), record.owner());
        if (Delta.between(before, record).isEmpty()) {
            return sight.records().seen(before);
        }
        saves.changed(sight, before, record, patch.note());
        return sight.records().seen(record);
    }

    /**
     * What {@link #update} would find wrong with a patch; empty if nothing. Nothing is saved.
     *
     * @throws ProblemException {@code NOT_FOUND}
     */
    public List<FieldProblem> problems(RecordRef ref, RecordPatch patch) {
        Record record = sight.load(ref, Lock.NONE, Existence.LIVE);
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
        FieldStates states = sight.find(record.ref(), Lock.NONE, Existence.LIVE)
                .map(kept -> drafts.states(
                        sight.wholeMetadata(),
                        expressionContext(),
                        sight.records().completed(kept, record)))
                .orElseGet(() -> drafts.states(metadata(), expressionContext(), record));
        return states.of(record.type());
    }

    /** A record that is being made, with these values so far and its defaults. Nothing is saved. */
    public Record begin(String entity, RecordPatch patch) {
        return sight.records()
                .seen(drafts.ofNew(sight, sight.whole(entity), patch, "").after());
    }

    /** The same for a record that is being made, with these values so far. */
    public FieldStates statesOfNew(String entity, RecordPatch patch) {
        Draft draft = drafts.ofNew(sight, sight.whole(entity), patch, "");
        return drafts.states(sight.wholeMetadata(), expressionContext(), draft.after())
                .of(type(entity));
    }

    /**
     * Why the fields of a record are hidden, locked, required or refused, if a patch were saved: by what decides, and no
     * further than the caller may know.
     *
     * @throws ProblemException {@code NOT_FOUND}
     */
    public List<Reason> reasons(RecordRef ref, RecordPatch patch) {
        Record record = sight.load(ref, Lock.NONE, Existence.LIVE);
        return drafts.reasons(sight, drafts.ofChange(sight, record, patch));
    }

    /**
     * The same for a record that is being made, with these values so far.
     *
     * @throws ProblemException {@code FORBIDDEN}
     */
    public List<Reason> reasonsOfNew(String entity, RecordPatch patch) {
        return drafts.reasons(sight, draft(sight.whole(entity), patch, ""));
    }

    /**
     * Deletes a record and its details; they can be restored. Whoever may delete it may delete what belongs to it. Other
     * records that refer to it keep the reference, unless their lookup forbids it.
     *
     * @throws ProblemException {@code NOT_FOUND}, {@code FORBIDDEN}, {@code STALE_VERSION}, {@code HAS_CHILDREN}, also
     *     for more than {@link Details#MOST} details
     */
    public Record delete(RecordRef ref, OptionalInt expectedVersion) {
        Record record = sight.load(ref, Lock.DELETE, Existence.LIVE);
        access().requireDelete(record.type(), record.owner());
        record.requireVersion(expectedVersion);
        List<Record> all = new ArrayList<>(details.hold(sight.wholeMetadata(), record));
        all.add(record);
        references.requireUnreferenced(sight.wholeMetadata(), all);
        saves.deleted(sight, all);
        return sight.records().seen(record);
    }

    /**
     * How many records would be deleted with those among these that the caller may read, by the names of their entity types
     * and whoever may read them; about {@link Details#MOST} where there are more.
     */
    public Map<String, Integer> details(String entity, Collection<RecordRef> refs) {
        EntityType type = sight.whole(entity);
        if (sight.wholeMetadata().detailsOf(type).isEmpty()) {
            return Map.of();
        }
        List<UUID> ids =
                findAll(entity, refs).keySet().stream().map(RecordRef::id).toList();
        return details.count(sight.wholeMetadata(), type, ids);
    }

    /**
     * Takes a deletion back, that of what was deleted with the record as well. Unique values are claimed again; what the
     * records firmly refer to has to be there.
     *
     * @throws ProblemException {@code NOT_FOUND}, {@code NOT_DELETED}, {@code FORBIDDEN}, {@code INVALID_RECORD}
     */
    public Record restore(RecordRef ref) {
        Record record = sight.find(ref, Lock.DELETE, Existence.DELETED).orElseThrow(() -> notDeleted(ref));
        access().requireDelete(record.type(), record.owner());
        List<Record> all = new ArrayList<>(List.of(record));
        all.addAll(details.holdDeleted(sight.wholeMetadata(), record));
        Problems problems = new Problems();
        references
                .holdTargetsOfRestored(
                        sight.wholeMetadata(), sight.unrestricted().access(), all)
                .forEach(draft -> problems.addAll(draft.placedProblems(sight.changes())));
        problems.throwIfAny();
        saves.restored(sight, all);
        return sight.records().seen(record);
    }

    private ProblemException notDeleted(RecordRef ref) {
        return new ProblemException(
                ProblemCode.NOT_DELETED,
                "%s is not deleted.".formatted(find(ref).title()));
    }

    /**
     * What happened to a record, newest first.
     *
     * @param before the smallest {@code v} of the page before, or {@link History#NEWEST}
     * @throws ProblemException {@code NOT_FOUND}
     */
    public List<PastChange> history(RecordRef ref, long before, int limit) {
        return history.of(sight.load(ref, Lock.NONE, Existence.LIVE).type(), ref, before, limit, sight.records());
    }

    /**
     * The last {@value History#MAX_LIMIT} changes that touched one field of a record, newest first.
     *
     * @throws ProblemException {@code NOT_FOUND}, {@code UNKNOWN_FIELD}
     */
    public List<PastChange> historyOf(RecordRef ref, String field) {
        type(ref.entity()).field(field);
        return history.of(sight.load(ref, Lock.NONE, Existence.LIVE).type(), ref, field, sight.records());
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
        return history.changedSince(sight.whole(type.name()), moment, access(), sight.records());
    }

    /** Applies a patch to a record that is then in order. Returns what it was. */
    private Record change(Record record, RecordPatch patch) {
        Draft draft = drafts.ofChange(sight, record, patch);
        drafts.prepare(sight, List.of(draft));
        return draft.before();
    }

    /** What expressions of the current caller's tenant may ask about. */
    public ExpressionContext expressionContext() {
        return sight.expressionContext();
    }
}
