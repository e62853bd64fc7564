package crm.web.edit;

import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Days as people say them, in English and Chinese: "tomorrow", "+2w", "fri", "4 dec", "明天", "下周五", "12月4日". */
final class DateText {

    private static final Map<String, Integer> DAYS = Map.ofEntries(
            Map.entry("today", 0),
            Map.entry("tomorrow", 1),
            Map.entry("tmr", 1),
            Map.entry("yesterday", -1),
            Map.entry("今天", 0),
            Map.entry("明天", 1),
            Map.entry("后天", 2),
            Map.entry("大后天", 3),
            Map.entry("昨天", -1),
            Map.entry("前天", -2));

    private static final Map<String, ChronoUnit> UNITS = Map.of(
            "d", ChronoUnit.DAYS,
            "天", ChronoUnit.DAYS,
            "w", ChronoUnit.WEEKS,
            "周", ChronoUnit.WEEKS,
            "m", ChronoUnit.MONTHS,
            "个月", ChronoUnit.MONTHS,
            "月", ChronoUnit.MONTHS,
            "y", ChronoUnit.YEARS,
            "年", ChronoUnit.YEARS);

    private static final Pattern SHIFT = Pattern.compile("([+-])(\\d{1,4})(d|天|w|周|m|个月|月|y|年)?");
    private static final Pattern CHINESE_DAY = Pattern.compile("(下)?(?:周|星期|礼拜)([一二三四五六日天])");
    private static final Pattern ENGLISH_DAY = Pattern.compile("(next)?(mon|tue|wed|thu|fri|sat|sun)[a-z]*");
    private static final Pattern CHINESE_DATE = Pattern.compile("(?:(\\d{4})年)?(\\d{1,2})月(\\d{1,2})[日号]?");

    private static final List<DateTimeFormatter> FORMS = List.of(
            form("yyyy-M-d"),
            form("yyyy/M/d"),
            form("yyyy.M.d"),
            form("d.M.yyyy"),
            form("d/M/yyyy"),
            form("dMMMyyyy"),
            form("dMMMMyyyy"),
            form("MMMd,yyyy"),
            form("MMMdyyyy"),
            form("MMMMd,yyyy"));

    private DateText() {}

    private static DateTimeFormatter form(String pattern) {
        return new DateTimeFormatterBuilder()
                .parseCaseInsensitive()
                .appendPattern(pattern.replace('y', 'u'))
                .toFormatter(Locale.UK)
                .withResolverStyle(ResolverStyle.STRICT);
    }

    /** The day a text means, seen from today; empty if it means none. A day of the week is the next one to come. */
    static Optional<LocalDate> day(String text, LocalDate today) {
        String said = Normalizer.normalize(text, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replaceAll("\\s", "");
        Integer days = DAYS.get(said);
        if (days != null) {
            return Optional.of(today.plusDays(days));
        }
        try {
            return shifted(said, today)
                    .or(() -> weekday(said, today))
                    .or(() -> chinese(said, today))
                    .or(() -> written(said, today));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<LocalDate> shifted(String said, LocalDate today) {
        Matcher shift = SHIFT.matcher(said);
        if (!shift.matches()) {
            return Optional.empty();
        }
        ChronoUnit unit =
                shift.group(3) == null ? ChronoUnit.DAYS : UNITS.getOrDefault(shift.group(3), ChronoUnit.DAYS);
        long count = Long.parseLong(shift.group(2));
        return Optional.of(today.plus(shift.group(1).equals("-") ? -count : count, unit));
    }

    private static Optional<LocalDate> weekday(String said, LocalDate today) {
        Matcher english = ENGLISH_DAY.matcher(said);
        if (english.matches()) {
            int index = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun").indexOf(english.group(2));
            LocalDate next = today.with(TemporalAdjusters.next(DayOfWeek.of(index + 1)));
            return Optional.of(english.group(1) == null ? next : nextWeek(today, index));
        }
        Matcher chinese = CHINESE_DAY.matcher(said);
        if (chinese.matches()) {
            int index = "一二三四五六日".indexOf(chinese.group(2).replace('天', '日'));
            LocalDate next = today.with(TemporalAdjusters.next(DayOfWeek.of(index + 1)));
            return Optional.of(chinese.group(1) == null ? next : nextWeek(today, index));
        }
        return Optional.empty();
    }

    private static LocalDate nextWeek(LocalDate today, int index) {
        return today.with(DayOfWeek.MONDAY).plusWeeks(1).plusDays(index);
    }

    private static Optional<LocalDate> chinese(String said, LocalDate today) {
        Matcher date = CHINESE_DATE.matcher(said);
        if (!date.matches()) {
            return Optional.empty();
        }
        int year = date.group(1) == null ? today.getYear() : Integer.parseInt(date.group(1));
        return Optional.of(LocalDate.of(year, Integer.parseInt(date.group(2)), Integer.parseInt(date.group(3))));
    }

    /** Without a year it is this one. */
    private static Optional<LocalDate> written(String said, LocalDate today) {
        for (String whole : List.of(said, said + today.getYear(), said + "/" + today.getYear())) {
            for (DateTimeFormatter form : FORMS) {
                var position = new java.text.ParsePosition(0);
                var parsed = form.parseUnresolved(whole, position);
                if (parsed != null && position.getErrorIndex() < 0 && position.getIndex() == whole.length()) {
                    return Optional.of(LocalDate.parse(whole, form));
                }
            }
        }
        return Optional.empty();
    }
}
