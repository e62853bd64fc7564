package crm.metadata.pack;

import com.fasterxml.jackson.databind.JsonNode;
import crm.metadata.BadValue;
import crm.metadata.EntityType;
import crm.metadata.Field;
import crm.metadata.FieldConditions;
import crm.metadata.Label;
import crm.metadata.PicklistType;
import crm.metadata.RecordType;
import crm.metadata.Slot;
import crm.metadata.Storage;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Makes record types of an entity type's document, and the picklist of them. What is hidden leaves them by itself. */
final class RecordTypeReader {

    private static final String LABEL = "Record type";

    private final Map<String, Field> fields = new LinkedHashMap<>();
    private final Translation words;

    /** @param shown the entity type's fields without those that are hidden */
    RecordTypeReader(Collection<Field> shown, Translation words) {
        shown.forEach(field -> fields.put(field.name(), field));
        this.words = words;
    }

    /** @param order names of those that come first; may be missing */
    List<RecordType> read(JsonNode definitions, JsonNode order) {
        return Order.of(order, definitions).stream()
                // a layer may speak of one that its pack does not have any more
                .filter(name -> definitions.path(name).has("label"))
                .map(name -> type(name, definitions.path(name)))
                .toList();
    }

    private RecordType type(String name, JsonNode definition) {
        return new RecordType(
                name,
                words.label(name, definition.path("label"), Words.of(name)),
                definition.has("help")
                        ? Optional.of(words.at(name).label("help", definition.path("help"), ""))
                        : Optional.empty(),
                offered(definition.path("values")),
                defaults(definition.path("defaults")),
                beginnings(definition.path("defaultFormulas")),
                shown(definition.path("required")),
                definition.path("hidden").asBoolean());
    }

    private Map<String, Set<String>> offered(JsonNode values) {
        Map<String, Set<String>> offered = new HashMap<>();
        values.properties().stream()
                .filter(entry -> fields.containsKey(entry.getKey()))
                .forEach(entry -> offered.put(entry.getKey(), names(entry.getValue())));
        return offered;
    }

    /** What is no value of its field has been told by {@link RecordTypeCheck}. */
    private Map<String, Object> defaults(JsonNode values) {
        Map<String, Object> defaults = new HashMap<>();
        values.properties()
                .forEach(entry -> Optional.ofNullable(fields.get(entry.getKey()))
                        .flatMap(field -> parsed(field, entry.getValue()))
                        .ifPresent(value -> defaults.put(entry.getKey(), value)));
        return defaults;
    }

    private Map<String, String> beginnings(JsonNode expressions) {
        Map<String, String> beginnings = new HashMap<>();
        expressions.properties().stream()
                .filter(entry -> fields.containsKey(entry.getKey()))
                .forEach(
                        entry -> beginnings.put(entry.getKey(), entry.getValue().asText()));
        return beginnings;
    }

    private static Optional<Object> parsed(Field field, JsonNode value) {
        try {
            return field.type().parse(value);
        } catch (BadValue bad) {
            return Optional.empty();
        }
    }

    private Set<String> shown(JsonNode names) {
        Set<String> shown = names(names);
        shown.retainAll(fields.keySet());
        return shown;
    }

    private static Set<String> names(JsonNode array) {
        Set<String> names = new LinkedHashSet<>();
        array.forEach(name -> names.add(name.asText()));
        return names;
    }

    /** The field in which a record says its type. */
    static Field field(List<RecordType> types, boolean isFilling, Translation system) {
        List<PicklistType.Option> options = types.stream()
                .map(type -> new PicklistType.Option(type.name(), type.label(), Map.of(), type.hidden(), Set.of()))
                .toList();
        PicklistType picklist = new PicklistType(options);
        Label label = system.label(EntityType.RECORD_TYPE, LABEL);
        return new Field(
                EntityType.RECORD_TYPE,
                label,
                picklist,
                false,
                false,
                false,
                picklist.options().stream().findFirst().map(PicklistType.Option::name),
                FieldConditions.NONE,
                isFilling ? new Storage.Filling(Slot.RECORD_TYPE) : new Storage.InSlot(Slot.RECORD_TYPE));
    }
}
