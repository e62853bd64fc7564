package crm.metadata.change;

import static crm.problem.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import crm.metadata.FieldAccess;
import crm.metadata.Grant;
import crm.metadata.Role;
import crm.metadata.Scope;
import crm.problem.ProblemCode;
import crm.record.Record;
import crm.record.RecordPatch;
import crm.transaction.Caller;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What an administrator may say of single fields in a role, and what then comes of them. */
class RoleFieldsIT {

    private final Shaping shaping = new Shaping();

    private static String limits(String role, String fields) {
        return "{'roles': {'%s': {'grants': {'sample': {'fields': %s}}}}}".formatted(role, fields);
    }

    private Grant grant(String role) {
        Role known = shaping.run(() -> Optional.ofNullable(
                        shaping.kernel().metadata.current().roles().get(role))
                .orElseThrow());
        return known.grant("sample");
    }

    private Caller person(String role) {
        return new Caller(shaping.tenant().id(), shaping.administrator().user(), Set.of(role), "test");
    }

    @Test
    void fields_are_laid_over_one_by_one_and_leave_the_scopes() {
        shaping.patch(limits("outsider", "{'price': 'edit', 'email': 'read'}"));

        assertThat(grant("outsider").read()).isEqualTo(Scope.ALL);
        assertThat(grant("outsider").access("price")).isEqualTo(FieldAccess.EDIT);
        assertThat(grant("outsider").access("email")).isEqualTo(FieldAccess.READ);
        assertThat(grant("outsider").access("phone")).isEqualTo(FieldAccess.HIDDEN);
    }

    @Test
    void scopes_that_are_written_leave_the_fields() {
        shaping.patch("{'roles': {'outsider': {'grants': {'sample': {'read': 'own'}}}}}");

        assertThat(grant("outsider").read()).isEqualTo(Scope.OWN);
        assertThat(grant("outsider").create()).isEqualTo(Scope.NONE);
        assertThat(grant("outsider").access("phone")).isEqualTo(FieldAccess.HIDDEN);
    }

    @Test
    void what_cannot_be_is_refused_at_its_place() {
        assertThat(shaping.problems(limits("rep", "{'prize': 'hidden'}")))
                .containsExactly("/roles/rep/grants/sample/fields/prize UNKNOWN_FIELD");
        assertThat(shaping.problems(limits("rep", "{'price': 'blurred'}")))
                .containsExactly("/roles/rep/grants/sample/fields/price WRONG_FORMAT");
        assertThat(shaping.problems(limits("rep", "{'owner': 'hidden'}")))
                .containsExactly("/roles/rep/grants/sample/fields/owner IN_USE");
        assertThat(shaping.problems(limits("rep", "{'name': 'masked'}")))
                .containsExactly("/roles/rep/grants/sample/fields/name IN_USE");
        assertThat(shaping.problems("{'roles': {'rep': {'grants': {'*': {'fields': {'price': 'hidden'}}}}}}"))
                .containsExactly("/roles/rep/grants/*/fields UNKNOWN_ENTITY");
        assertThat(shaping.problems(limits("administrator", "{'price': 'hidden'}")))
                .containsExactly("/roles/administrator IN_USE");
    }

    @Test
    void a_required_field_is_withheld_only_from_those_who_need_not_give_it() {
        assertThat(shaping.problems(limits("rep", "{'name': 'read'}")))
                .containsExactly("/roles/rep/grants/sample/fields/name REQUIRED");
        assertThat(
                        shaping.problems(
                                "{'roles': {'rep': {'grants': {'sample': {'read': 'all', 'edit': 'own', 'fields': {'name': 'read'}}}}}}"))
                .isEmpty();
        assertThat(shaping.problems("{'extend': {'sample': {'fields': {'price': {'required': true, 'default': 5}}}}}"))
                .isEmpty();
        assertThat(shaping.problems("{'extend': {'sample': {'fields': {'price': {'required': true}}}}}"))
                .contains("/roles/outsider/grants/sample/fields/price REQUIRED");
    }

    @Test
    void a_plan_tells_each_field_by_itself() {
        assertThat(shaping.plan(
                                "{'roles': {'rep': {'grants': {'sample': {'read': 'all', 'fields': {'price': 'masked', 'code': 'read'}}}}}}")
                        .changes())
                .extracting(MetadataChange::toString)
                .containsExactlyInAnyOrder(
                        "added role /roles/rep",
                        "added access /roles/rep/grants/sample/fields/code",
                        "added access /roles/rep/grants/sample/fields/price");
        assertThat(shaping.plan(limits("rep", "{'price': 'masked'}")).changes())
                .extracting(MetadataChange::toString)
                .containsExactly("added access /roles/rep/grants/sample/fields/price");
        shaping.patch(limits("rep", "{'price': 'masked'}"));
        assertThat(shaping.plan(limits("rep", "{'price': 'hidden'}")).changes())
                .extracting(MetadataChange::toString)
                .containsExactly("changed access /roles/rep/grants/sample/fields/price");
    }

    @Test
    void a_change_counts_at_once() {
        Caller rep = person("rep");
        assertThat(shaping.tenant()
                        .<Boolean>as(
                                rep,
                                records -> records.type("sample")
                                        .findField("price")
                                        .isPresent()))
                .isTrue();

        shaping.patch(limits("rep", "{'price': 'hidden'}"));
        assertThat(shaping.tenant()
                        .<Boolean>as(
                                rep,
                                records -> records.type("sample")
                                        .findField("price")
                                        .isPresent()))
                .isFalse();

        shaping.patch(limits("rep", "{'price': 'edit'}"));
        assertThat(shaping.tenant()
                        .<Boolean>as(
                                rep,
                                records -> records.type("sample")
                                        .findField("price")
                                        .isPresent()))
                .isTrue();
    }

    @Test
    void a_rule_over_a_hidden_field_speaks_at_the_record() {
        shaping.patch("""
                {'extend': {'sample': {'rules': {'noBad_c':
                    {'when': 'name == \\"bad\\" && price > 10', 'message': 'Not as it is', 'field': 'price'}}}}}""");
        Record dear = shaping.tenant().sample(Map.of("name", "Dear", "price", new BigDecimal("50.00")));

        assertProblem(() -> shaping.tenant()
                        .as(
                                person("outsider"),
                                records -> records.update(dear.ref(), RecordPatch.of(Map.of("name", "bad")))))
                .hasErrors(" RULE_BROKEN");
        assertProblem(() -> shaping.tenant()
                        .as(
                                person("auditor"),
                                records -> records.update(dear.ref(), RecordPatch.of(Map.of("name", "bad")))))
                .hasErrors("price RULE_BROKEN");
    }

    @Test
    void a_conflict_at_a_hidden_field_names_neither_field_nor_value() {
        shaping.patch("{'extend': {'sample': {'fields': {'code': {'default': 'SECRET-1'}}}}}");
        shaping.tenant().sample(Map.of("name", "First"));

        assertProblem(() -> shaping.tenant()
                        .as(
                                person("outsider"),
                                records -> records.create("sample", RecordPatch.of(Map.of("name", "Second")))))
                .hasErrors(" NOT_UNIQUE")
                .satisfies(problem -> assertThat(problem.message() + problem.errors())
                        .doesNotContain("SECRET", "secret", "the code"));
        assertProblem(() -> shaping.tenant()
                        .as(
                                person("assistant"),
                                records -> records.create("sample", RecordPatch.of(Map.of("name", "Second")))))
                .hasErrors("code NOT_UNIQUE")
                .satisfies(problem ->
                        assertThat(problem.message() + problem.errors()).doesNotContain("SECRET", "secret"));
    }

    @Test
    void what_locks_a_field_is_not_told_where_it_is_hidden() {
        shaping.patch(limits("outsider", "{'sealed': 'edit'}"));
        Record locked = shaping.tenant().sample(Map.of("name", "Locked", "checked", true, "sealed", "wax"));
        RecordPatch opened = RecordPatch.of(Map.of("sealed", "open"));

        assertProblem(() -> shaping.tenant().as(person("outsider"), records -> records.update(locked.ref(), opened)))
                .hasErrors("sealed READ_ONLY_FIELD")
                .satisfies(problem -> assertThat(problem.message()).doesNotContain("checked"));
        assertThat(shaping.tenant()
                        .<Boolean>as(
                                person("outsider"),
                                records -> records.states(records.find(locked.ref()))
                                        .locked()
                                        .contains("sealed")))
                .isTrue();
    }

    @Test
    void who_may_read_a_formula_sees_what_it_makes_of_hidden_fields() {
        shaping.patch("""
                {'extend': {'sample': {'fields': {'twice_c': {'type': 'currency', 'formula': 'price * 2', 'label': 'Twice'}}}}}""");
        Record dear = shaping.tenant().sample(Map.of("name", "Dear", "price", new BigDecimal("50.00")));
        Caller outsider = person("outsider");

        Record seen = shaping.tenant().as(outsider, records -> records.find(dear.ref()));
        assertThat(seen.value("twice_c")).hasValue(new BigDecimal("100.00"));
        assertThat(seen.type().field("twice_c").formula()).isEmpty();
        Record changed = shaping.tenant()
                .as(outsider, records -> records.update(dear.ref(), RecordPatch.of(Map.of("name", "Dearer"))));
        assertThat(changed.value("twice_c")).hasValue(new BigDecimal("100.00"));
    }

    @Test
    void a_list_through_a_lookup_whose_condition_is_hidden_is_not_offered() {
        shaping.patch("""
                {'extend': {'part': {'lists': {'ofDear_c':
                    {'label': 'Of dear ones', 'filter': 'sample.price > 10', 'columns': ['name']}}}}}""");

        assertThat(lists("auditor")).contains("ofDear_c");
        assertThat(lists("outsider")).doesNotContain("ofDear_c");
        assertProblem(() -> shaping.tenant()
                        .as(
                                person("outsider"),
                                records -> shaping.kernel()
                                        .expressions
                                        .filter(
                                                records.metadata(),
                                                records.type("part"),
                                                "sample.price > 10",
                                                records.expressionContext())))
                .hasCode(ProblemCode.UNREADABLE_FILTER);
    }

    private List<String> lists(String role) {
        return shaping.tenant()
                .as(
                        person(role),
                        records -> records.type("part").lists().stream()
                                .map(list -> list.name())
                                .toList());
    }
}
