package crm.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** Looks for what keeps people out of a page: axe-core, WCAG 2.0 to 2.2, level A and AA. */
public final class Axe {

    private static final String SCRIPT = script();
    private static final String SERIOUS = """
            async () => {
              const result = await axe.run(document, {resultTypes: ['violations'],
                runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']});
              return result.violations
                .filter(found => found.impact === 'serious' || found.impact === 'critical')
                .map(found => `${found.id}: ${found.help}: ` + found.nodes.map(node => node.html.slice(0, 200)).join(' | '));
            }""";

    private Axe() {}

    /** Fails with what is serious or critical on the page as it stands. */
    public static void assertNothingSerious(Page page) {
        page.evaluate(SCRIPT);
        assertThat((List<?>) page.evaluate(SERIOUS)).as(page.url()).isEmpty();
    }

    private static String script() {
        try (InputStream in = Objects.requireNonNull(Axe.class.getResourceAsStream("/axe.min.js"), "axe.min.js")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
