package crm.metadata.change;

import static crm.problem.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import crm.metadata.EntityType;
import crm.metadata.Field;
import crm.metadata.PicklistType;
import crm.metadata.RecordType;
import crm.problem.FieldProblem;
import crm.problem.ProblemCode;
import crm.record.FieldStates;
import crm.record.Record;
import crm.record.RecordPatch;
import crm.record.Records;
import crm.record.query.Aggregation;
import crm.record.query.Filter;
import crm.transaction.Caller;
import crm.value.Json;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** What records of a type have otherwise, from the layer that says it to the save that keeps to it. */
class RecordTypesIT {

    private static final String TYPES = """
            {'extend': {'sample': {'recordTypes': {
                'solid_c': {'label': {'en': 'Solid', 'zh': '固体'}, 'values': {'colour': ['red', 'green'], 'traits': ['old']},
                    'defaults': {'colour': 'green', 'price': 5}},
                'liquid_c': {'label': 'Liquid', 'values': {'colour': ['blue']}, 'required': ['quantity']}}}}}""";

    private final Shaping shaping = new Shaping();

    private Shaping typed() {
        shaping.patch(TYPES);
        return shaping;
    }

    private <T> T as(String role, Function<Records, T> work) {
        return shaping.tenant()
                .as(new Caller(shaping.tenant().id(), shaping.administrator().user(), Set.of(role), "test"), work);
    }

    private static RecordPatch patch(Records records, String json) {
        return RecordPatch.parse(records.type("sample"), Shaping.object(json));
    }

    private static List<String> options(EntityType type) {
        Field colour = type.field("colour");
        return ((PicklistType) colour.type())
                .options().stream().map(PicklistType.Option::name).toList();
    }

    @Test
    void a_new_record_has_the_first_type_with_its_defaults_unless_it_says_otherwise() {
        Record solid = typed().create("sample", "{'name': 'a'}");
        Record liquid =
                shaping.create("sample", "{'name': 'b', 'recordType': 'liquid_c', 'quantity': 1, 'reason': 'wet'}");

        assertThat(solid.recordType()).contains("solid_c");
        assertThat(solid.value("colour")).contains("green");
        assertThat(solid.value("price").map(Object::toString)).contains("5.00");
        assertThat(shaping.read(liquid).recordType()).contains("liquid_c");
        assertThat(liquid.value("price")).isEmpty();
    }

    @Test
    void what_a_type_does_not_offer_and_what_it_needs_is_told_at_once() {
        typed();

        assertProblem(() -> shaping.create("sample", "{'name': 'a', 'colour': 'blue', 'traits': ['old', 'small']}"))
                .hasErrors("colour UNKNOWN_OPTION", "traits UNKNOWN_OPTION", "reason REQUIRED");
        assertProblem(() -> shaping.create("sample", "{'name': 'a', 'recordType': 'liquid_c', 'colour': 'red'}"))
                .hasErrors("colour UNKNOWN_OPTION", "quantity REQUIRED");
        assertProblem(() -> shaping.create("sample", "{'name': 'a', 'recordType': 'gas_c'}"))
                .hasErrors("recordType UNKNOWN_OPTION");
        assertProblem(() -> shaping.create("sample", "{'name': 'a', 'recordType': null}"))
                .hasErrors("recordType REQUIRED");
    }

    @Test
    void a_type_changes_only_where_every_value_fits_the_new_one() {
        Record record = typed().create("sample", "{'name': 'a', 'colour': 'red'}");

        assertProblem(() -> shaping.update(record, "{'recordType': 'liquid_c'}"))
                .hasErrors("colour UNKNOWN_OPTION", "quantity REQUIRED");
        Record liquid = shaping.update(
                record, "{'recordType': 'liquid_c', 'colour': 'blue', 'quantity': 3, 'reason': 'molten'}");
        assertProblem(() -> shaping.update(liquid, "{'recordType': null}")).hasErrors("recordType REQUIRED");

        assertThat(liquid.recordType()).contains("liquid_c");
        assertThat(shaping.as(records -> records.history(record.ref(), Long.MAX_VALUE, 1))
                        .getFirst()
                        .delta()
                        .path("recordType"))
                .isEqualTo(Json.read("[\"solid_c\", \"liquid_c\"]"));
    }

    @Test
    void what_a_record_had_before_may_stay_as_it_is() {
        Record before = shaping.create("sample", "{'name': 'a', 'colour': 'blue', 'reason': 'sky'}");
        typed();
        Record renamed = shaping.update(before, "{'name': 'b'}");
        assertThat(renamed.recordType()).isEmpty();
        Record liquid = shaping.update(renamed, "{'recordType': 'liquid_c', 'quantity': 1}");

        shaping.patch("{'extend': {'sample': {'recordTypes': {'liquid_c': {'values': {'colour': ['red']}}}}}}");

        assertThat(shaping.update(liquid, "{'name': 'c', 'colour': 'blue'}").title())
                .isEqualTo("c");
        assertProblem(() -> shaping.create(
                        "sample",
                        "{'name': 'd', 'recordType': 'liquid_c', 'colour': 'blue', 'quantity': 1, 'reason': 'x'}"))
                .hasErrors("colour UNKNOWN_OPTION");
    }

    @Test
    void records_are_filtered_sorted_and_grouped_by_their_type_in_its_order() {
        shaping.create("sample", "{'name': 'before'}");
        typed();
        shaping.create("sample", "{'name': 'a', 'recordType': 'liquid_c', 'quantity': 1, 'reason': 'wet'}");
        shaping.create("sample", "{'name': 'b'}");

        assertThat(shaping.names("sample", "recordType == 'liquid_c'", "name")).containsExactly("a");
        assertThat(shaping.names("sample", "recordType != 'liquid_c'", "name")).containsExactly("b", "before");
        assertThat(shaping.names("sample", "recordType == null", "name")).containsExactly("before");
        assertThat(shaping.names("sample", "", "recordType,name")).containsExactly("b", "a", "before");
        assertThat(groups()).isEqualTo(Map.of("solid_c", 1L, "liquid_c", 1L, "none", 1L));
    }

    private Map<String, Long> groups() {
        return shaping.as(records -> {
            EntityType type = records.type("sample");
            return records
                    .aggregate(new Aggregation(
                            type, Filter.EVERYTHING, Optional.of(type.field(EntityType.RECORD_TYPE)), List.of()))
                    .stream()
                    .collect(java.util.stream.Collectors.toMap(
                            group -> group.key() == null ? "none" : group.key().toString(), Aggregation.Group::count));
        });
    }

    @Test
    void a_type_that_takes_another_place_is_found_there() {
        typed();
        shaping.create("sample", "{'name': 'a', 'recordType': 'liquid_c', 'quantity': 1, 'reason': 'wet'}");

        shaping.patch("{'extend': {'sample': {'recordTypes': {'solid_c': null, 'gas_c': {'label': 'Gas'}}}}}");
        shaping.create("sample", "{'name': 'b', 'recordType': 'gas_c'}");

        assertThat(shaping.names("sample", "", "recordType")).containsExactly("a", "b");
        assertThat(shaping.names("sample", "recordType == 'liquid_c'", "recordType"))
                .containsExactly("a");
    }

    @Test
    void an_order_of_the_tenants_own_counts_for_new_records_and_for_those_there_are() {
        typed();
        shaping.create("sample", "{'name': 'a'}");
        shaping.create("sample", "{'name': 'b', 'recordType': 'liquid_c', 'quantity': 1, 'reason': 'wet'}");

        shaping.patch("{'extend': {'sample': {'order': {'recordTypes': ['liquid_c']}}}}");

        assertThat(shaping.type("sample").recordTypes())
                .extracting(RecordType::name)
                .containsExactly("liquid_c", "solid_c");
        assertThat(shaping.names("sample", "", "recordType")).containsExactly("b", "a");
        assertThat(shaping.create("sample", "{'name': 'c', 'quantity': 1, 'reason': 'wet'}")
                        .recordType())
                .contains("liquid_c");
    }

    @Test
    void rules_and_conditions_read_the_type() {
        typed();
        shaping.patch("""
                {'extend': {'sample': {'fields': {'code': {'requiredWhen': 'recordType == \\"solid_c\\" && price > 10'}},
                    'rules': {'thin_c': {'when': 'recordType == \\"liquid_c\\" && weight > 1', 'message': 'Too thick', 'field': 'weight'}}}}}""");

        assertProblem(() -> shaping.create("sample", "{'name': 'a', 'price': 20}"))
                .hasErrors("code REQUIRED");
        assertProblem(() -> shaping.create(
                        "sample",
                        "{'name': 'a', 'recordType': 'liquid_c', 'quantity': 1, 'reason': 'wet', 'weight': 2}"))
                .hasErrors("weight RULE_BROKEN");
    }

    @Test
    void a_role_makes_records_of_its_types_only() {
        typed();
        shaping.patch(
                "{'roles': {'auditor': {'grants': {'sample': {'create': 'all', 'read': 'all', 'edit': 'all', 'recordTypes': ['liquid_c']}}}}}");
        shaping.patch(
                "{'roles': {'auditor': {'grants': {'sample': {'fields': {'quantity': 'edit', 'reason': 'edit', 'colour': 'edit'}}}}}}");
        String liquid = "{'name': 'a', 'quantity': 1, 'reason': 'wet'}";
        Record made = as("auditor", records -> records.create("sample", patch(records, liquid)));

        assertThat(made.recordType()).contains("liquid_c");
        assertProblem(() -> as(
                        "auditor",
                        records -> records.create("sample", patch(records, "{'name': 'a', 'recordType': 'solid_c'}"))))
                .hasCode(ProblemCode.FORBIDDEN)
                .hasErrors("recordType FORBIDDEN");
        assertProblem(() -> as(
                        "auditor",
                        records -> records.update(
                                made.ref(), patch(records, "{'recordType': 'solid_c', 'colour': 'red'}"))))
                .hasErrors("recordType FORBIDDEN");
    }

    @Test
    void the_states_of_fields_and_the_narrowed_type_answer_for_the_type() {
        Record liquid =
                typed().create("sample", "{'name': 'a', 'recordType': 'liquid_c', 'quantity': 1, 'reason': 'wet'}");
        FieldStates states = shaping.as(records -> records.states(liquid));

        assertThat(states.required()).contains("quantity", "name").doesNotContain("price");
        assertThat(options(liquid.narrowedType())).containsExactly("blue");
        assertThat(options(liquid.type())).containsExactly("red", "green", "blue");
        FieldStates ofNew = shaping.as(records -> records.statesOfNew("sample", RecordPatch.of(Map.of())));
        assertThat(ofNew.required()).doesNotContain("quantity");
    }

    @Test
    void a_type_that_records_have_is_hidden_or_replaced_and_not_taken_away() {
        Record liquid =
                typed().create("sample", "{'name': 'a', 'recordType': 'liquid_c', 'quantity': 1, 'reason': 'wet'}");
        assertThat(shaping.problems("{'extend': {'sample': {'recordTypes': {'liquid_c': null}}}}"))
                .containsExactly("/extend/sample/recordTypes/liquid_c IN_USE");

        shaping.patch("{'extend': {'sample': {'recordTypes': {'liquid_c': {'hidden': true}}}}}");
        assertProblem(() -> shaping.create("sample", "{'name': 'b', 'recordType': 'liquid_c'}"))
                .hasErrors("recordType UNKNOWN_OPTION");
        assertThat(shaping.update(liquid, "{'name': 'c'}").recordType()).contains("liquid_c");

        shaping.patch("{'extend': {'sample': {'recordTypes': {'liquid_c': {'replacedBy': 'solid_c'}}}}}");
        assertThat(shaping.read(liquid).recordType()).contains("solid_c");
        assertThat(shaping.names("sample", "recordType == 'solid_c'", "name")).containsExactly("c");
        assertThat(shaping.problems("{'extend': {'sample': {'recordTypes': {'liquid_c': null}}}}"))
                .isEmpty();
    }

    @Test
    void a_plan_tells_each_type_by_itself() {
        assertThat(shaping.changes(TYPES))
                .containsExactly(
                        "added recordType /sample/recordTypes/solid_c",
                        "added recordType /sample/recordTypes/liquid_c");
        typed();
        assertThat(
                        shaping.changes(
                                "{'extend': {'sample': {'recordTypes': {'liquid_c': {'hidden': true}, 'solid_c': {'required': ['price']}}}}}"))
                .containsExactlyInAnyOrder(
                        "hidden recordType /sample/recordTypes/liquid_c",
                        "changed recordType /sample/recordTypes/solid_c");
    }

    @Test
    void own_entity_types_have_them_too_and_hidden_fields_leave_them() {
        shaping.patch("""
                {'entities': {'site_c': {'label': 'Site', 'title': 'name_c', 'fields': {'name_c': {'type': 'text'},
                    'kind_c': {'type': 'picklist', 'values': {'a': {'label': 'A'}, 'b': {'label': 'B'}}, 'default': 'a'},
                    'size_c': {'type': 'number'}},
                    'recordTypes': {'big_c': {'label': 'Big', 'values': {'kind_c': ['b']}, 'required': ['size_c']}}}}}""");
        assertProblem(() -> shaping.create("site_c", "{'name_c': 'x'}")).isInvalid("size_c", ProblemCode.REQUIRED);

        shaping.patch("{'entities': {'site_c': {'fields': {'size_c': {'hidden': true}}}}}");
        Record site = shaping.create("site_c", "{'name_c': 'x'}");

        assertThat(site.value("kind_c")).contains("b");
        assertThat(shaping.names("site_c", "recordType == 'big_c'", "")).containsExactly("x");
    }

    @Test
    void problems_are_foreseen_for_a_record_that_would_change_its_type() {
        Record record = typed().create("sample", "{'name': 'a', 'colour': 'red'}");

        RecordPatch change = RecordPatch.of(Map.of(EntityType.RECORD_TYPE, "liquid_c"));
        List<FieldProblem> problems = shaping.as(records -> records.problems(record.ref(), change));

        assertThat(problems).extracting(FieldProblem::field).containsExactlyInAnyOrder("colour", "quantity");
    }
}
