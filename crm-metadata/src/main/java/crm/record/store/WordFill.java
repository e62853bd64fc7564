package crm.record.store;

import crm.metadata.EntityType;
import crm.metadata.Field;
import crm.problem.ProblemCode;
import crm.record.store.Backlog.Due;
import crm.tenant.TenantMetadata;
import crm.transaction.Statement;
import crm.transaction.Transaction;
import crm.value.Json;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Brings the words of records from before into the index of what is searched, and takes those of a field out of it that is
 * not searched any more.
 */
@Singleton
public class WordFill implements BackgroundWork {

    private static final String WORDS = "words";

    private static final int AT_ONCE = 10_000;

    private static final String CLEAR = """
            delete from search_word where tenant_id = ? and entity_id = ? and field = ? and (word, record_id) in (
                select word, record_id from search_word where tenant_id = ? and entity_id = ? and field = ?
                order by word, record_id limit ?)""";

    private final TenantMetadata metadata;
    private final StoredValues stored;

    @Inject
    public WordFill(TenantMetadata metadata, StoredValues stored) {
        this.metadata = metadata;
        this.stored = stored;
    }

    /** Notes that the words of a field are to be written anew, or taken away where it is not searched any more. */
    public static void begin(EntityType type, String field) {
        Backlog.begin(WORDS, type, field, "");
    }

    /** Stops filling the words of a field whose entity type is out of sight. */
    public static void end(String entity, String field) {
        Backlog.end(WORDS, entity, field);
    }

    @Override
    public Set<String> kinds() {
        return Set.of(WORDS);
    }

    @Override
    public long count(Due due) {
        return stored.records(due.entityId());
    }

    /** What is there from a time when the field was searched goes first, so that nothing of it is found again. */
    @Override
    public void step(Due due) {
        Optional<EntityType> type = metadata.current().find(due.entity());
        if (type.isEmpty()) {
            due.stop(new WorkProblem(ProblemCode.UNKNOWN_ENTITY, "The entity type is hidden."));
            return;
        }
        if (due.done() == 0 && clear(type.get(), due.field()) == AT_ONCE) {
            return;
        }
        List<WordRows.Text> texts = type.get()
                .findField(due.field())
                .filter(Field::isSearchable)
                .map(field -> add(type.get(), field, due.after()))
                .orElse(List.of());
        if (texts.size() < BATCH) {
            due.end();
        } else {
            due.moveOn(texts.getLast().record(), texts.size());
        }
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

    private static List<WordRows.Text> add(EntityType type, Field field, UUID after) {
        List<WordRows.Text> texts = read(type, field, after);
        WordRows.add(type, field, texts);
        return texts;
    }

    private static List<WordRows.Text> read(EntityType type, Field field, UUID after) {
        String sql = "select id, values -> ? from record where tenant_id = ? and entity_id = " + type.id()
                + " and id > ? and deleted_at is null order by id limit " + BATCH + " for no key update";
        return Statement.run(sql, statement -> {
            new Binder(statement)
                    .add(field.key())
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
