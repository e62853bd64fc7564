package crm.record.store;

import crm.metadata.EntityType;
import crm.metadata.Field;
import crm.transaction.Statement;
import crm.transaction.Transaction;
import crm.value.TextWords;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;

/** Writes the index of words: a row for each word of a searchable field of a record that is not deleted. */
public final class WordRows {

    private static final String ADD = """
            insert into search_word (tenant_id, entity_id, field, word, record_id)
            select ?, ?, made.* from unnest(?::text[], ?::text[], ?::uuid[]) as made on conflict do nothing""";
    private static final String REMOVE = """
            delete from search_word as kept using unnest(?::text[], ?::text[], ?::uuid[]) as gone (field, word, record_id)
            where kept.tenant_id = ? and kept.entity_id = ? and kept.field = gone.field and kept.word = gone.word
            and kept.record_id = gone.record_id""";

    private record Entry(String field, String word, UUID record) {}

    /** A record as it is for search: its row, or none where it is not there yet or not any more. */
    public record Change(UUID record, Function<Field, String> before, Function<Field, String> after) {}

    private WordRows() {}

    /** Brings the words of records of one entity type up to date; texts are empty where there is no value. */
    public static void change(EntityType type, Collection<Change> changes) {
        List<Field> fields = type.fields().stream().filter(Field::isSearchable).toList();
        if (fields.isEmpty()) {
            return;
        }
        List<Entry> gone = new ArrayList<>();
        List<Entry> made = new ArrayList<>();
        for (Change change : changes) {
            for (Field field : fields) {
                String before = change.before().apply(field);
                String after = change.after().apply(field);
                if (!before.equals(after)) {
                    Set<String> old = TextWords.of(before);
                    Set<String> now = TextWords.of(after);
                    without(old, now).forEach(word -> gone.add(new Entry(field.name(), word, change.record())));
                    without(now, old).forEach(word -> made.add(new Entry(field.name(), word, change.record())));
                }
            }
        }
        remove(type, gone);
        add(type, made);
    }

    /** Those of a text that the record has in any case; what is there already stays. */
    static void add(EntityType type, Field field, Collection<Text> texts) {
        List<Entry> made = new ArrayList<>();
        texts.forEach(text ->
                TextWords.of(text.text()).forEach(word -> made.add(new Entry(field.name(), word, text.record()))));
        add(type, made);
    }

    /** What a record has in a field. */
    record Text(UUID record, String text) {}

    private static Set<String> without(Set<String> some, Set<String> others) {
        Set<String> rest = new TreeSet<>(some);
        rest.removeAll(others);
        return rest;
    }

    private static void add(EntityType type, List<Entry> entries) {
        if (entries.isEmpty()) {
            return;
        }
        Statement.run(ADD, statement -> {
            statement.setInt(1, Transaction.current().caller().tenant());
            statement.setInt(2, type.id());
            bind(statement, 3, entries);
            return statement.executeUpdate();
        });
    }

    private static void remove(EntityType type, List<Entry> entries) {
        if (entries.isEmpty()) {
            return;
        }
        Statement.run(REMOVE, statement -> {
            bind(statement, 1, entries);
            statement.setInt(4, Transaction.current().caller().tenant());
            statement.setInt(5, type.id());
            return statement.executeUpdate();
        });
    }

    private static void bind(PreparedStatement statement, int first, List<Entry> entries) throws SQLException {
        array(statement, first, "text", entries, Entry::field);
        array(statement, first + 1, "text", entries, Entry::word);
        array(statement, first + 2, "uuid", entries, Entry::record);
    }

    private static void array(
            PreparedStatement statement, int place, String type, List<Entry> entries, Function<Entry, Object> of)
            throws SQLException {
        statement.setArray(
                place,
                statement
                        .getConnection()
                        .createArrayOf(type, entries.stream().map(of).toArray()));
    }
}
