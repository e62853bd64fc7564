package crm.web.edit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DateTextTest {

    private static final LocalDate SATURDAY = LocalDate.of(2026, 11, 21);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "today|2026-11-21",
                "Tomorrow|2026-11-22",
                "+3|2026-11-24",
                "+2w|2026-12-05",
                "+ 1 m|2026-12-21",
                "-1d|2026-11-20",
                "fri|2026-11-27",
                "Saturday|2026-11-28",
                "next mon|2026-11-23",
                "4 dec|2026-12-04",
                "4 Dec 2027|2027-12-04",
                "Dec 4, 2027|2027-12-04",
                "2027-1-31|2027-01-31",
                "31/1/2027|2027-01-31",
                "明天|2026-11-22",
                "后天|2026-11-23",
                "周五|2026-11-27",
                "下周五|2026-11-27",
                "+2周|2026-12-05",
                "12月4日|2026-12-04",
                "2027年12月4日|2027-12-04"
            })
    void a_day_as_people_say_it(String said, LocalDate day) {
        assertThat(DateText.day(said, SATURDAY)).contains(day);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "31 feb 2027", "2月31日", "13/13/2027", "+", "+99999w"})
    void what_is_no_day(String said) {
        assertThat(DateText.day(said, SATURDAY)).isEmpty();
    }
}
