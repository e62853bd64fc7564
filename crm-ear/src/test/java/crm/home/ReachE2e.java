package crm.home;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import crm.testing.Axe;
import crm.testing.Browser;
import crm.testing.RunningStack;
import crm.testing.SignedIn;
import crm.testing.StackExtension;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Everybody gets at everything: with a screen reader, in the dark, on a small phone, at 200 percent. */
@ExtendWith(StackExtension.class)
class ReachE2e {

    private static final String ADMINISTRATOR = "admin@northstar.example";
    private static final String REP = "anna.snelling@northstar.example";
    private static final List<String> SMALL =
            List.of("/", "/opportunity", "/opportunity/board", "/account", "/search?q=g", "/records", "/new", "/me");

    /** What sticks out of the window or is cut, other than what scrolls by itself or ends in an ellipsis on purpose. */
    private static final String CUT = """
            [...document.querySelectorAll('h1,h2,main a,main button,main .cell,.bottom-bar a')]
              .filter(one => one.checkVisibility({checkVisibilityCSS: true}))
              .filter(one => !one.closest('.list-tabs,.board-stages,.sr,.path,vaadin-grid'))
              .filter(one => { const box = one.getBoundingClientRect();
                return box.width && (box.right > innerWidth + 1 || box.left < -1); })
              .map(one => one.outerHTML.slice(0, 160))""";

    /** Targets smaller than a thumb; links within a sentence or a table are as high as their line. */
    private static final String SMALL_TARGETS = """
            [...document.querySelectorAll('main button,main nav a,main a.action,main a.number,.bottom-bar a,main .hit,main .way')]
              .filter(one => one.checkVisibility({checkVisibilityCSS: true}) && !one.closest('.sr'))
              .filter(one => { const box = one.getBoundingClientRect();
                return box.width && (box.height < 43.5 || box.width < 43.5); })
              .map(one => `${Math.round(one.getBoundingClientRect().width)}x${Math.round(one.getBoundingClientRect().height)} `
                + one.outerHTML.slice(0, 160))""";

    @BeforeEach
    void the_demo_data_are_there(RunningStack stack) throws Throwable {
        stack.awaitReady();
    }

    @Test
    void no_page_keeps_anybody_out(RunningStack stack) {
        try (Browser browser = new Browser();
                SignedIn person = new SignedIn(browser, stack, ADMINISTRATOR)) {
            Page page = person.open("/no/such/page");
            for (String path : List.of(
                    "/",
                    "/opportunity",
                    "/opportunity?q=no%20such%20deal",
                    "/opportunity/board",
                    "/account",
                    "/opportunity/new",
                    "/records",
                    "/new",
                    "/me",
                    "/search?q=a",
                    "/design",
                    "/no/such/page/at/all")) {
                person.open(path);
                settled(page, path);
                nothingSeriousByDayAndNight(page);
            }
            person.open("/opportunity");
            page.locator(".record-grid .k-title a").first().click();
            assertThat(page.locator(".fact").first()).isVisible();
            nothingSeriousByDayAndNight(page);
        }
    }

    private static void nothingSeriousByDayAndNight(Page page) {
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
            // colours on their way from one to the other are neither
            page.waitForFunction("() => !document.getAnimations().some(one => one instanceof CSSTransition)");
            Axe.assertNothingSerious(page);
        }
    }

    @ParameterizedTest
    @CsvSource({"360, 740", "720, 450"})
    void nothing_is_cut_on_a_small_window_and_targets_fit_a_thumb(int width, int height, RunningStack stack) {
        try (Browser browser = new Browser();
                SignedIn person = new SignedIn(browser, stack, REP)) {
            Page page = person.page();
            page.setViewportSize(width, height);
            for (String path : SMALL) {
                person.open(path);
                settled(page, path);
                assertThat((boolean) page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                        .as(path)
                        .isTrue();
                assertThat((List<?>) page.evaluate(CUT)).as(path).isEmpty();
                assertThat((List<?>) page.evaluate(SMALL_TARGETS)).as(path).isEmpty();
            }
        }
    }

    @Test
    void a_phone_says_that_a_filter_is_on_and_shows_one_column_of_a_board(RunningStack stack) {
        try (Browser browser = new Browser();
                SignedIn person = new SignedIn(browser, stack, REP)) {
            Page page = person.page();
            page.setViewportSize(390, 844);
            person.open("/opportunity?filter=amount%20%3E%3D%20500");
            assertThat(page.locator(".add-condition.active")).isVisible();
            assertThat(page.locator(".card-row").first()).isVisible();

            person.open("/opportunity/board?stage=engaging");
            assertThat(page.locator(".board-column:visible")).hasCount(1);
            assertThat(page.locator(".board-stages [aria-current]")).hasText("Engaging");
        }
    }

    @Test
    void a_column_has_the_figures_of_all_its_records_and_shows_the_next_cards(RunningStack stack) {
        try (Browser browser = new Browser();
                SignedIn person = new SignedIn(browser, stack, REP)) {
            Page page = person.open("/opportunity/board?list=all");
            Locator full = page.locator(".board-column:has(.board-more)").first();
            assertThat(full.locator(".board-card")).hasCount(50);
            int count = Integer.parseInt(
                    full.locator(".board-head .count").innerText().replace(",", ""));
            assertThat(full.locator(".board-sum")).not().isEmpty();
            assertThat(count).isGreaterThan(50);

            String column = ".board-column[data-column='" + full.getAttribute("data-column") + "'] ";
            page.locator(column + ".board-more").click();
            assertThat(page.locator(column + ".board-card")).hasCount(Math.min(100, count));
        }
    }

    private static void settled(Page page, String path) {
        if (path.contains("board")) {
            assertThat(page.locator(".board-card:visible").first()).isVisible();
        } else if (path.equals("/opportunity") || path.equals("/account")) {
            assertThat(page.locator(".record-grid .k-title, .card-link").first())
                    .isVisible();
        }
    }
}
