package crm.metadata;

import java.util.Locale;
import java.util.Map;

/**
 * A name that people read, in English and any other language it has been translated to.
 *
 * @param translations by ISO 639 language code, for example {@code zh}
 */
public record Label(String english, Map<String, String> translations) {

    public Label {
        translations = Map.copyOf(translations);
    }

    public static Label of(String english) {
        return new Label(english, Map.of());
    }

    public String in(Locale locale) {
        return translations.getOrDefault(locale.getLanguage(), english);
    }
}
