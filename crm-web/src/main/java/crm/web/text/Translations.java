package crm.web.text;

import com.ibm.icu.text.MessageFormat;
import com.vaadin.flow.i18n.I18NProvider;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Collectors;

/**
 * The words of the screens, whole sentences with places ({@code messages_en.properties}, ICU message format). A key that
 * is missing is an error: a test compares the languages.
 */
public final class Translations implements I18NProvider {

    public static final List<Locale> LOCALES = List.of(Locale.ENGLISH, Locale.SIMPLIFIED_CHINESE);

    private static final Map<String, Properties> WORDS =
            LOCALES.stream().collect(Collectors.toUnmodifiableMap(Locale::getLanguage, Translations::load));

    private static Properties load(Locale locale) {
        String file = "messages_" + locale.getLanguage() + ".properties";
        try (InputStream in = Objects.requireNonNull(Translations.class.getResourceAsStream(file), file)) {
            Properties words = new Properties();
            words.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            return words;
        } catch (IOException e) {
            throw new UncheckedIOException(file, e);
        }
    }

    @Override
    public List<Locale> getProvidedLocales() {
        return LOCALES;
    }

    @Override
    public String getTranslation(String key, Locale locale, Object... arguments) {
        Properties words = WORDS.getOrDefault(locale.getLanguage(), WORDS.get("en"));
        String pattern = Objects.requireNonNull(words).getProperty(key);
        if (pattern == null) {
            throw new IllegalArgumentException("No words for " + key);
        }
        return arguments.length == 0 && pattern.indexOf('{') < 0 && pattern.indexOf('\'') < 0
                ? pattern
                : new MessageFormat(pattern, locale).format(arguments);
    }
}
