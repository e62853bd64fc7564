package crm.web.edit;

import static org.assertj.core.api.Assertions.assertThat;

import crm.expression.EnglishWords;
import crm.record.Reason.Cause;
import crm.record.Reason.State;
import crm.web.text.Language;
import crm.web.text.Translations;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpokenWordsTest {

    private static Language in(Locale locale) {
        return new Language(locale, ZoneOffset.UTC, LocalDate.of(2027, 1, 1), Currency.getInstance("USD"));
    }

    /** Every part of a phrase of the kernel has its place in each language. */
    @Test
    void every_language_has_every_phrase() {
        for (Locale locale : Translations.LOCALES) {
            SpokenWords words = new SpokenWords(in(locale), Map.of());
            EnglishWords.PHRASES.forEach((phrase, english) -> {
                List<String> parts = List.of("ONE", "TWO", "SIX");
                long places = english.chars().filter(c -> c == '%').count();
                String said = words.phrase(phrase, parts.toArray(String[]::new));
                assertThat(parts.subList(0, (int) places))
                        .as("%s in %s", phrase, locale)
                        .allSatisfy(part -> assertThat(said).contains(part));
            });
        }
    }

    @ParameterizedTest
    @CsvSource({
        "REQUIRED, FIELD",
        "REQUIRED, RECORD_TYPE",
        "REQUIRED, REQUIRED_WHEN",
        "HIDDEN, FIELD",
        "HIDDEN, VISIBLE_WHEN",
        "HIDDEN, FIELD_RIGHTS",
        "HIDDEN, LAYOUT",
        "LOCKED, FIELD",
        "LOCKED, FORMULA",
        "LOCKED, ROLL_UP",
        "LOCKED, AUTO_NUMBER",
        "LOCKED, READ_ONLY_WHEN",
        "LOCKED, FIELD_RIGHTS",
        "LOCKED, RECORD_RIGHTS",
        "REFUSED, RULE"
    })
    void every_reason_has_a_sentence(State state, Cause cause) {
        for (Locale locale : Translations.LOCALES) {
            String key = "why.%s.%s".formatted(state.name().toLowerCase(Locale.ROOT), cause.key());
            assertThat(in(locale).t(key, "Amount", "deal")).containsAnyOf("Amount", "deal", "record", "记录");
        }
    }
}
