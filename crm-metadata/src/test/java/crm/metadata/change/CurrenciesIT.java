package crm.metadata.change;

import static crm.problem.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import crm.currency.CurrencyRates;
import crm.currency.Rate;
import crm.kernel.Kernel;
import crm.kernel.Superuser;
import crm.problem.ProblemCode;
import crm.record.Record;
import crm.record.RecordPatch;
import crm.record.store.FormulaFollower;
import crm.record.store.StoredValues;
import crm.tenant.TenantLayers;
import crm.transaction.Caller;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Amounts in several currencies: kept as they were entered, asked for in the company's, which here is USD. */
class CurrenciesIT {

    private static final String SEVERAL = """
            {'currencies': {'EUR': {}, 'JPY': {}}, 'extend': {'sample': {'currencyDate': 'day'}}}""";

    private final Shaping shaping = new Shaping();

    @Test
    void a_company_with_one_currency_sees_and_stores_nothing_of_others() {
        Record car = shaping.create("sample", "{'name': 'car', 'price': 100}");

        assertThat(shaping.type("sample").findField("currency")).isEmpty();
        assertThat(stored(car)).isEqualTo("null");
        assertThat(shaping.metadata().entityType("sample"))
                .isSameAs(new Shaping().metadata().entityType("sample"));
    }

    @Test
    void an_amount_stays_as_it_was_entered_and_is_asked_for_in_the_companys_currency() {
        begin();
        Record euro = car("euro", 100, "EUR");
        Record dollar = car("dollar", 150, "USD");
        car("none", 120, null);

        assertThat(euro.value("price")).contains(new BigDecimal("100.00"));
        assertThat(amount(euro)).isEqualTo("200.00");
        assertThat(stored(euro)).isEqualTo("{\"price.converted\": 200.00}");
        assertThat(amount(dollar)).isEqualTo("150.00");
        assertThat(stored(dollar)).isEqualTo("null");
        assertThat(shaping.names("sample", "price > 140", "-price")).containsExactly("euro", "dollar");
        assertThat(shaping.names("sample", "currency == 'EUR'", "name")).containsExactly("euro");
        assertThat(shaping.sum("sample", "price")).isEqualTo("470.00");
        assertThat(shaping.type("sample").field("currency").defaultValue()).contains("USD");
    }

    @Test
    void records_from_before_are_in_the_companys_currency_and_stay_as_they_are() {
        Record car = shaping.create("sample", "{'name': 'car', 'price': 100}");
        begin();

        assertThat(amount(car)).isEqualTo("100.00");
        assertThat(shaping.names("sample", "price == 100", "price")).containsExactly("car");

        shaping.update(shaping.read(car), "{'currency': 'EUR'}");
        assertThat(amount(car)).isEqualTo("200.00");
        shaping.update(shaping.read(car), "{'currency': null}");
        assertThat(amount(car)).isEqualTo("100.00");
        assertThat(stored(car)).isEqualTo("null");
    }

    @Test
    void the_rate_is_that_of_the_records_day_and_before_the_first_one_the_first() {
        begin();
        rates(rates -> {
            rates.add("EUR", day(10), new BigDecimal("0.8"));
            rates.add("EUR", day(20), BigDecimal.ONE);
        });
        Record car = car("car", 100, "EUR");

        assertThat(List.of(on(car, 5), on(car, 10), on(car, 19), on(car, 20), on(car, 30)))
                .containsExactly("200.00", "125.00", "125.00", "100.00", "100.00");
        shaping.update(shaping.read(car), "{'day': '1950-01-01'}");
        assertThat(amount(car)).isEqualTo("200.00");
        shaping.update(shaping.read(car), "{'day': null}");
        assertThat(amount(car)).as("the day it was made").isEqualTo("100.00");
    }

    @ParameterizedTest
    @CsvSource({
        "10.00, 3, 3.33",
        "0.05, 10, 0.01",
        "0.04, 10, 0.00",
        "-0.05, 10, -0.01",
        "1200000, 7.84, 153061.22",
        "1, 0.0000000001, 10000000000.00",
        "9999999999999999.99, 0.0000000001, 9999999999999999.99"
    })
    void amounts_are_rounded_half_up_and_never_too_large(String price, String rate, String converted) {
        shaping.patch(SEVERAL);
        rates(rates -> rates.add("EUR", day(1), new BigDecimal(rate)));

        assertThat(amount(shaping.create("sample", "{'name': 'car', 'price': %s, 'currency': 'EUR'}".formatted(price))))
                .isEqualTo(converted);
    }

    @Test
    void rules_formulas_and_roll_ups_go_by_the_companys_currency() {
        shaping.patch(SEVERAL);
        shaping.patch("""
                {'extend': {
                    'sample': {'fields': {
                        'cost_c': {'type': 'currency', 'indexed': false},
                        'twice_c': {'type': 'currency', 'formula': 'price * 2'},
                        'below_c': {'type': 'currency', 'rollUp': {'function': 'sum', 'of': 'sample.parent', 'field': 'cost_c'}}}},
                    'part': {'fields': {'of_c': {'type': 'currency', 'formula': 'sample.price'}}}}}""");
        rates(rates -> rates.add("EUR", day(1), new BigDecimal("0.5")));
        Record fleet = shaping.create("sample", "{'name': 'fleet'}");
        Record car = shaping.create(
                "sample",
                "{'name': 'car', 'price': 40, 'cost_c': 30, 'currency': 'EUR', 'colour': 'green', 'parent': '%s'}"
                        .formatted(fleet.id()));
        Record wheel = shaping.create("part", "{'name': 'wheel', 'sample': '%s'}".formatted(car.id()));

        assertThat(figures(car, "twice_c")).isEqualTo("160.00");
        assertThat(figures(fleet, "below_c")).isEqualTo("60.00");
        assertThat(figures(wheel, "of_c")).isEqualTo("80.00");
        assertThat(shaping.names("sample", "price == 80 && cost_c == 60", "name"))
                .containsExactly("car");
        assertProblem(() -> shaping.update(shaping.read(car), "{'price': 51}"))
                .as("a green one costs at most $100")
                .hasCode(ProblemCode.INVALID_RECORD)
                .atField("price");

        rates(rates -> rates.change("EUR", day(1), new BigDecimal("0.8")));
        follow();

        assertThat(figures(car, "twice_c")).isEqualTo("100.00");
        assertThat(figures(fleet, "below_c")).isEqualTo("37.50");
        assertThat(figures(wheel, "of_c")).isEqualTo("50.00");
        shaping.update(shaping.read(car), "{'currency': 'USD'}");
        follow();
        assertThat(figures(wheel, "of_c")).isEqualTo("40.00");
    }

    @Test
    void more_records_than_a_batch_are_converted_though_the_node_was_killed() {
        begin();
        int cars = FormulaFollower.BATCH + 100;
        shaping.<List<Record>>as(records -> records.createAll(
                "sample",
                IntStream.range(0, cars)
                        .mapToObj(i -> RecordPatch.of(
                                Map.of("name", "c" + i, "price", new BigDecimal("10.00"), "currency", "EUR")))
                        .toList()));
        Record one = car("one", 10, "EUR");
        follow();

        rates(rates -> rates.change("EUR", day(1), BigDecimal.ONE));
        assertThat(with("20.00")).as("after the user's transaction").isEqualTo(cars + 1);
        shaping.kernel().followers.step(shaping.tenant().id());
        assertThat(with("10.00")).as("after the first batch").isEqualTo(FormulaFollower.BATCH);
        shaping.kernel().anotherFollowers().settle(shaping.tenant().id());

        assertThat(with("10.00")).isEqualTo(cars + 1);
        assertThat(shaping.read(one).version()).isEqualTo(1);
        assertThat(Superuser.column(
                        "select count(*) from formula_due where tenant_id = ?",
                        shaping.tenant().id()))
                .containsExactly("0");
    }

    @Test
    void whoever_writes_while_rates_change_ends_with_what_is_true() throws Exception {
        begin();
        List<Record> cars =
                IntStream.range(0, 4).mapToObj(i -> car("c" + i, 1, "EUR")).toList();
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            List<Callable<Void>> work = IntStream.range(0, 3)
                    .<Callable<Void>>mapToObj(writer -> () -> {
                        for (int i = 1; i <= 8; i++) {
                            write(cars, writer, i);
                        }
                        return null;
                    })
                    .toList();
            Future<?> following = threads.submit(() -> IntStream.range(0, 20).forEach(_ -> follow()));
            for (Future<Void> one : threads.invokeAll(work)) {
                one.get();
            }
            following.get();
        }
        follow();

        List<List<String>> rows = Superuser.rows(
                "select values ->> 'price', coalesce(computed ->> 'price.converted', ''), n2 from record "
                        + "where tenant_id = ? and entity_id = 901",
                shaping.tenant().id());
        assertThat(rows).hasSizeGreaterThan(4).allSatisfy(row -> {
            BigDecimal converted = new BigDecimal(row.get(0)).divide(new BigDecimal("8"), 2, RoundingMode.HALF_UP);
            assertThat(new BigDecimal(row.get(1))).isEqualByComparingTo(converted);
        });
    }

    private void write(List<Record> cars, int writer, int turn) {
        switch (writer) {
            case 0 -> rates(rates -> rates.change("EUR", day(1), BigDecimal.valueOf(turn)));
            case 1 -> shaping.update(cars.get(turn % 4), "{'price': %d}".formatted(turn * 8));
            default -> car("new" + turn, turn * 8, "EUR");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "EUR, 2026-01-02, 0, OUT_OF_RANGE rate",
        "EUR, 2026-01-02, -1, OUT_OF_RANGE rate",
        "EUR, 2026-01-02, 1e11, OUT_OF_RANGE rate",
        "EUR, 2026-01-02, 1e999999999, OUT_OF_RANGE rate",
        "EUR, 2026-01-02, 0.12345678901, WRONG_FORMAT rate",
        "EUR, 1899-12-31, 1, OUT_OF_RANGE from",
        "EUR, 2026-01-01, 1, NOT_UNIQUE from",
        "USD, 2026-01-02, 1, NOT_FOUND",
        "CHF, 2026-01-02, 1, NOT_FOUND",
        "XXX, 2026-01-02, 1, NOT_FOUND"
    })
    void a_rate_that_cannot_be_is_refused(String currency, LocalDate from, BigDecimal rate, String refusal) {
        begin();

        var problem = assertProblem(() -> rates(rates -> rates.add(currency, from, rate)));
        String[] expected = refusal.split(" ");
        problem.hasCode(ProblemCode.valueOf(expected[0]));
        if (expected.length > 1) {
            problem.atField(expected[1]);
        }
        assertThat(inForce()).containsExactly("EUR 2026-01-01 0.5");
    }

    @Test
    void what_was_said_of_a_day_is_remembered() {
        begin();
        rates(rates -> rates.change("EUR", day(1), new BigDecimal("0.6")));
        rates(rates -> rates.add("EUR", day(2), new BigDecimal("0.7")));
        rates(rates -> rates.remove("EUR", day(2)));

        assertThat(inForce()).containsExactly("EUR 2026-01-01 0.6");
        List<Rate.Past> past = asAdministrator(rates -> rates.past("EUR"));
        assertThat(past)
                .extracting(one ->
                        one.rate().from().getDayOfMonth() + " " + one.rate().rate())
                .containsExactly("2 0.7", "1 0.5");
        assertThat(past)
                .allMatch(one -> one.endedBy().equals(shaping.administrator().user()));
        assertProblem(() -> rates(rates -> rates.remove("EUR", day(2)))).hasCode(ProblemCode.NOT_FOUND);
        assertProblem(() -> rates(rates -> rates.change("EUR", day(3), BigDecimal.ONE)))
                .hasCode(ProblemCode.NOT_FOUND);
    }

    @Test
    void who_does_not_shape_the_tenant_reads_rates_and_changes_none() {
        begin();
        Caller rep = shaping.tenant().person("rep" + System.nanoTime(), "rep", null);

        assertThat(shaping.kernel().transactions.run(rep, () -> door().inForce()))
                .hasSize(1);
        assertProblem(() -> shaping.kernel().transactions.execute(rep, () -> door().add("EUR", day(2), BigDecimal.ONE)))
                .hasCode(ProblemCode.FORBIDDEN);
    }

    @Test
    void a_currency_without_a_rate_takes_no_amounts() {
        begin();

        assertProblem(() -> car("car", 1, "JPY"))
                .hasCode(ProblemCode.INVALID_RECORD)
                .atField("currency");
        assertThat(shaping.create("sample", "{'name': 'car', 'currency': 'JPY'}")
                        .version())
                .isEqualTo(1);
    }

    @Test
    void a_currency_that_records_are_in_is_hidden_and_neither_taken_away_nor_without_a_rate() {
        begin();
        Record car = car("car", 10, "EUR");

        assertThat(shaping.problems("{'currencies': {'EUR': null}}")).containsExactly("/currencies/EUR IN_USE");
        assertProblem(() -> rates(rates -> rates.remove("EUR", day(1))))
                .hasCode(ProblemCode.IN_USE)
                .atField("from");
        shaping.patch("{'currencies': {'EUR': {'hidden': true}}}");
        assertProblem(() -> car("other", 10, "EUR")).hasCode(ProblemCode.INVALID_RECORD);
        shaping.update(shaping.read(car), "{'price': 20}");
        assertThat(amount(car)).isEqualTo("40.00");
        rates(rates -> rates.change("EUR", day(1), BigDecimal.ONE));
        follow();
        assertThat(amount(car)).isEqualTo("20.00");
        assertThat(shaping.changes("{'currencies': {'EUR': {'hidden': false}, 'JPY': null, 'CHF': {}}}"))
                .containsExactly(
                        "shown currency /currencies/EUR",
                        "deleted currency /currencies/JPY",
                        "added currency /currencies/CHF");
    }

    @Test
    void the_companys_own_currency_stands_first_and_stays() {
        begin();

        assertThat(shaping.metadata().currencies().company()).isEqualTo("USD");
        assertThat(shaping.problems("{'currencies': {'ZZZ': {}, 'XAU': {}}}"))
                .containsExactly("/currencies/ZZZ UNKNOWN_OPTION", "/currencies/XAU UNKNOWN_OPTION");
        assertThat(shaping.problems("{'currencies': {'EUR': {'company': true}}}"))
                .containsExactly("/currencies/EUR/company REPEATED");
        assertThat(shaping.problems("{'currencies': {'USD': {'hidden': true}}}"))
                .containsExactly("/currencies/USD/hidden IN_USE");
        assertThat(shaping.problems("{'extend': {'sample': {'currencyDate': 'colour'}}}"))
                .containsExactly("/extend/sample/currencyDate WRONG_TYPE");
    }

    @Test
    void another_day_of_the_rate_converts_the_records_that_there_are() {
        begin();
        rates(rates -> rates.add("EUR", day(20), BigDecimal.ONE));
        Record car = car("car", 100, "EUR");
        assertThat(on(car, 5)).isEqualTo("200.00");

        shaping.patch("{'extend': {'sample': {'currencyDate': null}}}");
        follow();

        assertThat(amount(car)).as("of the day it was made").isEqualTo("100.00");
        assertThat(shaping.read(car).version()).isEqualTo(2);
    }

    @Test
    void a_deleted_record_comes_back_at_the_rate_of_now() {
        begin();
        Record car = car("car", 100, "EUR");
        shaping.as(records -> records.delete(car.ref(), java.util.OptionalInt.empty()));
        rates(rates -> rates.change("EUR", day(1), BigDecimal.ONE));
        follow();

        shaping.as(records -> records.restore(car.ref()));

        assertThat(amount(car)).isEqualTo("100.00");
        assertThat(shaping.names("sample", "price == 100", "name")).containsExactly("car");
    }

    @Test
    void a_field_that_gets_its_index_later_is_filled_with_converted_amounts() {
        shaping.patch(SEVERAL);
        rates(rates -> rates.add("EUR", day(1), new BigDecimal("0.5")));
        shaping.patch("{'extend': {'sample': {'fields': {'cost_c': {'type': 'currency', 'indexed': false}}}}}");
        shaping.create("sample", "{'name': 'euro', 'cost_c': 10, 'currency': 'EUR'}");
        shaping.create("sample", "{'name': 'dollar', 'cost_c': 15}");

        shaping.patch("{'extend': {'sample': {'fields': {'cost_c': {'indexed': true}}}}}");

        assertThat(shaping.names("sample", "cost_c > 1", "-cost_c")).containsExactly("euro", "dollar");
    }

    @Test
    void another_tenants_rates_are_nothing_to_this_one() {
        begin();
        Shaping other = new Shaping();
        other.patch(SEVERAL);

        assertThat(other.run(() -> door(other).inForce())).isEmpty();
        assertProblem(() -> other.create("sample", "{'name': 'car', 'price': 1, 'currency': 'EUR'}"))
                .hasCode(ProblemCode.INVALID_RECORD);
        other.run(() -> {
            door(other).add("EUR", day(1), new BigDecimal("4"));
            return true;
        });
        Record theirs = other.create("sample", "{'name': 'car', 'price': 1, 'currency': 'EUR'}");

        assertThat(theirs.converted()).containsEntry("price", new BigDecimal("0.25"));
        assertThat(amount(car("car", 1, "EUR"))).isEqualTo("2.00");
        assertThat(inForce()).containsExactly("EUR 2026-01-01 0.5");
    }

    @Test
    void who_does_not_see_an_amount_does_not_see_what_it_comes_to() {
        begin();
        shaping.patch("{'roles': {'outsider': {'grants': {'sample': {'fields': {'price': 'hidden'}}}}}}");
        Record car = car("car", 10, "EUR");
        Caller outsider = shaping.tenant().person("o" + System.nanoTime(), "outsider", null);

        Record seen = shaping.tenant().as(outsider, records -> records.find(car.ref()));

        assertThat(seen.converted()).isEmpty();
        assertThat(seen.operand("price")).isEmpty();
        assertThat(shaping.problems(
                        "{'roles': {'outsider': {'grants': {'sample': {'fields': {'currency': 'hidden'}}}}}}"))
                .containsExactly("/roles/outsider/grants/sample/fields/currency IN_USE");
    }

    private void begin() {
        shaping.patch(SEVERAL);
        rates(rates -> rates.add("EUR", day(1), new BigDecimal("0.5")));
    }

    private static LocalDate day(int day) {
        return LocalDate.of(2026, 1, day);
    }

    private void rates(Consumer<CurrencyRates> work) {
        asAdministrator(rates -> {
            work.accept(rates);
            return true;
        });
    }

    private <T> T asAdministrator(java.util.function.Function<CurrencyRates, T> work) {
        return shaping.run(() -> work.apply(door()));
    }

    private CurrencyRates door() {
        return door(shaping);
    }

    private static CurrencyRates door(Shaping shaping) {
        Kernel kernel = shaping.kernel();
        return new CurrencyRates(kernel.metadata, new TenantLayers(), kernel.policies, new StoredValues(), kernel.bell);
    }

    private List<String> inForce() {
        return asAdministrator(CurrencyRates::inForce).stream()
                .map(rate -> "%s %s %s".formatted(rate.currency(), rate.from(), rate.rate()))
                .toList();
    }

    private Record car(String name, int price, @org.jspecify.annotations.Nullable String currency) {
        String chosen = currency == null ? "" : ", 'currency': '%s'".formatted(currency);
        return shaping.create("sample", "{'name': '%s', 'price': %d%s}".formatted(name, price, chosen));
    }

    private String on(Record car, int day) {
        shaping.update(shaping.read(car), "{'day': '%s'}".formatted(day(day)));
        return amount(car);
    }

    private String amount(Record record) {
        return figures(record, "price");
    }

    private String figures(Record record, String field) {
        return shaping.read(record).operand(field).map(Object::toString).orElse("none");
    }

    private static String stored(Record record) {
        return Superuser.column("select computed from record where id = ?", record.id())
                .getFirst();
    }

    private int with(String converted) {
        return Integer.parseInt(Superuser.column(
                        "select count(*) from record where tenant_id = ? and entity_id = 901 and computed ->> 'price.converted' = ?",
                        shaping.tenant().id(),
                        converted)
                .getFirst());
    }

    private void follow() {
        shaping.follow();
    }
}
