package crm.web.text;

import com.ibm.icu.text.CompactDecimalFormat;
import com.ibm.icu.text.NumberFormat;
import com.ibm.icu.util.ULocale;
import crm.metadata.Currencies;
import crm.metadata.NumberType;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Set;

/** Numbers and dates as people of a language write them. */
public final class Formats {

    private static final long KILO = 1_024;

    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

    private Formats() {}

    /** Minutes as hours and minutes: 1:30. */
    public static String duration(BigDecimal minutes) {
        long all = minutes.longValue();
        return "%s%d:%02d".formatted(all < 0 ? "-" : "", Math.abs(all) / 60, Math.abs(all) % 60);
    }

    /** "$107,072", with decimals only where there are any, and then as many as the currency has. */
    public static String money(BigDecimal amount, Language language) {
        return money(amount, language.currency().getCurrencyCode(), language);
    }

    /** An amount of any currency, by its ISO 4217 code. */
    public static String money(BigDecimal amount, String currency, Language language) {
        NumberFormat format = NumberFormat.getCurrencyInstance(uLocale(language.locale()));
        format.setCurrency(com.ibm.icu.util.Currency.getInstance(currency));
        int exact = amount.stripTrailingZeros().scale();
        int decimals = exact <= 0 ? 0 : Math.max(exact, Currencies.decimals(currency));
        format.setMinimumFractionDigits(decimals);
        format.setMaximumFractionDigits(decimals);
        return format.format(amount);
    }

    /** "Netherlands" of "NL"; anything else as it is written. */
    public static String country(String written, Language language) {
        return COUNTRIES.contains(written) ? Locale.of("", written).getDisplayCountry(language.locale()) : written;
    }

    /** "$489k", "¥49万": for phones and the heads of columns. */
    public static String shortMoney(BigDecimal amount, Language language) {
        String symbol = com.ibm.icu.util.Currency.getInstance(
                        language.currency().getCurrencyCode())
                .getName(uLocale(language.locale()), com.ibm.icu.util.Currency.NARROW_SYMBOL_NAME, new boolean[1]);
        CompactDecimalFormat format =
                CompactDecimalFormat.getInstance(uLocale(language.locale()), CompactDecimalFormat.CompactStyle.SHORT);
        format.setMaximumSignificantDigits(3);
        String number = format.format(amount.abs());
        return (amount.signum() < 0 ? "−" : "") + symbol + (language.isChinese() ? number : number.replace("K", "k"));
    }

    /** What stands before or behind an amount: "€", "CN¥". */
    public static String sign(String currency, Language language) {
        return com.ibm.icu.util.Currency.getInstance(currency).getSymbol(uLocale(language.locale()));
    }

    /** "US Dollar", "美元". */
    public static String currency(String code, Language language) {
        return com.ibm.icu.util.Currency.getInstance(code).getDisplayName(language.locale());
    }

    public static String number(BigDecimal number, Language language) {
        NumberFormat format = NumberFormat.getInstance(uLocale(language.locale()));
        format.setMaximumFractionDigits(6);
        return format.format(number);
    }

    /** "1.0912": as many decimals as a rate of exchange has. */
    public static String rate(BigDecimal rate, Language language) {
        NumberFormat format = NumberFormat.getInstance(uLocale(language.locale()));
        format.setMaximumFractionDigits(10);
        return format.format(rate);
    }

    /** As {@link #number(BigDecimal, Language)}, without groups where the type wants none: a year. */
    public static String number(BigDecimal number, NumberType type, Language language) {
        NumberFormat format = NumberFormat.getInstance(uLocale(language.locale()));
        format.setMaximumFractionDigits(6);
        format.setGroupingUsed(type.grouping());
        return format.format(number);
    }

    /** "12 kB", "3.4 MB": as people say how large a file is. */
    public static String bytes(long bytes, Language language) {
        if (bytes < KILO) {
            return bytes + " B";
        }
        boolean mega = bytes >= KILO * KILO;
        BigDecimal size = BigDecimal.valueOf(bytes)
                .divide(BigDecimal.valueOf(mega ? KILO * KILO : KILO), mega ? 1 : 0, RoundingMode.HALF_UP);
        return number(size.stripTrailingZeros(), language) + (mega ? " MB" : " kB");
    }

    public static String percent(BigDecimal number, Language language) {
        return number(number.stripTrailingZeros(), language) + "%";
    }

    /** "4 Dec 2026", "2026年12月4日". */
    public static String date(LocalDate date, Language language) {
        String pattern = language.isChinese() ? "yyyy年M月d日" : "d MMM yyyy";
        return date.format(DateTimeFormatter.ofPattern(pattern, language.locale()));
    }

    public static String dateTime(Instant moment, Language language) {
        var local = moment.atZone(language.zone());
        return date(local.toLocalDate(), language)
                + (language.isChinese() ? " " : ", ")
                + local.format(DateTimeFormatter.ofPattern("HH:mm"));
    }

    public static String time(Instant moment, Language language) {
        return moment.atZone(language.zone()).format(DateTimeFormatter.ofPattern("HH:mm"));
    }

    /** "2 h ago", "yesterday", or the date. */
    public static String ago(Instant moment, Instant now, Language language) {
        long minutes = ChronoUnit.MINUTES.between(moment, now);
        if (minutes < 0) {
            return dateTime(moment, language);
        }
        if (minutes < 1) {
            return language.t("time.now");
        }
        if (minutes < 60) {
            return language.t("time.minutesAgo", minutes);
        }
        if (minutes < 24 * 60) {
            return language.t("time.hoursAgo", minutes / 60);
        }
        long days = ChronoUnit.DAYS.between(moment.atZone(language.zone()).toLocalDate(), language.today());
        if (days <= 1) {
            return language.t("time.yesterday");
        }
        return days < 28
                ? language.t("time.daysAgo", days)
                : date(moment.atZone(language.zone()).toLocalDate(), language);
    }

    private static ULocale uLocale(Locale locale) {
        return ULocale.forLocale(locale);
    }
}
