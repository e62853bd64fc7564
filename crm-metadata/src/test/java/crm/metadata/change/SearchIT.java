package crm.metadata.change;

import static org.assertj.core.api.Assertions.assertThat;

import crm.kernel.SampleTenant;
import crm.kernel.Superuser;
import crm.metadata.Field;
import crm.record.Record;
import crm.record.RecordPatch;
import crm.record.RecordSearch;
import crm.record.store.BackgroundWork;
import crm.record.store.Backlog;
import crm.transaction.Caller;
import crm.transaction.Statement;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Records are found by the words of fields that are searchable. */
class SearchIT {

    private static final String SEARCHABLE = """
            {'extend': {'sample': {'fields': {'name': {'searchable': true}, 'notes': {'searchable': true},
             'email': {'searchable': true}, 'phone': {'searchable': true}}}}}""";

    private final Shaping shaping = new Shaping();
    private final SampleTenant tenant = shaping.tenant();

    SearchIT() {
        shaping.patch(SEARCHABLE);
    }

    private List<String> found(Caller caller, String text) {
        return tenant.as(
                caller,
                records -> new RecordSearch(records)
                        .find(records.type("sample"), text, 5).stream()
                                .map(hit -> hit.record().title()
                                        + hit.field()
                                                .map(field -> " by " + field.name())
                                                .orElse(""))
                                .toList());
    }

    private List<String> found(String text) {
        return found(shaping.administrator(), text);
    }

    private String words() {
        return Superuser.column("select count(*) from search_word where tenant_id = ?", tenant.id())
                .getFirst();
    }

    @Test
    void titles_that_begin_so_come_first_then_titles_with_the_words_then_other_fields() {
        shaping.create("sample", "{'name': 'Zeppelin', 'notes': 'They want a red door'}");
        shaping.create("sample", "{'name': 'A big red barn'}");
        shaping.create("sample", "{'name': 'Red alert', 'email': 'red@example.com'}");

        assertThat(found("red")).containsExactly("Red alert", "A big red barn", "Zeppelin by notes");
        assertThat(found("door wants")).isEmpty();
        assertThat(found("DOOR want")).containsExactly("Zeppelin by notes");
        assertThat(found("zepp door")).containsExactly("Zeppelin by notes");
    }

    @Test
    void what_is_changed_deleted_or_restored_is_found_as_it_is() {
        Record record = shaping.create("sample", "{'name': 'One', 'notes': 'apples'}");

        shaping.update(record, "{'notes': 'pears and plums'}");
        assertThat(found("apple")).isEmpty();
        assertThat(found("plum")).containsExactly("One by notes");

        shaping.as(records -> records.delete(record.ref(), OptionalInt.empty()));
        assertThat(found("plum")).isEmpty();
        assertThat(words()).isEqualTo("0");

        shaping.as(records -> records.restore(record.ref()));
        assertThat(found("pears")).containsExactly("One by notes");
        shaping.update(shaping.read(record), "{'notes': null}");
        assertThat(words()).isEqualTo("1");
    }

    @Test
    void chinese_is_found_by_any_part() {
        shaping.create("sample", "{'name': '北京汽车有限公司', 'notes': '联系人：王小明'}");

        assertThat(found("汽车")).containsExactly("北京汽车有限公司");
        assertThat(found("小明")).containsExactly("北京汽车有限公司 by notes");
        assertThat(found("明")).containsExactly("北京汽车有限公司 by notes");
        assertThat(found("车汽")).isEmpty();
    }

    @Test
    void nobody_finds_by_a_field_that_he_does_not_see_or_a_record_that_he_may_not_read() {
        Caller rep = tenant.person("rep" + tenant.id(), "rep", null);
        Caller assistant = new Caller(tenant.id(), rep.user(), Set.of("assistant"), "test");
        Caller outsider = new Caller(tenant.id(), rep.user(), Set.of("outsider"), "test");
        tenant.as(
                rep,
                records -> records.create(
                        "sample",
                        RecordPatch.of(Map.of("name", "His", "notes", "confidential", "phone", "+49 30 4711"))));
        shaping.create("sample", "{'name': 'Another', 'notes': 'confidential'}");

        assertThat(found("confidential")).containsExactly("Another by notes", "His by notes");
        assertThat(found(rep, "confidential")).containsExactly("His by notes");
        assertThat(found(assistant, "confidential")).isEmpty();
        assertThat(found(outsider, "4711")).isEmpty();
        assertThat(found(outsider, "his")).containsExactly("His");
    }

    @Test
    void another_tenant_finds_nothing() {
        shaping.create("sample", "{'name': 'One', 'notes': 'apples'}");
        Shaping other = new Shaping();
        other.patch(SEARCHABLE);

        List<RecordSearch.Hit> hits =
                other.as(records -> new RecordSearch(records).find(records.type("sample"), "apples", 5));
        assertThat(hits).isEmpty();
    }

    @Test
    void records_from_before_are_found_once_a_field_is_searchable_and_not_when_it_is_no_more() {
        shaping.patch("{'extend': {'sample': {'fields': {'notes': null, 'story': {'searchable': false}}}}}");
        int many = BackgroundWork.BATCH + 10;
        tenant.run(records -> records.createAll(
                "sample",
                IntStream.range(0, many)
                        .mapToObj(i -> RecordPatch.of(Map.of("name", "s" + i, "notes", "word" + i)))
                        .toList()));
        String before = words();

        shaping.patch("{'extend': {'sample': {'fields': {'notes': {'searchable': true}}}}}");
        assertThat(found("word509")).containsExactly("s509 by notes");
        assertThat(shaping.run(Backlog::running)).isEmpty();

        shaping.patch("{'extend': {'sample': {'fields': {'notes': null}}}}");
        assertThat(found("word509")).isEmpty();
        assertThat(words()).isEqualTo(before);
    }

    @Test
    void what_was_changed_while_a_field_was_not_searched_is_not_found_by_what_it_was() {
        Record record = shaping.create("sample", "{'name': 'One', 'notes': 'apples'}");
        shaping.run(() -> {
            MetadataPlan plan =
                    shaping.kernel().plans.patch(Shaping.object("{'extend': {'sample': {'fields': {'notes': null}}}}"));
            plan.apply();
            return plan;
        });
        shaping.kernel().metadata.forget(tenant.id());
        shaping.update(record, "{'notes': 'pears'}");

        shaping.patch(SEARCHABLE);

        assertThat(found("apples")).isEmpty();
        assertThat(found("pears")).containsExactly("One by notes");
    }

    @Test
    void the_index_answers_under_row_level_security() {
        String plan = tenant.run(_ -> Statement.run("""
                explain select record_id from search_word where tenant_id = %d and entity_id = 901
                and field = any('{notes,email}') and word >= 'appl' and word < 'appm'""".formatted(tenant.id()), statement -> {
            statement.getConnection().createStatement().execute("set local enable_seqscan = off");
            StringBuilder text = new StringBuilder();
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    text.append(rows.getString(1)).append('\n');
                }
            }
            return text.toString();
        }));

        assertThat(plan).containsPattern("Index Cond: .*field = ANY.*word >= .*word < ");
    }

    @Test
    void only_texts_that_are_set_are_searchable() {
        assertThat(
                        shaping.problems(
                                "{'extend': {'sample': {'fields': {'sum_c': {'type': 'text', 'formula': 'name', 'searchable': true}}}}}"))
                .containsExactly("/extend/sample/fields/sum_c/searchable UNKNOWN_KEY");
        assertThat(shaping.problems("{'extend': {'sample': {'fields': {'price': {'searchable': true}}}}}"))
                .containsExactly("/extend/sample/fields/price UNKNOWN_KEY");
        assertThat(shaping.type("sample").fields().stream()
                        .filter(Field::isSearchable)
                        .map(Field::name))
                .containsExactly("name", "notes", "email", "phone");
    }
}
