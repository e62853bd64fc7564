package crm.metadata;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/** The record types of an entity type, and the entity type as the records of each have it. */
final class RecordTypes {

    static final RecordTypes NONE = new RecordTypes();

    private final Map<String, RecordType> byName = new LinkedHashMap<>();
    private final Map<String, EntityType> narrowed = new LinkedHashMap<>();

    private RecordTypes() {}

    /** @param narrow makes an entity type as records of one type have it; it knows all record types as well */
    static RecordTypes of(Collection<RecordType> all, BiFunction<RecordType, RecordTypes, EntityType> narrow) {
        RecordTypes types = new RecordTypes();
        all.forEach(type -> types.byName.put(type.name(), type));
        all.forEach(type -> types.narrowed.put(type.name(), narrow.apply(type, types)));
        return types;
    }

    Collection<RecordType> all() {
        return byName.values();
    }

    Optional<RecordType> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    Optional<EntityType> narrowed(String name) {
        return Optional.ofNullable(narrowed.get(name));
    }
}
