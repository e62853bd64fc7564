package crm.rest.body;

import crm.metadata.EntityType;
import crm.metadata.LookupType;
import crm.record.Record;
import crm.record.Records;
import crm.value.RecordRef;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a page of records tells of the records that they refer to, as far as the caller may read those: read for the
 * whole page at once.
 */
final class Neighbours {

    private final Map<RecordRef, String> titles;
    private final Map<RecordRef, Record> records;

    private Neighbours(Map<RecordRef, String> titles, Map<RecordRef, Record> records) {
        this.titles = titles;
        this.records = records;
    }

    static Neighbours of(Records door, Collection<Record> page, Projection projection) {
        if (page.isEmpty()) {
            return new Neighbours(Map.of(), Map.of());
        }
        Map<RecordRef, String> titles = new HashMap<>(door.titles(page, projection.lookups()));
        Map<RecordRef, Record> records = new HashMap<>();
        projection.hops().forEach((lookup, fields) -> {
            Map<RecordRef, Record> found = door.findAll(target(projection.type(), lookup), referred(page, lookup));
            records.putAll(found);
            titles.putAll(door.titles(found.values(), Projection.lookups(fields)));
        });
        return new Neighbours(titles, records);
    }

    private static String target(EntityType type, String lookup) {
        return ((LookupType) type.field(lookup).type()).target().orElseThrow();
    }

    private static Set<RecordRef> referred(Collection<Record> page, String lookup) {
        return page.stream()
                .flatMap(record -> record.value(lookup, RecordRef.class).stream())
                .collect(Collectors.toSet());
    }

    Optional<String> title(RecordRef ref) {
        return Optional.ofNullable(titles.get(ref));
    }

    Optional<Record> record(RecordRef ref) {
        return Optional.ofNullable(records.get(ref));
    }
}
