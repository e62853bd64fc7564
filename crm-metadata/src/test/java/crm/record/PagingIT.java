package crm.record;

import static crm.problem.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import crm.kernel.SampleTenant;
import crm.kernel.Superuser;
import crm.metadata.EntityType;
import crm.problem.ProblemCode;
import crm.problem.ProblemException;
import crm.record.query.CountMode;
import crm.record.query.FieldPath;
import crm.record.query.Filter;
import crm.record.query.Place;
import crm.record.query.RecordCount;
import crm.record.query.RecordQuery;
import crm.record.query.Sort;
import crm.value.RecordRef;
import crm.value.TextKey;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Walks lists page by page in every kind of order: nothing is shown twice and nothing is left out. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PagingIT {

    private static final int RECORDS = 300;
    private static final int ORDERS = 30;
    private static final List<String> SORTABLE = List.of(
            "name", "email", "quantity", "price", "discount", "checked", "day", "moment", "colour", "createdAt", "id");

    private final SampleTenant tenant = SampleTenant.fresh();
    private final Random random = new Random(20260721);
    private final List<Record> all = new ArrayList<>();

    @BeforeAll
    void three_hundred_records_with_ties_and_gaps() {
        all.addAll(tenant.<List<Record>>run(records -> {
            List<Record> made = new ArrayList<>();
            for (int i = 0; i < RECORDS; i++) {
                made.add(records.create("sample", RecordPatch.of(values())));
            }
            return made;
        }));
    }

    private Map<String, Object> values() {
        Map<String, Object> values = new HashMap<>();
        values.put("name", "n%02d".formatted(random.nextInt(40)));
        maybe(values, "email", "E%02d@example.com".formatted(random.nextInt(20)));
        maybe(values, "quantity", BigDecimal.valueOf(random.nextInt(10) - 5));
        maybe(values, "price", BigDecimal.valueOf(random.nextInt(2000), 2));
        maybe(values, "discount", BigDecimal.valueOf(random.nextInt(5)));
        maybe(values, "checked", random.nextBoolean());
        maybe(values, "day", LocalDate.of(2027, 1, 1).plusDays(random.nextInt(12)));
        maybe(values, "moment", Instant.parse("2027-01-01T00:00:00Z").plusMillis(random.nextInt(8)));
        maybe(values, "colour", List.of("red", "green").get(random.nextInt(2)));
        return values;
    }

    private void maybe(Map<String, Object> values, String field, Object value) {
        if (random.nextInt(4) > 0) {
            values.put(field, value);
        }
    }

    @Test
    void all_pages_together_are_the_whole_list_in_its_order() {
        for (int i = 0; i < ORDERS; i++) {
            String sort = order();
            assertThat(walk(sort)).as(sort).isEqualTo(expected(sort));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"colour,price,name", "-colour,price", "colour,-day,quantity", "-colour,-name", "colour"})
    void a_leading_picklist_pages_value_by_value(String sort) {
        assertThat(walk(sort)).isEqualTo(expected(sort));
    }

    @Test
    void what_happens_behind_the_cursor_does_not_move_the_pages_before_it() {
        for (String sort : List.of("price,name", "-day,quantity", "name", "colour,price,-name", "-createdAt")) {
            List<UUID> expected = expected(sort);
            Record first = all.stream()
                    .filter(record -> record.id().equals(expected.getFirst()))
                    .findFirst()
                    .orElseThrow();
            List<UUID> seen = new ArrayList<>();
            List<UUID> added = new ArrayList<>();
            Optional<String> after = Optional.empty();
            do {
                RecordPage page = page(sort, 40, after);
                page.records().stream()
                        .map(Record::id)
                        .filter(id -> !added.contains(id))
                        .forEach(seen::add);
                after = page.next();
                // one like the first comes, and the one that came before goes
                added.add(tenant.sample(values(first)).id());
                if (added.size() > 1) {
                    delete(added.get(added.size() - 2));
                }
            } while (after.isPresent());
            delete(added.getLast());
            assertThat(seen).as(sort).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "name", "-price,name", "colour,-day", "-createdAt"})
    void a_record_knows_its_place_and_its_neighbours(String sort) {
        List<UUID> order = expected(sort);
        EntityType type = tenant.run(records -> records.type("sample"));
        RecordQuery query = RecordQuery.all(type).orderBy(Sort.parse(type, sort));
        for (int i : new int[] {0, 1, 150, RECORDS - 1}) {
            Place place = tenant.run(records -> records.place(query, new RecordRef("sample", order.get(i))))
                    .orElseThrow();

            assertThat(place.previous()).isEqualTo(i == 0 ? Optional.empty() : Optional.of(order.get(i - 1)));
            assertThat(place.next()).isEqualTo(i == RECORDS - 1 ? Optional.empty() : Optional.of(order.get(i + 1)));
            assertThat(place.before().value()).isEqualTo(i);
            assertThat(place.all().value()).isEqualTo(RECORDS);
        }
    }

    @Test
    void a_record_has_no_place_in_a_list_without_it() {
        Record dear = all.stream()
                .filter(record -> record.value("price").isEmpty())
                .findFirst()
                .orElseThrow();
        EntityType type = tenant.run(records -> records.type("sample"));
        RecordQuery priced =
                RecordQuery.all(type).where(new Filter.Not(new Filter.Absent(FieldPath.of(type, type.field("price")))));

        assertThat(tenant.<Optional<Place>>run(records -> records.place(priced, dear.ref())))
                .isEmpty();
    }

    @Test
    void a_page_as_long_as_the_rest_is_the_last() {
        RecordPage page = page("name", 150, Optional.empty());
        RecordPage last = page("name", 150, page.next());

        assertThat(last.records()).hasSize(150);
        assertThat(last.next()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "!!!",
                "bnVsbA",
                "e30",
                "W10",
                "WyIrbmFtZStpZCJd",
                "WyIrbmFtZStpZCIsbnVsbCxudWxsXQ",
            })
    void a_cursor_that_is_none_is_unreadable(String token) {
        assertProblem(() -> page("name", 10, Optional.of(token))).hasCode(ProblemCode.UNREADABLE_CURSOR);
    }

    @Test
    void a_cursor_with_values_of_another_kind_is_unreadable() {
        for (String sort : List.of("name", "email", "price", "day", "colour")) {
            String token = page(sort, 10, Optional.empty()).next().orElseThrow();
            for (String value : List.of("null", "{}", "[1]", "true", "\"\\u0000\"", "\"\\ud800\"", "1e300")) {
                String json = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
                String changed = json.replaceFirst(",.*,", "," + value.replace("\\", "\\\\") + ",");
                String forged = Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(changed.getBytes(StandardCharsets.UTF_8));
                assertProblem(() -> page(sort, 10, Optional.of(forged)))
                        .as(sort + " " + value)
                        .hasCode(ProblemCode.UNREADABLE_CURSOR);
            }
        }
    }

    @Test
    void a_cursor_of_another_order_or_entity_type_is_unreadable() {
        Optional<String> byName = page("name", 10, Optional.empty()).next();

        assertProblem(() -> page("-name", 10, byName)).hasCode(ProblemCode.UNREADABLE_CURSOR);
        assertProblem(() -> page("name,price", 10, byName)).hasCode(ProblemCode.UNREADABLE_CURSOR);
        assertProblem(() -> tenant.run(records -> {
                    EntityType user = records.type("user");
                    return records.list(RecordQuery.all(user)
                            .orderBy(Sort.parse(user, "name"))
                            .after(byName));
                }))
                .hasCode(ProblemCode.UNREADABLE_CURSOR);
    }

    @Test
    void a_cursor_with_a_changed_character_never_does_harm() {
        for (String sort : List.of("name", "email,price", "moment,-day", "colour,quantity,name")) {
            String token = page(sort, 10, Optional.empty()).next().orElseThrow();
            for (int i = 0; i < 60; i++) {
                StringBuilder changed = new StringBuilder(token);
                changed.setCharAt(random.nextInt(token.length()), (char) ('0' + random.nextInt(75)));
                assertThatCode(() -> pageOrUnreadable(sort, changed.toString()))
                        .as(sort + " " + changed)
                        .doesNotThrowAnyException();
            }
        }
    }

    private void pageOrUnreadable(String sort, String token) {
        try {
            page(sort, 10, Optional.of(token));
        } catch (ProblemException e) {
            if (e.code() != ProblemCode.UNREADABLE_CURSOR) {
                throw e;
            }
        }
    }

    @Test
    void a_count_is_exact_capped_or_absent() {
        assertThat(count(CountMode.NONE)).isEmpty();
        assertThat(count(CountMode.EXACT)).contains(new RecordCount(RECORDS, false));
        assertThat(count(CountMode.CAPPED)).contains(new RecordCount(RECORDS, false));
    }

    @Test
    void a_capped_count_stops_at_its_cap() {
        SampleTenant big = SampleTenant.fresh();
        UUID user = UUID.randomUUID();
        int inserted = Superuser.update("""
                insert into record (tenant_id, entity_id, id, version, title, title_key, owner_id, created_at, created_by,
                    updated_at, updated_by, values, t1)
                select ?, 901, gen_random_uuid(), 1, 'x', 'x'::bytea, ?, now(), ?, now(), ?, '{"name": "x"}', 'x'
                from generate_series(1, ?)""", big.id(), user, user, user, CountMode.CAP + 1);
        assertThat(inserted).isEqualTo(CountMode.CAP + 1);

        assertThat(count(big, CountMode.CAPPED)).contains(new RecordCount(CountMode.CAP, true));
        assertThat(count(big, CountMode.EXACT)).contains(new RecordCount(CountMode.CAP + 1, false));
    }

    private Optional<RecordCount> count(CountMode mode) {
        return count(tenant, mode);
    }

    private static Optional<RecordCount> count(SampleTenant of, CountMode mode) {
        return of.run(
                records -> records.list(RecordQuery.all(records.type("sample")).counting(mode))
                        .count());
    }

    /** One to three fields, each up or down. */
    private String order() {
        List<String> fields = new ArrayList<>(SORTABLE);
        Collections.shuffle(fields, random);
        return String.join(
                ",",
                fields.subList(0, 1 + random.nextInt(3)).stream()
                        .map(field -> (random.nextBoolean() ? "-" : "") + field)
                        .toList());
    }

    private List<UUID> walk(String sort) {
        List<UUID> seen = new ArrayList<>();
        Optional<String> after = Optional.empty();
        do {
            RecordPage page = page(sort, 1 + random.nextInt(90), after);
            page.records().forEach(record -> seen.add(record.id()));
            after = page.next();
        } while (after.isPresent());
        Set<UUID> once = new HashSet<>(seen);
        assertThat(once).as("shown once: " + sort).hasSameSizeAs(seen);
        return seen;
    }

    private RecordPage page(String sort, int limit, Optional<String> after) {
        return tenant.run(records -> {
            EntityType type = records.type("sample");
            return records.list(RecordQuery.all(type)
                    .orderBy(Sort.parse(type, sort))
                    .limit(limit)
                    .after(after));
        });
    }

    private List<UUID> expected(String sort) {
        Comparator<Record> order = null;
        boolean descending = false;
        for (String term : sort.split(",")) {
            descending = term.startsWith("-");
            String field = descending ? term.substring(1) : term;
            Comparator<Record> next = (a, b) -> compare(field, a, b);
            next = descending ? next.reversed() : next;
            order = order == null ? next : order.thenComparing(next);
        }
        Comparator<Record> byId = (a, b) -> compare("id", a, b);
        Comparator<Record> whole =
                java.util.Objects.requireNonNull(order).thenComparing(descending ? byId.reversed() : byId);
        return all.stream().sorted(whole).map(Record::id).toList();
    }

    /** Absent values are the greatest. Ids grow with the time of creation, and Java compares their halves as signed. */
    @SuppressWarnings({"unchecked", "rawtypes"})
    private static int compare(String field, Record a, Record b) {
        if (field.equals("id") || field.equals("createdAt")) {
            return a.id().toString().compareTo(b.id().toString());
        }
        Optional<Object> left = a.value(field);
        Optional<Object> right = b.value(field);
        if (left.isEmpty() || right.isEmpty()) {
            return Boolean.compare(left.isEmpty(), right.isEmpty());
        }
        return switch (field) {
            case "colour" -> Integer.compare(rank(left.get()), rank(right.get()));
            case "email" -> TextKey.full((String) left.get()).compareTo(TextKey.full((String) right.get()));
            default -> ((Comparable) left.get()).compareTo(right.get());
        };
    }

    private static int rank(Object colour) {
        return List.of("red", "green", "blue").indexOf(colour);
    }

    private static Map<String, Object> values(Record of) {
        Map<String, Object> values = new HashMap<>();
        for (String field : List.of("name", "email", "quantity", "price", "day", "colour")) {
            of.value(field).ifPresent(value -> values.put(field, value));
        }
        return values;
    }

    private void delete(UUID id) {
        tenant.run(records -> records.delete(new crm.value.RecordRef("sample", id), OptionalInt.empty()));
    }
}
