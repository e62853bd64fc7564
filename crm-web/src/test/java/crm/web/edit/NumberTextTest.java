package crm.web.edit;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumberTextTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1234.5|1234.5",
                "1,234.50|1234.50",
                "$ 107,072|107072",
                "6%|6",
                "-12|-12",
                "−12|-12",
                "１２３|123",
                ".5|.5",
                "1.5m|1500000",
                "20k|20000",
                "20 万|200000",
                "1.2亿|120000000",
                "999999999999999999|999999999999999999"
            })
    void what_people_type_is_a_number(String typed, BigDecimal number) {
        assertThat(NumberText.plain(typed, Locale.ENGLISH))
                .hasValueSatisfying(read -> assertThat(read).isEqualByComparingTo(number));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-", "twelve", "1.2.3", "1e5", "k", "12 apples"})
    void what_is_none_is_not(String typed) {
        assertThat(NumberText.plain(typed, Locale.ENGLISH)).isEmpty();
    }

    @Test
    void a_comma_is_the_decimal_sign_where_people_write_it_so() {
        assertThat(NumberText.plain("1.234,5", Locale.GERMANY)).contains(new BigDecimal("1234.5"));
        assertThat(NumberText.shown(new BigDecimal("1234.50"), true, Locale.GERMANY))
                .isEqualTo("1.234,5");
    }

    @Test
    void eighteen_digits_are_shown_and_read_back() {
        BigDecimal number = new BigDecimal("-9999999999999999.99");

        String shown = NumberText.shown(number, true, Locale.ENGLISH);

        assertThat(shown).isEqualTo("-9,999,999,999,999,999.99");
        assertThat(NumberText.plain(shown, Locale.ENGLISH)).contains(number);
    }
}
