package crm.web.home;

import com.ibm.icu.text.DateFormat;
import com.ibm.icu.util.TimeZone;
import crm.web.text.Language;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.Date;

/** The month of a day, and as much of the one before. */
record Month(LocalDate today) {

    LocalDate first() {
        return today.withDayOfMonth(1);
    }

    /** The day after the last that counts: tomorrow. */
    LocalDate end() {
        return today.plusDays(1);
    }

    /** When this month began for the person. */
    Instant began(Language language) {
        return first().atStartOfDay(language.zone()).toInstant();
    }

    /** When this week began for the person. */
    Instant monday(Language language) {
        return today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
                .atStartOfDay(language.zone())
                .toInstant();
    }

    LocalDate next() {
        return first().plusMonths(1);
    }

    LocalDate previousFirst() {
        return first().minusMonths(1);
    }

    /** The day after the last that counts in the month before: as far as this month has come. */
    LocalDate previousEnd() {
        return today.minusMonths(1).plusDays(1);
    }

    String name(Language language) {
        return name(first(), language);
    }

    String previousName(Language language) {
        return name(previousFirst(), language);
    }

    private static String name(LocalDate date, Language language) {
        return format(date, language.isChinese() ? "LLL" : "LLLL", language);
    }

    /** "21 November", "11月21日". */
    static String day(LocalDate date, Language language) {
        return format(date, "MMMMd", language);
    }

    /** "21 Nov", "11月21日". */
    static String shortDay(LocalDate date, Language language) {
        return format(date, "MMMd", language);
    }

    static String weekday(LocalDate date, Language language) {
        return format(date, "EEEEMMMMd", language);
    }

    private static String format(LocalDate date, String skeleton, Language language) {
        java.util.Locale locale = language.isChinese() ? language.locale() : java.util.Locale.UK;
        DateFormat format = DateFormat.getInstanceForSkeleton(skeleton, locale);
        format.setTimeZone(TimeZone.GMT_ZONE);
        return format.format(Date.from(date.atStartOfDay().toInstant(ZoneOffset.UTC)));
    }
}
