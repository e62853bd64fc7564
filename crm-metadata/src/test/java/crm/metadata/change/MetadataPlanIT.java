package crm.metadata.change;

import static crm.problem.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import crm.metadata.Field;
import crm.metadata.Storage;
import crm.problem.ProblemCode;
import crm.record.Record;
import crm.transaction.Caller;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** An administrator changes what his tenant's records look like. */
class MetadataPlanIT {

    private final Shaping shaping = new Shaping();

    @Test
    void a_new_field_is_written_read_filtered_and_sorted_at_once() {
        shaping.create("sample", "{'name': 'old'}");

        int version =
                shaping.patch("{'extend': {'sample': {'fields': {'region_c': {'type': 'text', 'label': 'Region'}}}}}");

        assertThat(version).isEqualTo(2);
        Record north = shaping.create("sample", "{'name': 'north', 'region_c': 'North'}");
        shaping.create("sample", "{'name': 'south', 'region_c': 'South'}");
        assertThat(shaping.read(north).value("region_c")).contains("North");
        assertThat(shaping.names("sample", "region_c == 'north'", "")).containsExactly("north");
        assertThat(shaping.names("sample", "", "-region_c")).containsExactly("old", "south", "north");
        assertThat(shaping.type("sample").field("region_c").slot().orElseThrow().column())
                .isEqualTo("t10");
        assertThat(shaping.type("sample").form().getFirst().fields()).contains("region_c");
    }

    @Test
    void a_new_entity_type_is_used_like_any_other() {
        shaping.patch("""
                {'entities': {'site_c': {'label': {'en': 'Site', 'zh': '站点'}, 'title': 'name_c', 'fields': {
                    'name_c': {'type': 'text', 'required': true},
                    'sample_c': {'type': 'lookup', 'to': 'sample', 'inverse': 'sites_c'},
                    'opened_c': {'type': 'date', 'help': 'The first day'}}}},
                 'roles': {'rep': {'grants': {'site_c': {'create': 'all', 'read': 'all'}}}}}""");

        assertThat(shaping.type("site_c").id()).isEqualTo(1000);
        assertThat(shaping.type("site_c").label().in(Locale.CHINESE)).isEqualTo("站点");
        Record sample = shaping.create("sample", "{'name': 'a'}");
        shaping.create(
                "site_c", "{'name_c': 'Harbour', 'opened_c': '2027-01-31', 'sample_c': '%s'}".formatted(sample.id()));
        assertThat(shaping.names("site_c", "sample_c.name == 'a' && opened_c > date('2027-01-01')", "opened_c"))
                .containsExactly("Harbour");
        Caller rep = shaping.tenant().person("rep" + UUID.randomUUID(), "rep", null);
        assertThat(shaping.tenant().<Boolean>as(rep, records -> records.access().mayCreate(records.type("site_c"))))
                .isTrue();
    }

    @Test
    void a_hidden_field_is_neither_shown_nor_taken_but_kept() {
        Record record = shaping.create("sample", "{'name': 'a', 'email': 'a@example.com'}");

        shaping.patch("{'extend': {'sample': {'fields': {'email': {'hidden': true}}}}}");

        assertThat(shaping.type("sample").findField("email")).isEmpty();
        assertProblem(() -> shaping.create("sample", "{'name': 'b', 'email': 'b@example.com'}"))
                .isInvalid("email", ProblemCode.UNKNOWN_FIELD);
        shaping.update(shaping.read(record), "{'name': 'c'}");
        shaping.patch("{'extend': {'sample': {'fields': {'email': null}}}}");
        assertThat(shaping.read(record).value("email")).contains("a@example.com");
        assertThat(shaping.names("sample", "email == 'a@example.com'", "email")).containsExactly("c");
    }

    @Test
    void a_field_that_was_deleted_comes_back_with_what_was_in_it() {
        shaping.patch("{'extend': {'sample': {'fields': {'region_c': {'type': 'text'}}}}}");
        Record record = shaping.create("sample", "{'name': 'a', 'region_c': 'North'}");
        shaping.patch("{'extend': {'sample': {'fields': {'region_c': null}}}}");
        assertThat(shaping.problems("{'extend': {'sample': {'fields': {'region_c': {'type': 'number'}}}}}"))
                .containsExactly("/extend/sample/fields/region_c NAME_TAKEN");

        shaping.patch("{'extend': {'sample': {'fields': {'region_c': {'type': 'text'}}}}}");

        assertThat(shaping.read(record).value("region_c")).contains("North");
        assertThat(shaping.names("sample", "region_c == 'north'", "region_c")).containsExactly("a");
    }

    @Test
    void a_pack_is_relabelled_in_every_language_or_in_some() {
        shaping.patch("""
                {'extend': {'sample': {'label': 'Probe', 'plural': {'zh': '样品'},
                    'fields': {'price': {'label': {'en': 'Cost', 'zh': '价格'}, 'help': 'Net'}}}}}""");

        assertThat(shaping.type("sample").label().in(Locale.CHINESE)).isEqualTo("Probe");
        assertThat(shaping.type("sample").plural().english()).isEqualTo("Samples");
        assertThat(shaping.type("sample").plural().in(Locale.CHINESE)).isEqualTo("样品");
        Field price = shaping.type("sample").field("price");
        assertThat(price.label().in(Locale.CHINESE)).isEqualTo("价格");
        assertThat(price.help().orElseThrow().english()).isEqualTo("Net");
    }

    @Test
    void options_are_added_renamed_and_put_in_order() {
        Record blue = shaping.create("sample", "{'name': 'blue', 'colour': 'blue', 'reason': 'x'}");
        shaping.create("sample", "{'name': 'red', 'colour': 'red'}");

        shaping.patch("""
                {'extend': {'sample': {'fields': {'colour': {
                    'values': {'pink_c': {'label': 'Pink'}, 'red': {'label': 'Crimson'}},
                    'order': ['blue', 'pink_c', 'red']}}}}}""");

        shaping.create("sample", "{'name': 'pink', 'colour': 'pink_c'}");
        assertThat(shaping.names("sample", "", "colour")).containsExactly("blue", "pink", "red");
        assertThat(shaping.names("sample", "colour == 'blue'", "")).containsExactly("blue");
        assertThat(shaping.read(blue).version()).isEqualTo(1);
    }

    @Test
    void an_option_that_is_replaced_changes_its_records_in_their_history() {
        Record red = shaping.create("sample", "{'name': 'a', 'colour': 'red'}");

        shaping.patch("""
                {'extend': {'sample': {'fields': {'colour': {
                    'values': {'red': {'hidden': true, 'replacedBy': 'green'}}}}}}}""");

        Record now = shaping.read(red);
        assertThat(now.value("colour")).contains("green");
        assertThat(now.version()).isEqualTo(2);
        assertThat(shaping.<java.util.List<crm.journal.PastChange>>as(
                        records -> records.history(red.ref(), Long.MAX_VALUE, 10)))
                .hasSize(2);
        assertThat(shaping.names("sample", "colour == 'green'", "colour")).containsExactly("a");
        assertProblem(() -> shaping.create("sample", "{'name': 'b', 'colour': 'red'}"))
                .isInvalid("colour", ProblemCode.UNKNOWN_OPTION);
    }

    @Test
    void values_are_converted_all_or_none() {
        shaping.patch("{'extend': {'sample': {'fields': {'size_c': {'type': 'text'}}}}}");
        Record one = shaping.create("sample", "{'name': 'one', 'size_c': '12'}");
        Record two = shaping.create("sample", "{'name': 'two', 'size_c': 'large'}");
        String toNumber = "{'extend': {'sample': {'fields': {'size_c': {'type': 'number', 'scale': 1}}}}}";

        assertThat(shaping.plan(toNumber).problems()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(ProblemCode.NOT_CONVERTIBLE);
            assertThat(problem.field()).isEqualTo("/extend/sample/fields/size_c/type");
            assertThat(problem.message()).contains("large");
        });
        shaping.update(two, "{'size_c': '3'}");
        shaping.patch(toNumber);

        assertThat(shaping.names("sample", "size_c > 5", "size_c")).containsExactly("one");
        assertThat(shaping.names("sample", "", "size_c")).containsExactly("two", "one");
        assertThat(shaping.read(one).value("size_c")).hasToString("Optional[12.0]");
    }

    @Test
    void a_field_becomes_required_with_a_default_that_old_records_take() {
        Record old = shaping.create("sample", "{'name': 'old'}");
        String required = "{'extend': {'sample': {'fields': {'region_c': {'type': 'text', 'required': true}}}}}";
        assertThat(shaping.problems(required)).containsExactly("/extend/sample/fields/region_c/required REQUIRED");

        shaping.patch(required.replace("true", "true, 'default': 'somewhere'"));

        assertThat(shaping.read(old).value("region_c")).isEmpty();
        assertThat(shaping.update(shaping.read(old), "{'name': 'new'}").value("region_c"))
                .contains("somewhere");
        assertProblem(() -> shaping.update(shaping.read(old), "{'region_c': null}"))
                .isInvalid("region_c", ProblemCode.REQUIRED);
    }

    @Test
    void two_administrators_do_not_overwrite_each_other() {
        String mine = "{'extend': {'sample': {'fields': {'mine_c': {'type': 'text'}}}}}";
        String yours = "{'extend': {'sample': {'fields': {'yours_c': {'type': 'text'}}}}}";

        assertProblem(() -> shaping.run(() -> {
                    MetadataPlan plan = shaping.kernel().plans.patch(Shaping.object(mine));
                    Thread other = Thread.startVirtualThread(() -> shaping.patch(yours));
                    try {
                        other.join();
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                    plan.apply();
                    return plan;
                }))
                .hasCode(ProblemCode.STALE_VERSION);

        assertThat(shaping.type("sample").findField("yours_c")).isPresent();
        assertThat(shaping.type("sample").findField("mine_c")).isEmpty();
        assertThat(shaping.patch(mine)).isEqualTo(3);
    }

    @Test
    void the_node_that_made_a_change_uses_it_from_the_commit_on() {
        assertThat(shaping.metadata().version()).isEqualTo(1);

        shaping.run(() -> {
            MetadataPlan plan =
                    shaping.kernel().plans.patch(Shaping.object("{'extend': {'sample': {'label': 'Item'}}}"));
            plan.apply();
            shaping.elsewhere(() -> assertThat(shaping.metadata().version()).isEqualTo(1));
            return plan;
        });

        assertThat(shaping.metadata().version()).isEqualTo(2);
    }

    @Test
    void a_plan_that_changes_nothing_makes_no_version() {
        assertThat(shaping.patch("{'packs': ['samples']}")).isEqualTo(1);
        assertThat(shaping.stored().version().number()).isEqualTo(1);
    }

    @Test
    void only_who_may_customise_plans() {
        Caller rep = shaping.tenant().person("rep" + UUID.randomUUID(), "rep", null);

        assertProblem(() -> shaping.kernel()
                        .transactions
                        .run(rep, () -> shaping.kernel().plans.patch(Shaping.object("{}"))))
                .hasCode(ProblemCode.FORBIDDEN);
    }

    @Test
    void a_write_that_began_before_a_new_index_is_done_again_with_it() {
        shaping.run(() -> {
            shaping.kernel().metadata.current();
            Thread other = Thread.startVirtualThread(() -> shaping.kernel()
                    .transactions
                    .execute(
                            shaping.administrator(),
                            () -> shaping.kernel()
                                    .plans
                                    .patch(Shaping.object(
                                            "{'extend': {'sample': {'fields': {'region_c': {'type': 'text'}}}}}"))
                                    .apply()));
            try {
                other.join();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return shaping.kernel()
                    .records
                    .create("sample", crm.record.RecordPatch.of(java.util.Map.of("name", "late")));
        });

        assertThat(shaping.names("sample", "region_c == null", "region_c")).containsExactly("late");
    }

    @Test
    void a_field_is_answered_from_its_values_until_its_slot_is_filled() {
        shaping.patch("{'extend': {'sample': {'fields': {'region_c': {'type': 'text', 'indexed': false}}}}}");
        Record record = shaping.create("sample", "{'name': 'a', 'region_c': 'North'}");

        shaping.run(() -> {
            shaping.kernel()
                    .plans
                    .patch(Shaping.object("{'extend': {'sample': {'fields': {'region_c': {'indexed': true}}}}}"))
                    .apply();
            return record;
        });
        shaping.kernel().metadata.forget(shaping.tenant().id());

        assertThat(shaping.type("sample").field("region_c").storage()).isInstanceOf(Storage.Filling.class);
        assertThat(shaping.names("sample", "region_c == 'north'", "")).containsExactly("a");
        assertProblem(() -> shaping.names("sample", "", "region_c")).hasCode(ProblemCode.NEEDS_INDEX);
        assertThat(shaping.kernel().metadata.working())
                .contains(shaping.tenant().id());
        shaping.kernel().worker.fill(shaping.tenant().id(), 10);
        assertThat(shaping.type("sample").field("region_c").storage()).isInstanceOf(Storage.InSlot.class);
        assertThat(shaping.names("sample", "region_c == 'north'", "region_c")).containsExactly("a");
    }

    @Test
    void what_was_shaped_is_told_part_by_part() {
        assertThat(shaping.changes("""
                {'extend': {'sample': {'icon': 'gem', 'fields': {'region_c': {'type': 'text'}, 'phone': {'hidden': true},
                    'colour': {'values': {'pink_c': {'label': 'Pink'}}}},
                    'rules': {'cheapWhenGreen': {'hidden': true}},
                    'lists': {'all_c': {'label': 'All', 'columns': ['name']}}}}}"""))
                .containsExactlyInAnyOrder(
                        "changed entity /sample",
                        "added field /sample/fields/region_c",
                        "hidden field /sample/fields/phone",
                        "added option /sample/fields/colour/values/pink_c",
                        "hidden rule /sample/rules/cheapWhenGreen",
                        "added list /sample/lists/all_c",
                        "changed layout /sample/form");
    }

    @Test
    void a_list_for_a_role_is_offered_to_its_people_only() {
        String list =
                "{'extend': {'sample': {'lists': {'dear_c': {'label': 'Dear', 'columns': ['name'], 'roles': ['%s']}}}}}";
        assertThat(shaping.problems(list.formatted("nobody")))
                .containsExactly("/extend/sample/lists/dear_c/roles UNKNOWN_OPTION");

        shaping.patch(list.formatted("manager"));

        assertThat(offered("manager")).contains("dear_c");
        assertThat(offered("rep")).isNotEmpty().doesNotContain("dear_c");
    }

    private java.util.List<String> offered(String role) {
        Caller caller = shaping.tenant().person(role + UUID.randomUUID(), role, null);
        return shaping.tenant()
                .as(
                        caller,
                        records -> records.access().lists(records.type("sample")).stream()
                                .map(crm.metadata.ListView::name)
                                .toList());
    }

    @Test
    void a_tenant_without_changes_shares_the_packs_types() {
        Shaping other = new Shaping();

        assertThat(shaping.type("sample")).isSameAs(other.type("sample"));
        shaping.patch("{'extend': {'sample': {'icon': 'gem'}}}");
        assertThat(shaping.type("sample")).isNotSameAs(other.type("sample"));
        assertThat(shaping.type("part")).isSameAs(other.type("part"));
        assertThat(Set.of(shaping.type("sample").icon(), other.type("sample").icon()))
                .containsExactlyInAnyOrder("gem", "box");
    }
}
