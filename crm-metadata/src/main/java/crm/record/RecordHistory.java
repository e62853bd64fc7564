package crm.record;

import com.fasterxml.jackson.databind.node.ObjectNode;
import crm.access.AccessPolicy;
import crm.journal.History;
import crm.journal.PastChange;
import crm.journal.RecentChanges;
import crm.metadata.EntityType;
import crm.record.store.ConvertedAmounts;
import crm.record.store.RecordStore;
import crm.record.store.RecordStore.Existence;
import crm.value.RecordRef;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What the journal tells a caller of records: no field that is hidden from him, no value that is masked. */
@Singleton
public class RecordHistory {

    private final RecordStore store;
    private final History history;
    private final RecentChanges recent;

    @Inject
    public RecordHistory(RecordStore store, History history, RecentChanges recent) {
        this.store = store;
        this.history = history;
        this.recent = recent;
    }

    /** Of a record that the caller may read; a page is full as long as there is more that he may see. */
    List<PastChange> of(EntityType type, RecordRef ref, long before, int limit, SeenRecords seen) {
        List<PastChange> told = new ArrayList<>();
        long end = before;
        while (told.size() < limit) {
            List<PastChange> page = history.read(type.id(), ref, null, end, limit);
            page.stream().flatMap(change -> seen.seen(type, change).stream()).forEach(told::add);
            if (page.size() < limit) {
                return told;
            }
            end = page.getLast().v();
        }
        return List.copyOf(told.subList(0, limit));
    }

    List<PastChange> of(EntityType type, RecordRef ref, String field, SeenRecords seen) {
        return history.read(type.id(), ref, field, History.NEWEST, History.MAX_LIMIT).stream()
                .map(change -> seen.seen(type, change))
                .flatMap(Optional::stream)
                .toList();
    }

    boolean remembers(Instant moment) {
        return recent.placeOf(moment).isPresent();
    }

    List<ThenAndNow> changedSince(EntityType type, Instant moment, AccessPolicy access, SeenRecords seen) {
        Map<UUID, List<ObjectNode>> deltas =
                recent.since(type.id(), recent.placeOf(moment).orElse(0));
        List<ThenAndNow> changed = new ArrayList<>();
        for (Existence existence : Existence.values()) {
            store.findAll(type, deltas.keySet(), access.readable(type), existence).stream()
                    .map(row -> new Record(type, row))
                    .map(now -> new ThenAndNow(then(now, deltas.getOrDefault(now.id(), List.of())), now))
                    .map(seen::seen)
                    .forEach(changed::add);
        }
        return changed;
    }

    /** Its amounts in the company's currency are by the rates of today: so they compare. */
    private static Record then(Record now, List<ObjectNode> deltas) {
        Record then = Rewind.before(now, deltas);
        then.convert(ConvertedAmounts.read(then.type(), then::value));
        return then;
    }
}
