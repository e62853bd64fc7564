package crm.record;

import static crm.problem.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.ObjectNode;
import crm.kernel.SampleTenant;
import crm.metadata.EntityType;
import crm.metadata.Field;
import crm.metadata.FieldAccess;
import crm.metadata.MaskedType;
import crm.problem.FieldProblem;
import crm.problem.ProblemCode;
import crm.problem.ProblemException;
import crm.record.query.Aggregation;
import crm.record.query.CountMode;
import crm.record.query.FieldPath;
import crm.record.query.Filter;
import crm.record.query.RecordQuery;
import crm.record.query.Sort;
import crm.value.Json;
import crm.value.RecordRef;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a role may do with single fields, by every way through the one door. */
class FieldRightsIT {

    private final LimitedSample sample = new LimitedSample();
    private final SampleTenant tenant = sample.tenant();
    private final Record whole = sample.whole();
    private final Instant longAgo = Instant.now().minusSeconds(3600);

    /** Everything that gives records out. The number of the method's parameters tells overloads apart. */
    private Map<String, Function<Records, Collection<Record>>> answers() {
        RecordRef ref = whole.ref();
        Map<String, Function<Records, Collection<Record>>> all = new LinkedHashMap<>();
        all.put("find", records -> List.of(records.find(ref)));
        all.put("findAll", records -> records.findAll("sample", List.of(ref)).values());
        all.put(
                "list",
                records -> records.list(RecordQuery.all(records.type("sample")).limit(200))
                        .records());
        all.put("update", records -> List.of(records.update(ref, LimitedSample.named("Ada " + UUID.randomUUID()))));
        all.put("delete", records -> List.of(records.delete(ref, OptionalInt.empty())));
        all.put("restore", records -> List.of(records.restore(ref)));
        all.put(
                "changedSince",
                records -> records.changedSince(records.type("sample"), longAgo).stream()
                        .flatMap(changed -> Stream.of(changed.then(), changed.now()))
                        .toList());
        all.put("begin", records -> List.of(records.begin("sample", LimitedSample.named("Begun"))));
        all.put("create", records -> List.of(records.create("sample", LimitedSample.named("New"))));
        all.put(
                "createAll",
                records -> records.createAll(
                        "sample", List.of(LimitedSample.named("Newer"), LimitedSample.named("Newest"))));
        return all;
    }

    @ParameterizedTest
    @EnumSource(FieldAccess.class)
    void every_answer_has_of_a_field_what_the_role_lets_see(FieldAccess access) {
        answers().forEach((operation, ask) -> {
            Collection<Record> given = tenant.as(sample.person(access), ask::apply);
            assertThat(given).as(operation).isNotEmpty();
            given.stream()
                    .filter(record -> record.ref().equals(whole.ref()))
                    .forEach(record -> sample.limited()
                            .forEach(field -> assertThat(record.value(field.name()))
                                    .as("%s of %s to somebody with %s", field.name(), operation, access)
                                    .isEqualTo(seen(access, field))));
            given.forEach(record -> assertThat(record.type().findField("price").isPresent())
                    .as(operation)
                    .isEqualTo(access != FieldAccess.HIDDEN));
        });
    }

    private Optional<Object> seen(FieldAccess access, Field field) {
        Optional<Object> value = whole.value(field);
        return switch (access) {
            case HIDDEN -> Optional.empty();
            case MASKED -> value.map(new MaskedType(field.type())::mask);
            case READ, EDIT -> value;
        };
    }

    /** A new way through the door has to be added to these tests first. */
    @Test
    void no_way_through_the_door_is_untested() {
        Set<String> known = new HashSet<>(answers().keySet());
        // asked below, or in ToldOfFieldsIT
        known.addAll(Set.of(
                "metadata",
                "type",
                "place",
                "count",
                "aggregate",
                "history",
                "historyOf",
                "titles",
                "problems",
                "states",
                "statesOfNew",
                "reasons",
                "reasonsOfNew"));
        // have no fields
        known.addAll(Set.of("access", "unrestricted", "remembers", "expressionContext", "details"));

        assertThat(Arrays.stream(Records.class.getDeclaredMethods())
                        .filter(method -> Modifier.isPublic(method.getModifiers()) && !method.isSynthetic())
                        .map(Method::getName)
                        .distinct())
                .containsExactlyInAnyOrderElementsOf(known);
    }

    @Test
    void a_hidden_field_is_asked_for_as_one_that_does_not_exist() {
        for (Field field : sample.limited()) {
            assertThat(refusal(
                            FieldAccess.HIDDEN, records -> filtered(records, "!(%s == null)".formatted(field.name()))))
                    .isEqualTo(renamed(
                            refusal(FieldAccess.HIDDEN, records -> filtered(records, "!(zzzzzzzzz == null)")), field));
            assertThat(refusal(FieldAccess.HIDDEN, records -> Sort.parse(records.type("sample"), field.name())))
                    .isEqualTo(renamed(
                            refusal(FieldAccess.HIDDEN, records -> Sort.parse(records.type("sample"), "zzzzzzzzz")),
                            field));
            assertThat(refusal(FieldAccess.HIDDEN, records -> records.historyOf(whole.ref(), field.name())))
                    .isEqualTo(renamed(
                            refusal(FieldAccess.HIDDEN, records -> records.historyOf(whole.ref(), "zzzzzzzzz")),
                            field));
        }
    }

    private Object filtered(Records records, String condition) {
        EntityType type = records.type("sample");
        Filter filter =
                tenant.kernel().expressions.filter(records.metadata(), type, condition, records.expressionContext());
        return records.list(RecordQuery.all(type).where(filter));
    }

    private String refusal(FieldAccess access, Function<Records, Object> ask) {
        ProblemException problem =
                catchThrowableOfType(ProblemException.class, () -> tenant.as(sample.person(access), ask::apply));
        assertThat(problem).isNotNull();
        return problem.code() + " " + problem.message() + " "
                + problem.errors().stream().map(FieldProblem::field).toList();
    }

    private static String renamed(String refusal, Field field) {
        return refusal.replace("zzzzzzzzz", field.name());
    }

    @ParameterizedTest
    @EnumSource(names = {"HIDDEN", "MASKED"})
    void what_is_not_seen_cannot_be_asked_for_even_by_the_tenants_own_field(FieldAccess access) {
        EntityType type = whole.type();
        RecordQuery all = RecordQuery.all(type);
        for (Field field : sample.limited()) {
            List<Filter> filters = List.of(
                    new Filter.Absent(FieldPath.of(type, field)),
                    new Filter.Not(new Filter.And(List.of(new Filter.Absent(FieldPath.of(type, field))))),
                    new Filter.Or(List.of(new Filter.Compare(
                            FieldPath.through(type.field("parent"), type, field), Filter.Operator.EQ, "x"))),
                    new Filter.In(FieldPath.of(type, field), List.of("x")),
                    new Filter.StartsWith(FieldPath.of(type, field), "x"));
            filters.forEach(filter -> {
                refused(access, records -> records.list(all.where(filter)), field);
                refused(access, records -> records.count(all.where(filter).counting(CountMode.CAPPED)), field);
                refused(access, records -> records.place(all.where(filter), whole.ref()), field);
                refused(
                        access,
                        records -> records.aggregate(new Aggregation(type, filter, Optional.empty(), List.of())),
                        field);
            });
            refused(access, records -> records.list(all.orderBy(List.of(new Sort(field, false)))), field);
            refused(access, records -> records.place(all.orderBy(List.of(new Sort(field, true))), whole.ref()), field);
            refused(
                    access,
                    records ->
                            records.aggregate(new Aggregation(type, Filter.EVERYTHING, Optional.of(field), List.of())),
                    field);
            refused(
                    access,
                    records -> records.aggregate(
                            new Aggregation(type, Filter.EVERYTHING, Optional.empty(), List.of(field))),
                    field);
        }
    }

    private void refused(FieldAccess access, Function<Records, Object> ask, Field field) {
        ProblemException problem =
                catchThrowableOfType(ProblemException.class, () -> tenant.as(sample.person(access), ask::apply));
        assertThat(problem).as("question for %s with %s", field.name(), access).isNotNull();
        assertThat(problem.errors()).as(problem.message()).isNotEmpty();
        if (access == FieldAccess.HIDDEN) {
            assertThat(problem.errors().getFirst().code()).isEqualTo(ProblemCode.UNKNOWN_FIELD);
        }
    }

    @Test
    void what_is_masked_cannot_be_found_by_halving() {
        for (Field field : sample.limited()) {
            assertProblem(() -> tenant.as(
                            sample.person(FieldAccess.MASKED), records -> filtered(records, field.name() + " != null")))
                    .hasCode(ProblemCode.UNREADABLE_FILTER);
            assertThat(refusal(FieldAccess.MASKED, records -> Sort.parse(records.type("sample"), field.name())))
                    .startsWith("NOT_SORTABLE");
        }
    }

    @Test
    void what_is_read_is_asked_for_like_any_field() {
        assertThat(tenant.<Object>as(sample.person(FieldAccess.READ), records -> filtered(records, "price == 99.5")))
                .isInstanceOfSatisfying(
                        RecordPage.class, page -> assertThat(page.records()).hasSize(1));
        assertThat(tenant.<List<Aggregation.Group>>as(
                        sample.person(FieldAccess.READ),
                        records -> records.aggregate(new Aggregation(
                                records.type("sample"),
                                Filter.EVERYTHING,
                                Optional.empty(),
                                List.of(records.type("sample").field("price"))))))
                .singleElement()
                .satisfies(group -> assertThat(group.sums().getFirst()).isEqualByComparingTo("99.5"));
    }

    @ParameterizedTest
    @EnumSource(names = {"HIDDEN", "MASKED", "READ"})
    void a_field_that_is_not_ones_to_edit_is_not_written(FieldAccess access) {
        ProblemCode expected = access == FieldAccess.HIDDEN ? ProblemCode.UNKNOWN_FIELD : ProblemCode.FORBIDDEN;
        for (Field field : sample.limited()) {
            for (RecordPatch patch : List.of(parsed(access, field, "null"), taken(field))) {
                for (Function<Records, List<FieldProblem>> write : writes(patch)) {
                    assertThat(tenant.as(sample.person(access), write))
                            .as("%s with %s", field.name(), access)
                            .singleElement()
                            .satisfies(problem -> assertThat(problem.field()).endsWith(field.name()))
                            .satisfies(problem -> assertThat(problem.code()).isEqualTo(expected));
                }
            }
        }
        assertThat(now().version()).isEqualTo(1);
    }

    private RecordPatch parsed(FieldAccess access, Field field, String json) {
        ObjectNode body = (ObjectNode) Json.read("{\"%s\": %s}".formatted(field.name(), json));
        return tenant.as(sample.person(access), records -> RecordPatch.parse(records.type("sample"), body));
    }

    /** A program's, which asks nobody for the type. */
    private static RecordPatch taken(Field field) {
        return RecordPatch.of(Collections.singletonMap(field.name(), null));
    }

    private List<Function<Records, List<FieldProblem>>> writes(RecordPatch patch) {
        return List.of(
                records -> problems(() -> records.update(whole.ref(), patch)),
                records -> records.problems(whole.ref(), patch));
    }

    private static List<FieldProblem> problems(Runnable write) {
        ProblemException problem = catchThrowableOfType(ProblemException.class, write::run);
        return problem == null ? List.of() : problem.errors();
    }

    private Record now() {
        return tenant.run(records -> records.find(whole.ref()));
    }

    @ParameterizedTest
    @EnumSource(names = {"HIDDEN", "MASKED", "READ"})
    void new_records_are_made_without_it(FieldAccess access) {
        ProblemCode expected = access == FieldAccess.HIDDEN ? ProblemCode.UNKNOWN_FIELD : ProblemCode.FORBIDDEN;
        RecordPatch patch = RecordPatch.of(Map.of("name", "x", "quantity", BigDecimal.ONE));

        assertProblem(() -> tenant.as(sample.person(access), records -> records.create("sample", patch)))
                .hasErrors("quantity " + expected);
        assertProblem(() -> tenant.as(
                        sample.person(access),
                        records -> records.createAll("sample", List.of(LimitedSample.named("y"), patch))))
                .hasErrors("records[1].quantity " + expected);
    }

    @ParameterizedTest
    @EnumSource(names = {"MASKED", "READ"})
    void a_record_can_be_sent_back_as_it_came(FieldAccess access) {
        Record changed = tenant.as(sample.person(access), records -> {
            Record seen = records.find(whole.ref());
            ObjectNode body = (ObjectNode) Json.read("{\"name\": \"Ada Lovelace\"}");
            sample.limited()
                    .forEach(field -> body.set(
                            field.name(),
                            seen.value(field.name())
                                    .map(seen.type().field(field.name()).type()::toJson)
                                    .orElseThrow()));
            return records.update(whole.ref(), RecordPatch.parse(seen.type(), body));
        });

        assertThat(changed.title()).isEqualTo("Ada Lovelace");
        sample.limited().forEach(field -> assertThat(now().value(field)).isEqualTo(whole.value(field)));
    }

    @ParameterizedTest
    @EnumSource(names = {"HIDDEN", "MASKED", "READ"})
    void a_save_keeps_what_its_author_does_not_see(FieldAccess access) {
        tenant.as(sample.person(access), records -> records.update(whole.ref(), LimitedSample.named("Grace")));
        tenant.as(sample.person(access), records -> records.delete(whole.ref(), OptionalInt.empty()));
        tenant.as(sample.person(access), records -> records.restore(whole.ref()));

        assertThat(now().title()).isEqualTo("Grace");
        sample.limited().forEach(field -> assertThat(now().value(field)).isEqualTo(whole.value(field)));
    }
}
