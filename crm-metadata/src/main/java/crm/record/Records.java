package crm.record;

import crm.metadata.EntityType;
import crm.metadata.Metadata;
import crm.record.query.Aggregation;
import crm.record.query.RecordQuery;
import crm.value.RecordRef;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** SKELETON of the one door to records; always inside a transaction (crm.transaction.Transactions). */
@Singleton
public class Records {

    /** The current caller's tenant's snapshot. */
    public Metadata metadata() {
        throw new UnsupportedOperationException();
    }

    public EntityType type(String entity) {
        return metadata().entityType(entity);
    }

    public Record find(RecordRef ref) {
        throw new UnsupportedOperationException();
    }

    public RecordPage list(RecordQuery query) {
        throw new UnsupportedOperationException();
    }

    /** Titles of the records that these refer to, as far as the caller may read them; one statement an entity type. */
    public Map<RecordRef, String> titles(Collection<Record> records, Collection<String> lookupFields) {
        throw new UnsupportedOperationException();
    }

    /** Records by id, as far as they exist and the caller may read them. */
    public Map<RecordRef, Record> findAll(String entity, Collection<RecordRef> refs) {
        throw new UnsupportedOperationException();
    }

    public List<Aggregation.Group> aggregate(Aggregation aggregation) {
        throw new UnsupportedOperationException();
    }

    public Record create(String entity, RecordPatch patch) {
        throw new UnsupportedOperationException();
    }

    public Record update(RecordRef ref, RecordPatch patch) {
        throw new UnsupportedOperationException();
    }

    public Record delete(RecordRef ref, OptionalInt expectedVersion) {
        throw new UnsupportedOperationException();
    }

    public Record restore(RecordRef ref) {
        throw new UnsupportedOperationException();
    }

    /** The same door without access rules, for the system's own work. Grep for it. */
    public Records unrestricted() {
        throw new UnsupportedOperationException();
    }
}
