package crm.record;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import crm.access.CallerView;
import crm.journal.Change;
import crm.journal.PastChange;
import crm.metadata.EntityType;
import crm.metadata.Field;
import crm.metadata.FieldAccess;
import crm.metadata.MaskedType;
import crm.record.store.Row;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a caller sees of records: without the values that are hidden from him, and with masks for those that are masked.
 * What is given out is for reading only; whatever saves works on the whole record.
 */
final class SeenRecords {

    private final CallerView view;

    SeenRecords(CallerView view) {
        this.view = view;
    }

    /** The record itself where the caller sees all of it. */
    Record seen(Record record) {
        EntityType type = view.of(record.type());
        if (isWhole(type, record.type())) {
            return record;
        }
        Row row = record.row();
        Map<String, Object> values = new HashMap<>();
        Map<String, Object> converted = new HashMap<>(row.converted());
        converted
                .keySet()
                .removeIf(name -> type.findField(name).filter(Field::converted).isEmpty());
        for (Field field : type.fields()) {
            Object value = row.values().get(field.name());
            if (value != null) {
                values.put(field.name(), field.type() instanceof MaskedType masked ? masked.mask(value) : value);
            }
        }
        return new Record(
                type,
                new Row(
                        row.id(),
                        row.version(),
                        values,
                        converted,
                        row.owner(),
                        row.createdAt(),
                        row.createdBy(),
                        row.updatedAt(),
                        row.updatedBy(),
                        row.deletedAt()));
    }

    /** The whole record with what of another the caller sees and may have changed. */
    Record completed(Record whole, Record given) {
        Record all = whole.copy();
        for (Field field : given.type().fields()) {
            if (field.access().compareTo(FieldAccess.READ) >= 0) {
                all.set(field.name(), given.value(field).orElse(null));
            }
        }
        return all;
    }

    List<Record> seen(List<Record> records) {
        return records.stream().map(this::seen).toList();
    }

    ThenAndNow seen(ThenAndNow record) {
        return new ThenAndNow(seen(record.then()), seen(record.now()));
    }

    @SuppressWarnings("ReferenceEquality") // a view shares the entity types that it does not limit
    private static boolean isWhole(EntityType seen, EntityType whole) {
        return seen == whole;
    }

    boolean seesAll(EntityType type) {
        return isWhole(view.of(type), type);
    }

    /** A change without what is hidden; empty if nothing else was changed. Its note may speak of any of it, or is not told. */
    Optional<PastChange> seen(EntityType type, PastChange change) {
        if (seesAll(type)) {
            return Optional.of(change);
        }
        ObjectNode delta = JsonNodeFactory.instance.objectNode();
        for (Map.Entry<String, JsonNode> entry : change.delta().properties()) {
            FieldAccess access = view.access(type.name(), entry.getKey());
            if (access == FieldAccess.MASKED) {
                delta.set(entry.getKey(), masked(entry.getValue()));
            } else if (access != FieldAccess.HIDDEN) {
                delta.set(entry.getKey(), entry.getValue());
            }
        }
        if (delta.isEmpty() && !change.delta().isEmpty() && change.kind() == Change.Kind.UPDATE) {
            return Optional.empty();
        }
        return Optional.of(new PastChange(
                change.v(),
                change.version(),
                change.kind(),
                change.at(),
                change.actor(),
                change.origin(),
                delta,
                delta.equals(change.delta()) ? change.note() : Optional.empty()));
    }

    /** That there was a value before and after is told, and nothing of either. */
    private static JsonNode masked(JsonNode change) {
        JsonNode mask = JsonNodeFactory.instance.objectNode().put("masked", MaskedType.whole());
        boolean noOld = change.isArray() && change.path(0).isNull();
        boolean noNew = change.isArray() && change.path(1).isNull();
        JsonNode none = JsonNodeFactory.instance.nullNode();
        return JsonNodeFactory.instance.arrayNode().add(noOld ? none : mask).add(noNew ? none : mask);
    }
}
