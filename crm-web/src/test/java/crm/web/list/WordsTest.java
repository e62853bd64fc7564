package crm.web.list;

import static org.assertj.core.api.Assertions.assertThat;

import crm.metadata.ValueKind;
import crm.web.text.Translations;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WordsTest {

    @ParameterizedTest
    @EnumSource(ValueKind.class)
    void every_offered_comparison_has_words_in_every_language(ValueKind kind) {
        Translations words = new Translations();
        for (Locale locale : Translations.LOCALES) {
            for (Operator operator : Operator.of(kind)) {
                assertThat(words.getTranslation("list.is." + kind + "." + operator, locale, "x"))
                        .isNotBlank();
            }
        }
    }
}
