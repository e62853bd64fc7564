package crm.metadata.change;

import static crm.problem.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import crm.kernel.SampleTenant;
import crm.kernel.Superuser;
import crm.problem.ProblemCode;
import crm.record.Record;
import crm.record.store.BackgroundWork;
import crm.record.store.Backlog;
import crm.record.store.WorkProblem;
import crm.transaction.Caller;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Changes of mind about fields that very many records have, step by step as a worker makes them. */
class ChangeOfHeartIT {

    private static final String TO_NUMBER = "{'extend': {'sample': {'fields': {'size_c': {'type': 'number'}}}}}";

    private final Shaping shaping = new Shaping();
    private final SampleTenant tenant = shaping.tenant();

    private boolean step() {
        boolean more = shaping.kernel().transactions.run(Caller.system(tenant.id()), shaping.kernel().worker::step);
        shaping.kernel().metadata.forget(tenant.id());
        return more;
    }

    private void stepToTheEnd() {
        shaping.kernel().anotherWorker().fill(tenant.id(), 1_000);
    }

    /** As many again of one record, past the kernel. */
    private void copies(Record of, int count) {
        int made = Superuser.update("""
                insert into record select (jsonb_populate_record(r, jsonb_build_object('id', uuidv7()))).*
                from record r, generate_series(1, ?) where r.tenant_id = ? and r.id = ?""", count, tenant.id(), of.id());
        assertThat(made).isEqualTo(count);
    }

    private Record sizes(String size) {
        shaping.patch("{'extend': {'sample': {'fields': {'size_c': {'type': 'text'}}}}}");
        Record first = shaping.create("sample", "{'name': 'first', 'size_c': '%s'}".formatted(size));
        copies(first, Conversion.AT_ONCE);
        return first;
    }

    private void begin(String patch) {
        shaping.run(() -> {
            MetadataPlan plan = shaping.kernel().plans.patch(Shaping.object(patch));
            plan.apply();
            return plan;
        });
        shaping.kernel().metadata.forget(tenant.id());
    }

    private String typeOfSize() {
        return shaping.type("sample").field("size_c").type().name();
    }

    @Test
    void many_values_are_converted_before_the_field_is() {
        Record first = sizes("12");

        begin(TO_NUMBER);
        step();

        assertThat(typeOfSize()).isEqualTo("text");
        assertThat(shaping.read(first).value("size_c")).contains("12");
        assertThat(shaping.run(Backlog::running)).singleElement().satisfies(due -> {
            assertThat(due.kind() + " " + due.entity() + "." + due.field()).isEqualTo("conversion sample.size_c");
            assertThat(due.done()).isEqualTo(BackgroundWork.BATCH);
            assertThat(due.total()).hasValue(Conversion.AT_ONCE + 1);
        });

        // what is left of a killed node is its rows
        stepToTheEnd();

        assertThat(typeOfSize()).isEqualTo("number");
        assertThat(shaping.run(Backlog::running)).isEmpty();
        assertThat(shaping.read(first).value("size_c")).hasToString("Optional[12]");
        assertThat(shaping.read(first).version()).isEqualTo(1);
        assertThat(shaping.stored().version().by())
                .isEqualTo(shaping.administrator().user());
        assertThat(shaping.names("sample", "size_c > 12", "")).isEmpty();
        assertThat(shaping.names("sample", "size_c == 12", "size_c")).hasSize(50);
    }

    @Test
    void what_is_saved_while_a_field_is_converted_has_its_new_value() {
        Record first = sizes("12");
        begin(TO_NUMBER);
        step();

        shaping.update(shaping.read(first), "{'size_c': '13'}");
        Record made = shaping.create("sample", "{'name': 'made', 'size_c': '14'}");
        Record emptied = shaping.create("sample", "{'name': 'emptied', 'size_c': '15'}");
        shaping.update(emptied, "{'size_c': null}");
        assertProblem(() -> shaping.create("sample", "{'name': 'b', 'size_c': 'large'}"))
                .isInvalid("size_c", ProblemCode.NOT_CONVERTIBLE);
        stepToTheEnd();

        assertThat(shaping.names("sample", "size_c > 12", "-size_c")).containsExactly("made", "first");
        assertThat(shaping.read(emptied).value("size_c")).isEmpty();
        assertThat(shaping.read(made).version()).isEqualTo(1);
        Record changed = shaping.update(shaping.read(made), "{'size_c': 20}");
        assertThat(shaping.read(changed).value("size_c")).hasToString("Optional[20]");
    }

    @Test
    void a_conversion_that_is_called_off_changes_nothing_and_can_be_begun_again() {
        Record first = sizes("12");
        begin(TO_NUMBER);
        step();

        shaping.run(() -> {
            shaping.kernel().fieldWork.cancel("conversion", "sample", "size_c");
            return true;
        });
        shaping.kernel().metadata.forget(tenant.id());
        assertThat(step()).isFalse();
        shaping.update(shaping.read(first), "{'size_c': 'large'}");
        assertThat(typeOfSize()).isEqualTo("text");
        assertThat(shaping.problems(TO_NUMBER)).containsExactly("/extend/sample/fields/size_c/type NOT_CONVERTIBLE");

        shaping.update(shaping.read(first), "{'size_c': '7'}");
        begin(TO_NUMBER);
        stepToTheEnd();
        assertThat(shaping.read(first).value("size_c")).hasToString("Optional[7]");
    }

    @Test
    void a_version_from_before_a_conversion_can_be_gone_back_to() {
        Record first = sizes("12");
        var before = shaping.stored().layer().document();
        begin(TO_NUMBER);
        stepToTheEnd();

        shaping.replace(before);
        stepToTheEnd();

        assertThat(typeOfSize()).isEqualTo("text");
        assertThat(shaping.read(first).value("size_c")).contains("12");
    }

    @Test
    void what_stands_against_a_change_when_its_values_are_converted_stops_it() {
        sizes("12");
        begin(TO_NUMBER);
        shaping.patch("""
                {'extend': {'sample': {'lists': {'large_c': {'label': 'Large', 'columns': ['name'],
                    'filter': 'size_c.startsWith(\\u0027l\\u0027)'}}}}}""");
        assertThat(shaping.problems("{'extend': {'sample': {'fields': {'size_c': {'type': 'date'}}}}}"))
                .contains("/extend/sample/fields/size_c/type IN_PROGRESS");

        stepToTheEnd();

        assertThat(typeOfSize()).isEqualTo("text");
        assertThat(shaping.run(Backlog::running))
                .singleElement()
                .satisfies(due -> assertThat(due.problem()).isPresent());
    }

    @Test
    void a_value_that_does_not_convert_stops_it_with_its_record_and_it_can_be_begun_again() {
        Record first = sizes("12");
        begin(TO_NUMBER);
        int hidden = Superuser.update(
                "update record set values = values || '{\"size_c\": \"large\"}' where tenant_id = ? and id = ?",
                tenant.id(),
                first.id());
        assertThat(hidden).isEqualTo(1);

        stepToTheEnd();

        WorkProblem problem = shaping.run(Backlog::running).getFirst().problem().orElseThrow();
        assertThat(problem.code()).isEqualTo(ProblemCode.NOT_CONVERTIBLE);
        assertThat(problem.arguments()).containsExactly("large", "number");
        assertThat(problem.records()).containsExactly(new WorkProblem.At(first.id(), "first"));
        shaping.update(shaping.read(first), "{'size_c': 'medium'}");
        shaping.update(shaping.read(first), "{'size_c': '7'}");
        begin(TO_NUMBER);
        stepToTheEnd();
        assertThat(shaping.read(first).value("size_c")).hasToString("Optional[7]");
        assertThat(shaping.run(Backlog::running)).isEmpty();
    }

    @Test
    void several_fields_of_many_values_are_converted_one_after_the_other_and_change_together() {
        shaping.patch("{'extend': {'sample': {'fields': {'size_c': {'type': 'text'}, 'length_c': {'type': 'text'}}}}}");
        Record first = shaping.create("sample", "{'name': 'first', 'size_c': '12', 'length_c': '3'}");
        copies(first, Conversion.AT_ONCE);
        begin(
                "{'extend': {'sample': {'fields': {'size_c': {'type': 'number'}, 'length_c': {'type': 'number', 'scale': 1}}}}}");
        while (shaping.run(Backlog::running).getFirst().field().equals("size_c")) {
            step();
        }
        assertThat(typeOfSize()).isEqualTo("text");
        assertProblem(() -> shaping.update(first, "{'size_c': 'large'}"))
                .isInvalid("size_c", ProblemCode.NOT_CONVERTIBLE);
        shaping.update(first, "{'size_c': '13', 'length_c': '4'}");

        stepToTheEnd();

        assertThat(typeOfSize()).isEqualTo("number");
        assertThat(shaping.type("sample").field("length_c").type().name()).isEqualTo("number");
        assertThat(shaping.names("sample", "size_c > 12 && length_c > 3", "")).containsExactly("first");
        assertThat(shaping.run(Backlog::running)).isEmpty();
    }

    @Test
    void the_preview_names_the_values_that_do_not_convert_with_their_records() {
        shaping.patch("{'extend': {'sample': {'fields': {'size_c': {'type': 'text'}}}}}");
        shaping.create("sample", "{'name': 'one', 'size_c': ' 12'}");
        Record two = shaping.create("sample", "{'name': 'two', 'size_c': 'large'}");

        ConversionPreview preview =
                shaping.plan(TO_NUMBER).conversions().getFirst().preview();

        assertThat(preview.values()).isEqualTo(2);
        assertThat(preview.refused()).singleElement().satisfies(refused -> {
            assertThat(refused.value().asText()).isEqualTo("large");
            assertThat(refused.records())
                    .singleElement()
                    .satisfies(record -> assertThat(record.id()).isEqualTo(two.id()));
        });
    }

    @Test
    void the_records_of_an_option_that_many_have_get_another_in_the_background() {
        Record red = shaping.create("sample", "{'name': 'a', 'colour': 'red'}");
        copies(red, OptionReplacement.AT_ONCE);
        begin(
                "{'extend': {'sample': {'fields': {'colour': {'values': {'red': {'hidden': true, 'replacedBy': 'green'}}}}}}}");
        step();
        assertThat(shaping.read(red).value("colour")).contains("green");
        assertThat(shaping.names("sample", "colour == 'green'", "")).hasSize(50);

        stepToTheEnd();

        assertThat(Superuser.column(
                        "select count(*) from record where tenant_id = ? and values ->> 'colour' = 'red'", tenant.id()))
                .isEqualTo(List.of("0"));
        assertThat(Superuser.column("select count(*) from change where tenant_id = ? and kind = 'update'", tenant.id()))
                .isEqualTo(List.of(String.valueOf(OptionReplacement.AT_ONCE + 1)));
        assertThat(shaping.run(Backlog::running)).isEmpty();
    }

    @Test
    void one_of_several_options_is_replaced_where_it_stands_and_stands_there_once() {
        shaping.patch("""
                {'extend': {'sample': {'fields': {'tags_c': {'type': 'multiPicklist', 'values': {
                    'old': {'label': 'Old'}, 'new': {'label': 'New'}, 'big': {'label': 'Big'}}}}}}}""");
        Record both = shaping.create("sample", "{'name': 'both', 'tags_c': ['old', 'new', 'big']}");
        Record one = shaping.create("sample", "{'name': 'one', 'tags_c': ['old']}");

        shaping.patch(
                "{'extend': {'sample': {'fields': {'tags_c': {'values': {'old': {'hidden': true, 'replacedBy': 'big'}}}}}}}");

        assertThat(shaping.read(both).value("tags_c")).contains(List.of("new", "big"));
        assertThat(shaping.read(one).value("tags_c")).contains(List.of("big"));
        assertThat(shaping.read(one).version()).isEqualTo(2);
    }

    @Test
    void an_index_that_is_written_anew_is_asked_all_the_while() {
        shaping.patch("{'extend': {'sample': {'fields': {'size_c': {'type': 'text'}}}}}");
        Record one = shaping.create("sample", "{'name': 'one', 'size_c': 'large'}");
        Superuser.update("update record set t10 = 'lost' where tenant_id = ? and id = ?", tenant.id(), one.id());
        assertThat(shaping.names("sample", "size_c == 'large'", "size_c")).isEmpty();

        shaping.run(() -> {
            shaping.kernel().fieldWork.reindex("sample", "size_c");
            return true;
        });
        assertThat(shaping.type("sample").field("size_c").isIndexed()).isTrue();
        stepToTheEnd();

        assertThat(shaping.names("sample", "size_c == 'large'", "size_c")).containsExactly("one");
        assertProblem(() -> tenant.as(tenant.person("rep", "rep", null), _ -> {
                    shaping.kernel().fieldWork.reindex("sample", "size_c");
                    return true;
                }))
                .hasCode(ProblemCode.FORBIDDEN);
    }

    @Test
    void people_and_departments_take_own_fields_but_none_that_nobody_is_asked_for() {
        shaping.patch("""
                {'extend': {'user': {'fields': {'desk_c': {'type': 'text'}}},
                            'department': {'fields': {'costs_c': {'type': 'number', 'required': false}}}}}""");
        tenant.person("desk", "rep", null);
        Record user = shaping.create("user", "{'name': 'Ada', 'email': 'ada@example.com', 'desk_c': 'B12'}");
        Record department = shaping.create("department", "{'name': 'Sales', 'costs_c': 7}");

        assertThat(shaping.names("user", "desk_c == 'B12'", "desk_c")).containsExactly("Ada");
        assertThat(shaping.read(department).value("costs_c")).hasToString("Optional[7]");
        assertThat(shaping.read(user).value("desk_c")).contains("B12");
        assertThat(shaping.problems(
                        "{'extend': {'user': {'fields': {'badge_c': {'type': 'text', 'required': true}}}}}"))
                .contains("/extend/user/fields/badge_c/required REQUIRED");
        assertThat(
                        shaping.problems(
                                "{'extend': {'user': {'fields': {'badge_c': {'type': 'text', 'required': true, 'default': 'none'}}}}}"))
                .isEmpty();
    }

    @Test
    void limits_of_a_packs_field_are_narrowed_and_never_widened() {
        assertThat(shaping.problems("{'extend': {'user': {'fields': {'phone': {'unique': true}}}}}"))
                .isEmpty();
        assertThat(shaping.problems(
                        "{'extend': {'sample': {'fields': {'name': {'maxLength': 20, 'pattern': '[a-z].*'}}}}}"))
                .isEmpty();
        assertThat(shaping.problems("{'extend': {'sample': {'fields': {'name': {'maxLength': 900}}}}}"))
                .containsExactly("/extend/sample/fields/name/maxLength OUT_OF_RANGE");

        shaping.patch("{'extend': {'sample': {'fields': {'name': {'maxLength': 5}}}}}");
        assertProblem(() -> shaping.create("sample", "{'name': 'too long for it'}"))
                .isInvalid("name", ProblemCode.TOO_LONG);
    }
}
