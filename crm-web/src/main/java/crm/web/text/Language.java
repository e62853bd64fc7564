package crm.web.text;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Currency;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * How a person reads: decides the form of every date, number and word he sees.
 *
 * @param today where the person is
 * @param currency the tenant's
 */
public record Language(Locale locale, ZoneId zone, LocalDate today, Currency currency) {

    private static final Translations WORDS = new Translations();

    /** Words by their key, see {@link Translations}. */
    public String t(String key, Object... arguments) {
        return WORDS.getTranslation(key, locale, arguments);
    }

    /** A label as it stands within a sentence, where abbreviations stay as they are: "New opportunity", "New NDA". */
    public String noun(String label) {
        return isChinese()
                ? label
                : Arrays.stream(label.split(" ", -1)).map(this::small).collect(Collectors.joining(" "));
    }

    private String small(String word) {
        boolean isWord = word.length() > 1 && Character.isLowerCase(word.charAt(1));
        return isWord ? word.toLowerCase(locale) : word;
    }

    public boolean isChinese() {
        return locale.getLanguage().equals("zh");
    }
}
