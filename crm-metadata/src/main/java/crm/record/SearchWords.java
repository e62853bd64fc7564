package crm.record;

import crm.metadata.EntityType;
import crm.metadata.Field;
import crm.record.store.WordRows;
import java.util.List;
import java.util.function.Function;

/** Keeps the words by which records are found with every save. */
final class SearchWords {

    private SearchWords() {}

    static void made(EntityType type, List<Record> records) {
        WordRows.change(
                type,
                records.stream()
                        .map(record -> new WordRows.Change(record.id(), _ -> "", texts(record)))
                        .toList());
    }

    static void saved(Record before, Record after) {
        WordRows.change(after.type(), List.of(new WordRows.Change(after.id(), texts(before), texts(after))));
    }

    /** What is deleted has none. */
    private static Function<Field, String> texts(Record record) {
        return field -> record.deletedAt().isEmpty()
                ? record.value(field).map(Object::toString).orElse("")
                : "";
    }
}
