package crm.home;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import crm.testing.Axe;
import crm.testing.Browser;
import crm.testing.Eventually;
import crm.testing.RunningStack;
import crm.testing.SignedIn;
import crm.testing.StackExtension;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Everybody gets at everything: with a screen reader, in the dark, on a small phone, at 200 percent. */
@ExtendWith(StackExtension.class)
class ReachE2e {

    private static final String ADMINISTRATOR = "admin@northstar.example";
    private static final String REP = "anna.snelling@northstar.example";

    @BeforeEach
    void the_demo_data_are_there(RunningStack stack) throws Throwable {
        Eventually.within(
                Duration.ofMinutes(3),
                () -> assertThat(stack.get("/health/ready", stack.token(ADMINISTRATOR))
                                .statusCode())
                        .isEqualTo(200));
    }

    @ParameterizedTest
    @EnumSource(
            value = ColorScheme.class,
            names = {"LIGHT", "DARK"})
    void no_page_keeps_anybody_out(ColorScheme scheme, RunningStack stack) {
        try (Browser browser = new Browser();
                SignedIn person = new SignedIn(browser, stack, ADMINISTRATOR)) {
            Page page = person.page();
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
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
                Axe.assertNothingSerious(page);
            }
            person.open("/opportunity");
            page.locator(".record-grid .k-title a").first().click();
            assertThat(page.locator(".fact").first()).isVisible();
            Axe.assertNothingSerious(page);
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

    private static void settled(Page page, String path) {
        if (path.contains("board")) {
            assertThat(page.locator(".board-card:visible").first()).isVisible();
        } else if (path.equals("/opportunity") || path.equals("/account")) {
            assertThat(page.locator(".record-grid .k-title, .card-link").first())
                    .isVisible();
        }
    }
}
