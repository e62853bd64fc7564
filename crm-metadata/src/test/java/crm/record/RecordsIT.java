package crm.record;

import static crm.problem.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import crm.kernel.SampleTenant;
import crm.kernel.Superuser;
import crm.metadata.EntityType;
import crm.problem.ProblemCode;
import crm.transaction.Caller;
import crm.value.Json;
import crm.value.RecordRef;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** One record through the one door: what a save does, refuses and leaves alone. */
class RecordsIT {

    private final SampleTenant tenant = SampleTenant.fresh();

    @Test
    void a_new_record_has_version_one_its_author_as_owner_and_its_defaults() {
        Caller rep = tenant.person("ann", "rep", null);
        Record made = tenant.as(rep, records -> records.create("sample", named("first")));

        Record found = tenant.as(rep, records -> records.find(made.ref()));
        assertThat(found.version()).isEqualTo(1);
        assertThat(found.owner()).isEqualTo(rep.user());
        assertThat(found.createdBy()).isEqualTo(rep.user());
        assertThat(found.createdAt()).isEqualTo(made.createdAt());
        Record person = tenant.run(records -> records.find(new RecordRef("user", rep.user())));
        assertThat(person.value("active")).contains(true);
    }

    @Test
    void a_default_gives_way_to_a_value_and_to_null() {
        Record inactive = tenant.run(records -> records.create(
                "user", patch(records, "user", "{'name': 'Bo', 'email': 'bo@example.com', 'active': false}")));
        Record unset = tenant.run(records -> records.create(
                "user", patch(records, "user", "{'name': 'Cy', 'email': 'cy@example.com', 'active': null}")));

        assertThat(inactive.value("active")).contains(false);
        assertThat(unset.value("active")).isEmpty();
    }

    @Test
    void a_field_that_is_not_shown_is_not_required() {
        assertProblem(() -> make("{'name': 'a', 'weight': 80}")).isInvalid("tint", ProblemCode.REQUIRED);

        Record light = make("{'name': 'b', 'weight': 65, 'tint': 'kept'}");

        assertThat(light.value("tint")).contains("kept");
        FieldStates states = tenant.run(records -> records.states(light));
        assertThat(states.absent()).containsOnly("tint");
        assertThat(states.required()).contains("name").doesNotContain("tint");
    }

    @Test
    void what_is_locked_is_locked_by_the_record_as_it_was() {
        Record made = make("{'name': 'a', 'sealed': 'first', 'checked': true}");
        FieldStates states = tenant.run(records -> records.states(made));
        assertThat(states.locked()).containsOnly("sealed");

        assertProblem(() -> update(made, "{'sealed': 'second', 'checked': false}"))
                .isInvalid("sealed", ProblemCode.READ_ONLY_FIELD);
        assertThat(update(made, "{'sealed': 'first', 'checked': false}").version())
                .isEqualTo(2);
        assertThat(update(made, "{'sealed': 'second', 'checked': true}").value("sealed"))
                .contains("second");
        assertProblem(() -> update(made, "{'sealed': null}")).isInvalid("sealed", ProblemCode.READ_ONLY_FIELD);
    }

    @Test
    void everything_that_is_wrong_is_told_at_once() {
        String json = """
                {'nmae': 'x', 'quantity': 'many', 'colour': 'green', 'price': 200, 'createdAt': '2027-01-01T00:00:00Z',
                 'email': 'nobody', 'parent': '%s'}""".formatted(UUID.randomUUID());

        assertProblem(() -> tenant.run(records -> records.create("sample", patch(records, "sample", json))))
                .hasCode(ProblemCode.INVALID_RECORD)
                .hasErrors(
                        "name REQUIRED",
                        "nmae UNKNOWN_FIELD",
                        "quantity WRONG_TYPE",
                        "email WRONG_FORMAT",
                        "createdAt READ_ONLY_FIELD",
                        "price RULE_BROKEN",
                        "parent UNKNOWN_REFERENCE");
        assertThat(count("record")).isZero();
        assertThat(count("change")).isZero();
    }

    @Test
    void a_merge_patch_changes_what_it_names_and_null_takes_a_value_away() {
        Record sample = tenant.sample(Map.of("name", "one", "email", "a@example.com", "notes", "keep"));

        update(sample, "{'name': 'two', 'email': null}");

        Record found = find(sample);
        assertThat(found.version()).isEqualTo(2);
        assertThat(found.title()).isEqualTo("two");
        assertThat(found.value("email")).isEmpty();
        assertThat(found.value("notes")).contains("keep");
    }

    @Test
    void a_required_value_cannot_be_taken_away() {
        Record sample = tenant.sample(Map.of("name", "one"));

        assertProblem(() -> update(sample, "{'name': null}")).isInvalid("name", ProblemCode.REQUIRED);
        assertProblem(() -> update(sample, "{'owner': null}")).isInvalid("owner", ProblemCode.REQUIRED);
    }

    @Test
    void a_patch_that_changes_nothing_saves_nothing() {
        Record sample = tenant.sample(Map.of("name", "one", "price", new BigDecimal("12.50")));

        Record answered = update(sample, "{'name': 'one', 'price': 12.5, 'email': null}");

        assertThat(answered.version()).isEqualTo(1);
        assertThat(find(sample).version()).isEqualTo(1);
        assertThat(find(sample).updatedAt()).isEqualTo(sample.updatedAt());
        assertThat(changes(sample)).containsExactly("create");
    }

    @Test
    void a_stale_version_is_refused_and_the_present_one_is_taken() {
        Record sample = tenant.sample(Map.of("name", "one"));
        update(sample, "{'name': 'two'}");

        assertProblem(() -> tenant.run(
                        records -> records.update(sample.ref(), named("three").expecting(1))))
                .hasCode(ProblemCode.STALE_VERSION);
        assertProblem(() -> tenant.run(records -> records.delete(sample.ref(), OptionalInt.of(1))))
                .hasCode(ProblemCode.STALE_VERSION);
        Record saved = tenant.run(
                records -> records.update(sample.ref(), named("three").expecting(2)));
        assertThat(saved.version()).isEqualTo(3);
    }

    @Test
    void a_deleted_record_is_gone_until_it_is_restored() {
        Record sample = tenant.sample(Map.of("name", "one", "price", new BigDecimal("12.50")));

        tenant.delete(sample);
        assertProblem(() -> find(sample)).hasCode(ProblemCode.NOT_FOUND);
        assertProblem(() -> update(sample, "{'name': 'two'}")).hasCode(ProblemCode.NOT_FOUND);
        assertProblem(() -> tenant.delete(sample)).hasCode(ProblemCode.NOT_FOUND);
        assertThat(tenant.samples()).isEmpty();

        Record restored = tenant.run(records -> records.restore(sample.ref()));
        assertThat(restored.version()).isEqualTo(3);
        assertThat(find(sample).value("price")).contains(new BigDecimal("12.50"));
        assertThat(tenant.samples()).containsExactly(sample.id());
        assertThat(changes(sample)).containsExactly("create", "delete", "restore");
    }

    @Test
    void what_is_not_deleted_cannot_be_restored() {
        Record sample = tenant.sample(Map.of("name", "one"));

        assertProblem(() -> tenant.run(records -> records.restore(sample.ref())))
                .hasCode(ProblemCode.NOT_DELETED);
        assertProblem(() -> tenant.run(records -> records.restore(new RecordRef("sample", UUID.randomUUID()))))
                .hasCode(ProblemCode.NOT_FOUND);
    }

    @Test
    void a_new_owner_is_a_change_like_any_other() {
        Caller ann = tenant.person("ann", "rep", null);
        Caller bob = tenant.person("bob", "rep", null);
        Record sample = tenant.as(ann, records -> records.create("sample", named("one")));

        update(sample, "{'owner': '%s'}".formatted(bob.user()));

        assertThat(find(sample).owner()).isEqualTo(bob.user());
        assertThat(Superuser.column(
                        "select delta::text from change where tenant_id = ? and record_id = ? and version = 2",
                        tenant.id(),
                        sample.id()))
                .containsExactly("{\"owner\": [\"%s\", \"%s\"]}".formatted(ann.user(), bob.user()));
        assertProblem(() -> update(sample, "{'owner': '%s'}".formatted(UUID.randomUUID())))
                .isInvalid("owner", ProblemCode.UNKNOWN_REFERENCE);
    }

    @Test
    void a_value_is_required_while_its_condition_holds() {
        Record sample = tenant.sample(Map.of("name", "one", "colour", "red"));

        assertProblem(() -> update(sample, "{'colour': 'blue'}")).isInvalid("reason", ProblemCode.REQUIRED);
        update(sample, "{'colour': 'blue', 'reason': 'the sky'}");
        assertProblem(() -> update(sample, "{'reason': null}")).isInvalid("reason", ProblemCode.REQUIRED);
    }

    @Test
    void a_rule_is_checked_against_the_whole_record() {
        Record sample = tenant.sample(Map.of("name", "one", "price", new BigDecimal("150")));

        assertProblem(() -> update(sample, "{'colour': 'green'}")).isInvalid("price", ProblemCode.RULE_BROKEN);
        assertThat(update(sample, "{'colour': 'green', 'price': 99}").version()).isEqualTo(2);
    }

    @Test
    void values_of_a_field_that_is_no_more_survive_an_update() {
        Record sample = tenant.sample(Map.of("name", "one"));
        Superuser.update(
                "update record set values = values || '{\"gone_c\": {\"a\": 1.50}}' where tenant_id = ? and id = ?",
                tenant.id(),
                sample.id());

        update(sample, "{'name': 'two'}");

        assertThat(Superuser.column(
                        "select values ->> 'gone_c' from record where tenant_id = ? and id = ?",
                        tenant.id(),
                        sample.id()))
                .containsExactly("{\"a\": 1.50}");
    }

    @Test
    void several_are_made_in_one_transaction_or_none() {
        RecordPatch good = named("several");
        List<Record> made = tenant.run(records -> records.createAll("sample", List.of(good, good)));

        assertThat(made).extracting(Record::title).containsExactly("several", "several");
        assertProblem(() -> tenant.run(records -> records.createAll("sample", List.of(good, RecordPatch.of(Map.of())))))
                .hasCode(ProblemCode.INVALID_RECORD)
                .atField("records[1].name");
    }

    @Test
    void work_of_another_caller_does_not_join_a_transaction() {
        Caller rep = tenant.person("joiner", "rep", null);

        assertThatThrownBy(() -> tenant.run(outer -> tenant.as(rep, inner -> inner.type("sample"))))
                .isInstanceOf(IllegalStateException.class);
    }

    private Record make(String json) {
        return tenant.run(records -> records.create("sample", patch(records, "sample", json)));
    }

    private static RecordPatch named(String name) {
        return RecordPatch.of(Map.of("name", name));
    }

    /** Reads a patch as REST does; single quotes stand for double ones. */
    private static RecordPatch patch(Records records, String entity, String json) {
        EntityType type = records.type(entity);
        return RecordPatch.parse(type, (ObjectNode) Json.read(json.replace('\'', '"')));
    }

    private Record update(Record record, String json) {
        return tenant.run(records -> records.update(record.ref(), patch(records, "sample", json)));
    }

    private Record find(Record record) {
        return tenant.run(records -> records.find(record.ref()));
    }

    private List<String> changes(Record record) {
        return Superuser.column(
                "select kind from change where tenant_id = ? and record_id = ? order by v", tenant.id(), record.id());
    }

    private long count(String table) {
        return Long.parseLong(Superuser.column("select count(*) from " + table + " where tenant_id = ?", tenant.id())
                .getFirst());
    }
}
