package crm.record;

import crm.metadata.Metadata;
import crm.problem.ProblemCode;
import crm.problem.ProblemException;
import crm.problem.Problems;
import crm.record.query.Aggregation;
import crm.record.query.CountMode;
import crm.record.query.RecordCount;
import crm.record.query.RecordQuery;
import crm.value.Ids;
import crm.value.RecordRef;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;

/** Records without a database, access rules or filters: enough to see what the REST face makes of them. */
public final class InMemoryRecords extends Records {

    private final Metadata metadata;
    private final UUID me;
    private final Map<RecordRef, Record> rows = new LinkedHashMap<>();

    public InMemoryRecords(Metadata metadata, UUID me) {
        this.metadata = metadata;
        this.me = me;
    }

    @Override
    public Metadata metadata() {
        return metadata;
    }

    @Override
    public Record find(RecordRef ref) {
        Record record = row(ref);
        if (record.deletedAt().isPresent()) {
            throw notFound(ref);
        }
        return record.copy();
    }

    private Record row(RecordRef ref) {
        return Optional.ofNullable(rows.get(ref)).orElseThrow(() -> notFound(ref));
    }

    private static ProblemException notFound(RecordRef ref) {
        return new ProblemException(ProblemCode.NOT_FOUND, "There is no " + ref);
    }

    @Override
    public RecordPage list(RecordQuery query) {
        List<Record> all = rows.values().stream()
                .filter(record -> record.type() == query.type())
                .filter(record -> record.deletedAt().isEmpty())
                .toList();
        int from = query.after().map(Integer::parseInt).orElse(0);
        int to = Math.min(all.size(), from + query.limit());
        return new RecordPage(
                all.subList(from, to),
                to < all.size() ? Optional.of(Integer.toString(to)) : Optional.empty(),
                query.count() == CountMode.NONE ? Optional.empty() : Optional.of(new RecordCount(all.size(), false)));
    }

    @Override
    public Map<RecordRef, String> titles(Collection<Record> records, Collection<String> lookupFields) {
        Map<RecordRef, String> titles = new HashMap<>();
        for (Record record : records) {
            for (String lookup : lookupFields) {
                record.value(lookup, RecordRef.class)
                        .filter(rows::containsKey)
                        .ifPresent(ref -> titles.put(ref, row(ref).title()));
            }
        }
        return titles;
    }

    @Override
    public Map<RecordRef, Record> findAll(String entity, Collection<RecordRef> refs) {
        Map<RecordRef, Record> found = new HashMap<>();
        refs.stream().filter(rows::containsKey).forEach(ref -> found.put(ref, row(ref)));
        return found;
    }

    @Override
    public List<Aggregation.Group> aggregate(Aggregation aggregation) {
        return List.of(new Aggregation.Group(
                null,
                rows.size(),
                aggregation.sums().stream()
                        .map(_ -> new java.math.BigDecimal("10.50"))
                        .toList()));
    }

    @Override
    public Record create(String entity, RecordPatch patch) {
        Record record = Record.fresh(type(entity), Ids.next(), me, Instant.parse("2026-11-21T10:00:00Z"));
        return save(record, patch);
    }

    @Override
    public Record update(RecordRef ref, RecordPatch patch) {
        Record record = find(ref);
        requireVersion(record, patch.expectedVersion());
        return save(record, patch);
    }

    private Record save(Record record, RecordPatch patch) {
        Problems problems = new Problems();
        problems.addAll(patch.problems());
        problems.throwIfAny();
        patch.applyTo(record);
        return store(record);
    }

    private Record store(Record record) {
        record.saved(record.version() + 1, record.updatedAt(), me);
        rows.put(record.ref(), record);
        return record.copy();
    }

    private static void requireVersion(Record record, OptionalInt expected) {
        if (expected.isPresent() && expected.getAsInt() != record.version()) {
            throw new ProblemException(ProblemCode.STALE_VERSION, "It has changed.");
        }
    }

    @Override
    public Record delete(RecordRef ref, OptionalInt expectedVersion) {
        Record record = find(ref);
        requireVersion(record, expectedVersion);
        record.deleted(Instant.now());
        return store(record);
    }

    @Override
    public Record restore(RecordRef ref) {
        Record record = row(ref);
        if (record.deletedAt().isEmpty()) {
            throw new ProblemException(ProblemCode.NOT_DELETED, "It is not deleted.");
        }
        record.deleted(null);
        return store(record);
    }
}
