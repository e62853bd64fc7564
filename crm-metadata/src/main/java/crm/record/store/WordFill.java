package crm.record.store;

import crm.metadata.EntityType;
import crm.metadata.Field;
import crm.transaction.Statement;
import crm.transaction.Transaction;
import crm.value.Json;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What {@link IndexFill} does for the words of a field: those of records from before come into the index, those of a field
 * that is not searched any more go out of it.
 */
final class WordFill {

    /** Behind the name of the field: its words are filled beside its slot. */
    static final String MARK = ":words";

    private static final int AT_ONCE = 10_000;

    private static final String CLEAR = """
            delete from search_word where tenant_id = ? and entity_id = ? and field = ? and (word, record_id) in (
                select word, record_id from search_word where tenant_id = ? and entity_id = ? and field = ?
                order by word, record_id limit ?)""";

    private WordFill() {}

    /** What is there from a time when the field was searched goes first, so that nothing of it is found again. */
    static IndexFill.Batch fill(EntityType type, String name, UUID after) {
        if (after.equals(IndexFill.BEFORE_ALL) && clear(type, name) == AT_ONCE) {
            return new IndexFill.Batch(0, Optional.of(IndexFill.BEFORE_ALL));
        }
        Optional<Field> field = type.findField(name).filter(Field::isSearchable);
        if (field.isEmpty()) {
            return new IndexFill.Batch(0, Optional.empty());
        }
        List<WordRows.Text> texts = read(type, field.get(), after);
        WordRows.add(type, field.get(), texts);
        return IndexFill.batch(texts.stream().map(WordRows.Text::record).toList());
    }

    private static int clear(EntityType type, String field) {
        int tenant = Transaction.current().caller().tenant();
        return Statement.run(CLEAR, statement -> {
            new Binder(statement)
                    .add(tenant)
                    .add(type.id())
                    .add(field)
                    .add(tenant)
                    .add(type.id())
                    .add(field)
                    .add(AT_ONCE);
            return statement.executeUpdate();
        });
    }

    private static List<WordRows.Text> read(EntityType type, Field field, UUID after) {
        String sql = "select id, values -> ? from record where tenant_id = ? and entity_id = " + type.id()
                + " and id > ? and deleted_at is null order by id limit " + IndexFill.BATCH + " for no key update";
        return Statement.run(sql, statement -> {
            new Binder(statement)
                    .add(field.name())
                    .add(Transaction.current().caller().tenant())
                    .add(after);
            List<WordRows.Text> texts = new ArrayList<>();
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    String json = result.getString(2);
                    String text = json == null ? "" : Json.read(json).asText("");
                    texts.add(new WordRows.Text(result.getObject(1, UUID.class), text));
                }
            }
            return texts;
        });
    }
}
