package crm.admin.demo;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;

/** Moves all dates of a file by the same whole weeks, so that days of the week and distances stay. */
record WeekShift(long weeks) {

    /** The shift that brings the file's last day into the week of today, which begins on Monday. */
    static WeekShift bringing(LocalDate lastDay, LocalDate today) {
        return new WeekShift(ChronoUnit.WEEKS.between(monday(lastDay), monday(today)));
    }

    private static LocalDate monday(LocalDate day) {
        return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }

    LocalDate of(LocalDate day) {
        return day.plusWeeks(weeks);
    }
}
