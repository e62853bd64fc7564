package crm.metadata.change;

import crm.metadata.EntityType;
import crm.metadata.Field;
import crm.metadata.UniqueCombination;
import crm.record.store.StoredValues;
import crm.record.store.StoredValues.Kept;
import crm.record.store.UniqueClaims.Claim;
import crm.record.store.UniqueKeys;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What the records of an entity type claim for themselves of a field or combination. */
record Claiming(StoredValues stored, EntityType type, UniqueCombination unique) {

    /** What the values of its fields stand under. */
    List<String> keys() {
        return unique.fields().stream()
                .flatMap(field -> type.findStored(field).stream())
                .map(Field::key)
                .toList();
    }

    /** The value that has to be a record's own; empty if it lacks one. */
    Optional<Claim> of(Kept record) {
        return UniqueKeys.of(type, unique, field -> value(record, field))
                .map(key -> new Claim(type.id(), unique.name(), key, record.id()));
    }

    private Optional<Object> value(Kept record, String field) {
        return type.findStored(field)
                .flatMap(known -> Optional.ofNullable(record.values().get(known.key()))
                        .map(json -> known.type().fromJson(json)));
    }

    /** Claims the values of records, and answers those that another one has. */
    List<Claim> claim(List<Kept> records) {
        List<Claim> missed =
                stored.claim(records.stream().flatMap(kept -> of(kept).stream()).toList());
        if (missed.isEmpty()) {
            return missed;
        }
        // a save was faster with the same record
        Set<Claim> held = new HashSet<>(stored.holders(missed));
        return missed.stream().filter(claim -> !held.contains(claim)).toList();
    }
}
