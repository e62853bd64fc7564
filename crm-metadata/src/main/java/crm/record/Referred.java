package crm.record;

import crm.metadata.EntityType;
import crm.metadata.Metadata;
import crm.record.query.Branch;
import crm.record.store.RecordStore;
import crm.record.store.RecordStore.Existence;
import crm.record.store.RecordStore.Lock;
import crm.value.RecordRef;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The records that others refer to, each read when it is first asked for and remembered as long as this lives. */
final class Referred {

    private final RecordStore store;
    private final Metadata metadata;
    private final Function<EntityType, List<Branch>> readable;
    private final Map<RecordRef, Optional<Record>> known = new HashMap<>();

    /** @param readable the parts of an entity type's records that may be looked at */
    Referred(RecordStore store, Metadata metadata, Function<EntityType, List<Branch>> readable) {
        this.store = store;
        this.metadata = metadata;
        this.readable = readable;
    }

    /** Those that a rule sees: whatever is there, whoever saves. */
    static Referred all(RecordStore store, Metadata metadata) {
        return new Referred(store, metadata, _ -> List.of(new Branch.Everyone()));
    }

    /** What a record says under a path: {@code stage}, {@code account.tier}. */
    Optional<Object> value(Record record, String path) {
        int dot = path.indexOf('.');
        if (dot < 0) {
            return record.operand(path);
        }
        return target(record, path.substring(0, dot)).flatMap(target -> target.operand(path.substring(dot + 1)));
    }

    /** The record that a lookup leads to, if it may be looked at. */
    Optional<Record> target(Record record, String lookup) {
        return record.value(lookup, RecordRef.class).flatMap(ref -> known.computeIfAbsent(ref, this::read));
    }

    private Optional<Record> read(RecordRef ref) {
        EntityType type = metadata.entityType(ref.entity());
        return store.find(type, ref.id(), readable.apply(type), Lock.NONE, Existence.LIVE)
                .map(row -> new Record(type, row));
    }
}
