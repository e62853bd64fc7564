package crm.metadata.change;

import static crm.problem.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import crm.problem.ProblemCode;
import crm.record.Record;
import crm.value.RecordRef;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** Lookups to a record of one of several entity types. */
class SeveralTargetsIT {

    private static final String NOTES = """
            {'entities': {'note_c': {'label': 'Note', 'title': 'name_c', 'fields': {
                'name_c': {'type': 'text'},
                'on_c': {'type': 'lookup', 'to': %s, 'inverse': 'notes_c', 'onDelete': '%s'}}}}}""";

    private final Shaping shaping = new Shaping();
    private final Record sample = shaping.create("sample", "{'name': 'sample'}");
    private final Record part = shaping.create("part", "{'name': 'part'}");

    private Record note(String name, Record on) {
        return shaping.create(
                "note_c",
                "{'name_c': '%s', 'on_c': {'entity': '%s', 'id': '%s'}}"
                        .formatted(name, on.type().name(), on.id()));
    }

    @Test
    void it_keeps_what_it_refers_to_and_both_list_it() {
        shaping.patch(NOTES.formatted("['sample', 'part']", "keep"));
        Record first = note("first", sample);
        note("second", part);

        assertThat(shaping.read(first).value("on_c")).contains(new RecordRef("sample", sample.id()));
        assertThat(shaping.names("note_c", "on_c == '%s'".formatted(part.id()), "name_c"))
                .containsExactly("second");
        assertThat(shaping.names("note_c", "on_c.entity == 'sample'", "name_c")).containsExactly("first");
        for (String target : List.of("sample", "part")) {
            assertThat(shaping.metadata().referencesTo(shaping.type(target)))
                    .anyMatch(reference -> reference.inverse().equals("notes_c"));
        }
    }

    @Test
    void what_is_not_there_is_no_target() {
        shaping.patch(NOTES.formatted("['sample', 'part']", "keep"));

        assertProblem(() -> shaping.create("note_c", "{'on_c': {'entity': 'part', 'id': '%s'}}".formatted(sample.id())))
                .isInvalid("on_c", ProblemCode.UNKNOWN_REFERENCE);
        assertProblem(() -> shaping.create("note_c", "{'on_c': '%s'}".formatted(sample.id())))
                .isInvalid("on_c", ProblemCode.UNKNOWN_REFERENCE);
    }

    @Test
    void targets_of_each_entity_type_are_held_or_take_it_along() {
        shaping.patch(NOTES.formatted("['sample', 'part']", "restrict"));
        Record note = note("on part", part);
        assertProblem(() -> delete(part)).hasCode(ProblemCode.HAS_CHILDREN);
        delete(sample);

        shaping.patch("{'entities': {'note_c': {'fields': {'on_c': {'required': true, 'onDelete': 'cascade'}}}}}");
        delete(part);
        assertThat(shaping.names("note_c", "", "name_c")).isEmpty();
        shaping.as(records -> records.restore(part.ref()));
        assertThat(shaping.read(note).value("on_c")).contains(part.ref());
    }

    @Test
    void another_target_is_added_under_records_and_one_in_use_stays() {
        shaping.patch(NOTES.formatted("'part'", "keep"));
        Record note = shaping.create("note_c", "{'name_c': 'n', 'on_c': '%s'}".formatted(part.id()));
        String to = "{'entities': {'note_c': {'fields': {'on_c': {'to': %s}}}}}";

        shaping.patch(to.formatted("['sample', 'part']"));
        assertThat(shaping.read(note).value("on_c")).contains(part.ref());
        assertThat(shaping.names("note_c", "on_c.entity == 'part'", "name_c")).containsExactly("n");
        assertThat(shaping.names("note_c", "on_c == '%s'".formatted(part.id()), "name_c"))
                .containsExactly("n");

        assertThat(shaping.problems(to.formatted("'sample'")))
                .containsExactly("/entities/note_c/fields/on_c/type NOT_CONVERTIBLE");
        shaping.patch(to.formatted("'part'"));
        assertThat(shaping.read(note).value("on_c")).contains(part.ref());
    }

    private void delete(Record record) {
        shaping.as(records -> records.delete(record.ref(), OptionalInt.empty()));
    }
}
