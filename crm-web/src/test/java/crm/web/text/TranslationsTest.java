package crm.web.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.ibm.icu.text.MessageFormat;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TranslationsTest {

    private static final Path SOURCES = Path.of("src/main/java/crm/web");
    /** A literal key; one that ends in a dot is the beginning of several. */
    private static final Pattern USE =
            Pattern.compile("(?:\\bt|getTranslation)\\(\\s*\"([A-Za-z0-9]+\\.[A-Za-z0-9.]*)\"");

    @Test
    void both_languages_have_the_same_keys() throws IOException {
        assertThat(words("zh").stringPropertyNames()).isEqualTo(words("en").stringPropertyNames());
    }

    @Test
    void every_key_in_the_code_has_words() throws IOException {
        Set<String> known = words("en").stringPropertyNames();
        Set<String> used = new TreeSet<>();
        try (Stream<Path> files = Files.walk(SOURCES)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                Matcher use = USE.matcher(Files.readString(file));
                use.results().map(found -> found.group(1)).forEach(used::add);
            }
        }

        assertThat(used).isNotEmpty();
        assertThat(used.stream().filter(key -> !isKnown(key, known))).isEmpty();
    }

    private static boolean isKnown(String key, Set<String> known) {
        return key.endsWith(".") ? known.stream().anyMatch(one -> one.startsWith(key)) : known.contains(key);
    }

    @Test
    void every_message_can_be_read_by_its_format() throws IOException {
        for (Locale locale : Translations.LOCALES) {
            Properties words = words(locale.getLanguage());
            words.forEach((key, pattern) -> assertThatCode(() -> new MessageFormat((String) pattern, locale))
                    .as("%s in %s", key, locale)
                    .doesNotThrowAnyException());
        }
    }

    private static Properties words(String language) throws IOException {
        Properties words = new Properties();
        try (InputStream in = Objects.requireNonNull(
                Translations.class.getResourceAsStream("messages_" + language + ".properties"))) {
            words.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        }
        return words;
    }
}
