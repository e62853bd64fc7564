package crm.admin.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ExpectedCloseTest {

    private static final LocalDate LAST_DAY = LocalDate.of(2017, 12, 31);

    private final ExpectedClose rule = new ExpectedClose(90, 30, 10, 45, 60);

    @Test
    void an_engaged_deal_closes_so_many_days_later() {
        assertThat(rule.of("A", Optional.of(LocalDate.of(2017, 12, 1)), LAST_DAY))
                .isEqualTo(LocalDate.of(2018, 3, 1));
    }

    @Test
    void a_little_late_stays_late() {
        LocalDate tenDaysLate = LAST_DAY.minusDays(10);

        assertThat(rule.of("A", Optional.of(tenDaysLate.minusDays(90)), LAST_DAY))
                .isEqualTo(tenDaysLate);
    }

    @Test
    void what_is_too_late_is_put_off_until_it_is_not() {
        LocalDate elevenDaysLate = LAST_DAY.minusDays(11);

        assertThat(rule.of("A", Optional.of(elevenDaysLate.minusDays(90)), LAST_DAY))
                .isEqualTo(elevenDaysLate.plusDays(30));
        assertThat(rule.of("A", Optional.of(elevenDaysLate.minusDays(90 + 300)), LAST_DAY))
                .isEqualTo(elevenDaysLate.plusDays(30));
    }

    @Test
    void a_deal_that_is_not_engaged_lies_in_the_spread_always_on_the_same_day() {
        LocalDate day = rule.of("UGUHPN8N", Optional.empty(), LAST_DAY);

        assertThat(day).isBetween(LAST_DAY.plusDays(45), LAST_DAY.plusDays(104));
        assertThat(rule.of("UGUHPN8N", Optional.empty(), LAST_DAY)).isEqualTo(day);
    }
}
