package crm.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** No text of a tenant or user is ever read as markup, by whatever name the browser has for that. */
class MarkupTest {

    private static final Pattern MARKUP = Pattern.compile(
            "innerHTML|outerHTML|insertAdjacentHTML|unsafeHTML|unsafe-html|document\\.write|flow\\.component\\.Html\\b"
                    + "|parseFromString|createContextualFragment");

    @Test
    void nothing_in_the_sources_makes_markup_of_text() throws IOException {
        List<String> found = new ArrayList<>();
        for (Path root : List.of(Path.of("src/main/java/crm/web"), Path.of("src/main/webapp/assets"))) {
            try (Stream<Path> files = Files.walk(root)) {
                for (Path file : files.filter(path -> path.toString().matches(".*\\.(java|js)"))
                        .toList()) {
                    MARKUP.matcher(Files.readString(file))
                            .results()
                            .forEach(hit -> found.add(file + ": " + hit.group()));
                }
            }
        }

        assertThat(found).isEmpty();
    }
}
