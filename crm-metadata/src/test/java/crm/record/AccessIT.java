package crm.record;

import static crm.problem.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import crm.kernel.SampleTenant;
import crm.metadata.EntityType;
import crm.problem.ProblemCode;
import crm.record.query.Aggregation;
import crm.record.query.CountMode;
import crm.record.query.Filter;
import crm.record.query.RecordCount;
import crm.record.query.RecordQuery;
import crm.record.query.Sort;
import crm.transaction.Caller;
import crm.value.RecordRef;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What each role may do through the one door: nobody learns of a record that he may not read. */
class AccessIT {

    private final SampleTenant tenant = SampleTenant.fresh();
    private final UUID company = tenant.department("Company", null);
    private final UUID north = tenant.department("North", company);
    private final UUID northTeam = tenant.department("North team", north);
    private final UUID south = tenant.department("South", company);

    private final Caller rep = tenant.person("rep", "rep", northTeam);
    private final Caller colleague = tenant.person("colleague", "rep", northTeam);
    private final Caller stranger = tenant.person("stranger", "rep", south);
    private final Caller manager = tenant.person("manager", "manager", north);
    private final Caller director = tenant.person("director", "manager", company);
    private final Caller administrator = tenant.person("admin", "administrator", null);
    private final Caller nobody = new Caller(tenant.id(), rep.user(), Set.of(), "test");
    private final Caller unknown = new Caller(tenant.id(), rep.user(), Set.of("emperor"), "test");

    private Record mine = owned(rep, "mine", 1);
    private Record colleagues = owned(colleague, "colleague's", 10);
    private Record strangers = owned(stranger, "stranger's", 100);
    private Record managers = owned(manager, "manager's", 1000);

    @BeforeEach
    void one_sample_each() {
        assertThat(names(administrator)).hasSize(4);
    }

    @Test
    void a_list_shows_each_role_its_own_part() {
        assertThat(names(rep)).containsExactly("mine");
        assertThat(names(manager)).containsExactly("colleague's", "manager's", "mine");
        assertThat(names(director)).containsExactly("colleague's", "manager's", "mine", "stranger's");
        assertThat(names(administrator)).hasSize(4);
        assertThat(names(nobody)).isEmpty();
        assertThat(names(unknown)).isEmpty();
    }

    @Test
    void the_most_permissive_of_several_roles_wins() {
        Caller both = new Caller(tenant.id(), manager.user(), Set.of("rep", "manager"), "test");
        assertThat(names(both)).containsExactly("colleague's", "manager's", "mine");
    }

    @Test
    void counts_and_sums_go_no_further_than_lists() {
        assertThat(count(rep)).isEqualTo(new RecordCount(1, false));
        assertThat(count(manager)).isEqualTo(new RecordCount(3, false));
        assertThat(count(administrator)).isEqualTo(new RecordCount(4, false));
        assertThat(count(nobody)).isEqualTo(new RecordCount(0, false));
        assertThat(sum(rep)).isEqualByComparingTo("1");
        assertThat(sum(manager)).isEqualByComparingTo("1011");
        assertThat(sum(administrator)).isEqualByComparingTo("1111");
        assertThat(sum(nobody)).isEqualByComparingTo("0");
    }

    @Test
    void a_manager_without_a_department_has_only_himself() {
        Caller lonely = tenant.person("lonely", "manager", null);
        owned(lonely, "lonely's", 5);
        assertThat(names(lonely)).containsExactly("lonely's");
    }

    @Test
    void departments_in_a_ring_are_walked_once() {
        tenant.run(records -> records.update(
                new RecordRef("department", company),
                RecordPatch.of(Map.of("parent", new RecordRef("department", northTeam)))));
        Caller second = tenant.person("second", "manager", north);
        assertThat(names(second)).containsExactly("colleague's", "manager's", "mine", "stranger's");
    }

    @Test
    void an_unreadable_record_is_not_found_whatever_is_done_to_it() {
        for (Caller caller : List.of(rep, nobody, unknown)) {
            RecordRef ref = strangers.ref();
            assertProblem(() -> tenant.as(caller, records -> records.find(ref))).hasCode(ProblemCode.NOT_FOUND);
            assertProblem(() -> tenant.as(caller, records -> records.update(ref, named("x"))))
                    .hasCode(ProblemCode.NOT_FOUND);
            assertProblem(() -> tenant.as(
                            caller, records -> records.update(ref, named("x").expecting(99))))
                    .hasCode(ProblemCode.NOT_FOUND);
            assertProblem(() -> tenant.as(caller, records -> records.delete(ref, OptionalInt.empty())))
                    .hasCode(ProblemCode.NOT_FOUND);
            assertProblem(() -> tenant.as(caller, records -> records.restore(ref)))
                    .hasCode(ProblemCode.NOT_FOUND);
        }
        assertThat(tenant.<Map<RecordRef, Record>>as(
                        rep, records -> records.findAll("sample", List.of(strangers.ref(), mine.ref()))))
                .containsOnlyKeys(mine.ref());
    }

    @Test
    void a_deleted_record_of_somebody_else_is_not_found_by_restore() {
        tenant.run(records -> records.delete(strangers.ref(), OptionalInt.empty()));

        assertProblem(() -> tenant.as(rep, records -> records.restore(strangers.ref())))
                .hasCode(ProblemCode.NOT_FOUND);
        assertProblem(() -> tenant.as(manager, records -> records.restore(strangers.ref())))
                .hasCode(ProblemCode.NOT_FOUND);
        assertThat(tenant.as(director, records -> records.restore(strangers.ref()))
                        .version())
                .isEqualTo(3);
    }

    @Test
    void each_role_changes_deletes_and_restores_what_it_reaches() {
        for (Caller caller : List.of(rep, manager, director, administrator)) {
            tenant.as(caller, records -> records.update(mine.ref(), named("by " + caller.user())));
            tenant.as(caller, records -> records.delete(mine.ref(), OptionalInt.empty()));
            tenant.as(caller, records -> records.restore(mine.ref()));
        }
        assertThat(tenant.as(rep, records -> records.find(mine.ref())).version())
                .isEqualTo(13);
    }

    @Test
    void what_may_be_read_but_not_changed_is_forbidden() {
        Record part = tenant.run(records -> records.create("part", named("part")));

        assertThat(tenant.as(rep, records -> records.find(part.ref())).title()).isEqualTo("part");
        assertProblem(() -> tenant.as(rep, records -> records.update(part.ref(), named("x"))))
                .hasCode(ProblemCode.FORBIDDEN);
        assertProblem(() -> tenant.as(rep, records -> records.delete(part.ref(), OptionalInt.empty())))
                .hasCode(ProblemCode.FORBIDDEN);
        assertProblem(() -> tenant.as(rep, records -> records.create("part", named("x"))))
                .hasCode(ProblemCode.FORBIDDEN);
        tenant.run(records -> records.delete(part.ref(), OptionalInt.empty()));
        assertProblem(() -> tenant.as(rep, records -> records.restore(part.ref())))
                .hasCode(ProblemCode.FORBIDDEN);
    }

    @Test
    void the_result_of_a_change_is_checked_as_well() {
        assertProblem(() -> tenant.as(rep, records -> records.update(mine.ref(), ownedBy(colleague))))
                .hasCode(ProblemCode.FORBIDDEN);
        assertProblem(() -> tenant.as(manager, records -> records.update(mine.ref(), ownedBy(stranger))))
                .hasCode(ProblemCode.FORBIDDEN);
        assertProblem(() -> tenant.as(rep, records -> records.create("sample", named("x", colleague))))
                .hasCode(ProblemCode.FORBIDDEN);
        assertThat(tenant.as(manager, records -> records.update(mine.ref(), ownedBy(colleague)))
                        .owner())
                .isEqualTo(colleague.user());
        assertThat(names(rep)).isEmpty();
        assertProblem(() -> tenant.as(rep, records -> records.find(mine.ref()))).hasCode(ProblemCode.NOT_FOUND);
    }

    @Test
    void a_role_that_reads_nothing_creates_nothing() {
        assertProblem(() -> tenant.as(nobody, records -> records.create("sample", named("x"))))
                .hasCode(ProblemCode.FORBIDDEN);
    }

    @Test
    void a_lookup_to_an_unreadable_record_is_refused_like_one_that_does_not_exist() {
        assertProblem(() -> tenant.as(
                        rep, records -> records.update(mine.ref(), RecordPatch.of(Map.of("parent", strangers.ref())))))
                .isInvalid("parent", ProblemCode.UNKNOWN_REFERENCE);
    }

    @Test
    void a_filter_through_a_lookup_does_not_reveal_what_may_not_be_read() {
        tenant.run(records -> records.update(mine.ref(), RecordPatch.of(Map.of("parent", strangers.ref()))));

        assertThat(names(administrator, "parent.name == \"stranger's\"")).containsExactly("mine");
        assertThat(names(rep, "parent.name == \"stranger's\"")).isEmpty();
        assertThat(names(rep, "parent.name != \"stranger's\"")).containsExactly("mine");
        assertThat(names(rep, "parent.price > 50")).isEmpty();
        assertThat(names(rep, "parent.name == null")).containsExactly("mine");
        assertThat(names(rep, "!(parent.name.startsWith('stranger'))")).containsExactly("mine");
        Map<RecordRef, String> titles = tenant.as(
                rep, records -> records.titles(List.of(records.find(mine.ref())), List.of("parent", "owner")));
        assertThat(titles).containsOnlyKeys(new RecordRef("user", rep.user()));
    }

    @Test
    void a_filter_through_a_lookup_is_false_once_its_target_is_deleted() {
        Record part = tenant.run(
                records -> records.create("part", RecordPatch.of(Map.of("name", "part", "sample", strangers.ref()))));
        assertThat(found(administrator, "part", "sample.price > 50")).containsExactly(part.id());

        tenant.run(records -> records.delete(strangers.ref(), OptionalInt.empty()));
        assertThat(found(administrator, "part", "sample.price > 50")).isEmpty();
        assertThat(found(administrator, "part", "sample.price == null")).containsExactly(part.id());
    }

    @Test
    void a_department_of_more_than_a_hundred_people_lists_the_same_as_owner_by_owner() {
        UUID big = tenant.department("Big", south);
        Caller head = tenant.person("head", "manager", big);
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < 120; i++) {
            Caller person = tenant.person("p" + i, "rep", big);
            if (i % 3 == 0) {
                owned(person, "big%03d".formatted(i), i);
                expected.add("big%03d".formatted(i));
            }
            if (i == 90) {
                assertThat(names(tenant.person("early", "manager", big))).containsExactlyElementsOf(expected);
            }
        }
        for (String sort : List.of("name", "price", "-price", "colour,price,name")) {
            List<String> sorted = sort.equals("-price") ? expected.reversed() : expected;
            assertThat(sorted(tenant.person("late " + sort, "manager", big), sort))
                    .containsExactlyElementsOf(sorted);
        }
        assertThat(count(head).value()).isEqualTo(expected.size());
    }

    private Record owned(Caller owner, String name, int price) {
        return tenant.as(
                owner,
                records -> records.create(
                        "sample", RecordPatch.of(Map.of("name", name, "price", BigDecimal.valueOf(price)))));
    }

    private static RecordPatch named(String name) {
        return RecordPatch.of(Map.of("name", name));
    }

    private static RecordPatch named(String name, Caller owner) {
        return RecordPatch.of(Map.of("name", name, "owner", new RecordRef("user", owner.user())));
    }

    private static RecordPatch ownedBy(Caller owner) {
        return RecordPatch.of(Map.of("owner", new RecordRef("user", owner.user())));
    }

    private List<String> names(Caller caller) {
        return sorted(caller, "name");
    }

    private List<String> sorted(Caller caller, String sort) {
        return tenant.as(caller, records -> {
            EntityType type = records.type("sample");
            RecordQuery query =
                    RecordQuery.all(type).orderBy(Sort.parse(type, sort)).limit(200);
            return records.list(query).records().stream().map(Record::title).toList();
        });
    }

    private List<String> names(Caller caller, String expression) {
        return tenant.as(
                caller,
                records -> records
                        .list(RecordQuery.all(records.type("sample")).where(filter(records, "sample", expression)))
                        .records()
                        .stream()
                        .map(Record::title)
                        .toList());
    }

    private List<UUID> found(Caller caller, String entity, String expression) {
        return tenant.as(
                caller,
                records -> records
                        .list(RecordQuery.all(records.type(entity)).where(filter(records, entity, expression)))
                        .records()
                        .stream()
                        .map(Record::id)
                        .toList());
    }

    private Filter filter(Records records, String entity, String expression) {
        return tenant.kernel()
                .expressions
                .filter(records.metadata(), records.type(entity), expression, records.expressionContext());
    }

    private RecordCount count(Caller caller) {
        return tenant.as(
                caller,
                records -> records.list(RecordQuery.all(records.type("sample")).counting(CountMode.EXACT))
                        .count()
                        .orElseThrow());
    }

    private BigDecimal sum(Caller caller) {
        return tenant.as(caller, records -> {
            EntityType type = records.type("sample");
            Aggregation all = new Aggregation(type, Filter.EVERYTHING, Optional.empty(), List.of(type.field("price")));
            return records.aggregate(all).getFirst().sums().getFirst();
        });
    }
}
