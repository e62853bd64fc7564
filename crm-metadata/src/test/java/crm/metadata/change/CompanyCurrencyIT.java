package crm.metadata.change;

import static crm.problem.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import crm.currency.CurrencyRates;
import crm.problem.ProblemCode;
import crm.record.Record;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The company's own currency, which here is USD at first, and the decimals that amounts have by their currency. */
class CompanyCurrencyIT {

    private final Shaping shaping = new Shaping();

    @Test
    void without_amounts_the_companys_own_currency_becomes_another_and_nothing_is_left_of_the_rates() {
        shaping.patch("{'currencies': {'EUR': {}, 'JPY': {}}}");
        rates(rates -> rates.add("EUR", day(1), new BigDecimal("0.5")));

        shaping.patch("{'currencies': {'USD': null, 'EUR': {'company': true}}}");

        assertThat(shaping.metadata().currencies().company()).isEqualTo("EUR");
        assertThat(company()).isEqualTo("EUR");
        rates(rates -> assertThat(rates.inForce()).isEmpty());
        assertProblem(() -> car("100", "JPY")).isInvalid("currency", ProblemCode.NO_RATE);
        assertThat(amount(car("100", "EUR"))).isEqualTo("100.00");
    }

    @Test
    void with_amounts_the_companys_own_currency_stays_also_for_deleted_records_and_hidden_fields() {
        shaping.patch("{'extend': {'sample': {'fields': {'cost_c': {'type': 'currency'}}}}}");
        Record car = shaping.create("sample", "{'name': 'car', 'cost_c': 100}");
        shaping.run(() -> {
            shaping.kernel().records.delete(car.ref(), OptionalInt.empty());
            return true;
        });
        shaping.patch("{'extend': {'sample': {'fields': {'cost_c': {'hidden': true}}}}}");

        assertThat(shaping.problems("{'currencies': {'EUR': {'company': true}}}"))
                .containsExactly("/currencies/EUR/company IN_USE");
        assertThat(company()).isEqualTo("USD");
    }

    @ParameterizedTest
    @CsvSource({"JPY,1200,171,1200.5", "EUR,12.34,1.76,12.345", "KWD,12.345,1.764,12.3456"})
    void a_company_has_the_decimals_of_its_currency(String currency, String price, String third, String tooExact) {
        shaping.patch("{'currencies': {'%s': {'company': true}}}".formatted(currency));
        shaping.patch("{'extend': {'sample': {'fields': {'part_c': {'type': 'currency', 'formula': 'price / 7'}}}}}");

        Record car = shaping.create("sample", "{'name': 'car', 'price': %s}".formatted(price));

        assertThat(amount(car)).isEqualTo(price);
        assertThat(shaping.sum("sample", "price")).isEqualTo(price);
        assertThat(shaping.names("sample", "price == " + price, "price")).containsExactly("car");
        assertThat(shaping.read(car).value("part_c")).hasToString("Optional[%s]".formatted(third));
        assertProblem(() -> shaping.create("sample", "{'name': 'car', 'price': %s}".formatted(tooExact)))
                .isInvalid("price", ProblemCode.WRONG_FORMAT);
    }

    @Test
    void an_amount_has_no_more_decimals_than_the_currency_of_its_record() {
        shaping.patch("{'currencies': {'JPY': {}, 'KWD': {}}}");
        rates(rates -> {
            rates.add("JPY", day(1), new BigDecimal("150"));
            rates.add("KWD", day(1), new BigDecimal("0.3"));
        });
        Record dinar = car("1.005", "KWD");

        assertThat(dinar.value("price")).contains(new BigDecimal("1.005"));
        assertThat(amount(dinar)).as("rounded as dollars are").isEqualTo("3.35");
        assertThat(shaping.names("sample", "price == 3.35", "price")).containsExactly("car");
        assertProblem(() -> car("1.0051", "KWD")).isInvalid("price", ProblemCode.WRONG_FORMAT);
        assertProblem(() -> car("1.005", "USD")).isInvalid("price", ProblemCode.WRONG_FORMAT);
        assertProblem(() -> car("1000.5", "JPY")).isInvalid("price", ProblemCode.WRONG_FORMAT);
        assertProblem(() -> shaping.update(shaping.read(dinar), "{'currency': 'JPY'}"))
                .isInvalid("price", ProblemCode.WRONG_FORMAT);
        assertThat(shaping.update(shaping.read(dinar), "{'currency': 'JPY', 'price': 1000}")
                        .value("price"))
                .contains(new BigDecimal("1000.00"));
    }

    private static LocalDate day(int day) {
        return LocalDate.of(2026, 1, day);
    }

    private void rates(Consumer<CurrencyRates> work) {
        shaping.run(() -> {
            work.accept(shaping.kernel().rates);
            return true;
        });
    }

    private String company() {
        return shaping.kernel().tenants.get(shaping.tenant().id()).currency();
    }

    private Record car(String price, String currency) {
        return shaping.create("sample", "{'name': 'car', 'price': %s, 'currency': '%s'}".formatted(price, currency));
    }

    private String amount(Record record) {
        return shaping.read(record).operand("price").map(Object::toString).orElse("none");
    }
}
