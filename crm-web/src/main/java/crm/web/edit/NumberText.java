package crm.web.edit;

import com.ibm.icu.text.DecimalFormatSymbols;
import com.ibm.icu.util.ULocale;
import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Numbers as people of a language type them: grouped or not, with a sign of currency or percent, "1.5m", "20 万". */
public final class NumberText {

    private static final Map<Character, Integer> SCALES =
            Map.of('k', 3, 'K', 3, 'm', 6, 'M', 6, 'b', 9, 'B', 9, '万', 4, '亿', 8);

    private NumberText() {}

    /** All digits; what {@link #plain} reads back. */
    public static String shown(BigDecimal number, boolean inGroups, Locale locale) {
        BigDecimal short0 = number.stripTrailingZeros();
        BigDecimal value = short0.scale() < 0 ? short0.setScale(0) : short0;
        DecimalFormatSymbols symbols = DecimalFormatSymbols.getInstance(ULocale.forLocale(locale));
        String text = value.abs().toPlainString();
        int point = text.indexOf('.');
        String whole = point < 0 ? text : text.substring(0, point);
        StringBuilder grouped = new StringBuilder(whole);
        for (int i = whole.length() - 3; inGroups && i > 0; i -= 3) {
            grouped.insert(i, symbols.getGroupingSeparator());
        }
        String decimals = point < 0 ? "" : symbols.getDecimalSeparator() + text.substring(point + 1);
        return (value.signum() < 0 ? "-" : "") + grouped + decimals;
    }

    /** The number a text says; empty if it says none. */
    public static Optional<BigDecimal> plain(String text, Locale locale) {
        DecimalFormatSymbols symbols = DecimalFormatSymbols.getInstance(ULocale.forLocale(locale));
        String stripped = Normalizer.normalize(text, Normalizer.Form.NFKC)
                .replaceAll("[\\s\\p{Sc}%'_]", "")
                .replace("−", "-")
                .replace(String.valueOf(symbols.getGroupingSeparator()), "")
                .replace(symbols.getDecimalSeparator(), '.');
        int shift = 0;
        if (!stripped.isEmpty()) {
            Integer scale = SCALES.get(stripped.charAt(stripped.length() - 1));
            if (scale != null) {
                shift = scale;
                stripped = stripped.substring(0, stripped.length() - 1);
            }
        }
        if (!stripped.matches("[-+]?(\\d{1,40}(\\.\\d{0,20})?|\\.\\d{1,20})")) {
            return Optional.empty();
        }
        BigDecimal number = new BigDecimal(stripped).movePointRight(shift);
        return Optional.of(number);
    }
}
