package crm.web.home;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ConditionTest {

    @Test
    void a_month_is_added_to_the_filter() {
        Month month = new Month(LocalDate.parse("2026-11-21"));

        Condition won = Condition.of("deal", Optional.of("won")).between("closeDate", month.first(), month.next());

        assertThat(won.expression())
                .isEqualTo("won && closeDate >= date('2026-11-01') && closeDate < date('2026-12-01')");
    }

    @Test
    void alternatives_stay_together() {
        assertThat(Condition.of("deal", Optional.of("a || b"))
                        .is("stage", "won")
                        .expression())
                .isEqualTo("(a || b) && stage == 'won'");
    }

    @Test
    void the_list_behind_a_number_is_asked_by_the_same_expression() {
        assertThat(Condition.of("deal", Optional.of("!closed && amount > 5")).href())
                .isEqualTo("/deal?filter=%21closed+%26%26+amount+%3E+5");
        assertThat(Condition.of("deal", Optional.empty()).href()).isEqualTo("/deal");
    }

    @Test
    void the_month_before_counts_as_far_as_this_one_has_come() {
        Month end = new Month(LocalDate.parse("2027-03-31"));

        assertThat(end.previousFirst()).isEqualTo("2027-02-01");
        assertThat(end.previousEnd()).isEqualTo("2027-03-01");
    }
}
