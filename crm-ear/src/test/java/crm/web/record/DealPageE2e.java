package crm.web.record;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import crm.testing.Axe;
import crm.testing.Browser;
import crm.testing.Initech;
import crm.testing.RunningStack;
import crm.testing.SignedIn;
import crm.testing.StackExtension;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A rep's way with a deal: by keyboard alone, on a phone, enlarged. */
@ExtendWith(StackExtension.class)
@SuppressWarnings("NullAway.Init") // set before each test
class DealPageE2e {

    /** What sticks out of the window, or holds more text than it shows without saying so by an ellipsis. */
    private static final String CUT = """
            () => [...document.querySelectorAll('main *')].filter(one => one.checkVisibility() && one.innerText?.trim())
              .filter(one => {
                const box = one.getBoundingClientRect();
                if (!box.width || !box.height || one.closest('vaadin-notification-card')) return false;
                const style = getComputedStyle(one);
                const hides = style.overflowX === 'hidden' && style.textOverflow !== 'ellipsis' && style.clipPath === 'none';
                return box.right > innerWidth + 1 || box.left < -1 || hides && one.scrollWidth > one.clientWidth + 1;
              }).map(one => one.localName + '.' + one.className + ': ' + one.innerText.slice(0, 60))""";

    private MadeRecords deals;

    @BeforeEach
    void a_company(RunningStack stack) throws Throwable {
        deals = MadeRecords.of(stack, Initech.REP, "opportunity");
    }

    @Test
    void from_the_login_to_a_won_deal_without_a_mouse(RunningStack stack) {
        String path = deals.make("{\"name\": \"Aa keyboard\", \"closeDate\": \"2026-12-31\"}");
        try (Browser browser = new Browser();
                SignedIn person = new SignedIn(browser, stack, Initech.REP)) {
            Page page = person.page();
            page.keyboard().press("/");
            assertThat(page.locator(".search input")).isFocused();
            page.keyboard().type("Aa key");
            assertThat(page.locator(".hit").first()).containsText("Aa keyboard");
            page.keyboard().press("Enter");
            assertThat(page).hasURL(Pattern.compile(path));
            page.locator(".record[data-part]").waitFor();

            tabTo(page, "#f-amount .pen");
            page.keyboard().press("Enter");
            assertThat(page.locator("#f-amount input")).isFocused();
            page.keyboard().type("2500");
            page.keyboard().press("Enter");
            assertThat(page.locator("#f-amount .f-value")).containsText("€2,500");
            assertThat(page.locator("#f-amount .pen")).isFocused();

            page.keyboard().press("s");
            assertThat(page.locator(".path li.current + li button")).isFocused();
            page.keyboard().press("Enter");
            assertThat(page.locator(".path [aria-current=step]")).containsText("Engaging");

            tabTo(page, ".primary-action");
            page.keyboard().press("Enter");
            assertThat(page.locator(".path [aria-current=step]")).containsText("Won");
            assertThat(page.locator("vaadin-notification-card")).containsText("Moved to Won");
            assertThat(deals.value(path, "stage")).isEqualTo("won");
        }
    }

    private static void tabTo(Page page, String target) {
        for (int i = 0; i < 120; i++) {
            if ((boolean) page.evaluate("target => document.activeElement?.matches(target)", target)) {
                return;
            }
            page.keyboard().press("Tab");
        }
        throw new AssertionError("Tab never reaches " + target);
    }

    @Test
    void a_move_is_taken_back_and_so_is_a_deletion(RunningStack stack) {
        String path = deals.make("{\"name\": \"There and back\", \"closeDate\": \"2026-12-31\", \"amount\": 5}");
        try (Browser browser = new Browser();
                SignedIn person = new SignedIn(browser, stack, Initech.REP)) {
            Page page = person.open(path);
            page.locator(".path button").nth(2).click();
            assertThat(page.locator(".path [aria-current=step]")).containsText("Proposal");
            undo(page);
            assertThat(page.locator(".path [aria-current=step]")).containsText("Prospecting");

            page.locator(".more-actions").click();
            page.locator(".record-menu .delete").click();
            assertThat(page).hasURL(Pattern.compile("/opportunity$"));
            undo(page);
            assertThat(page.locator("h1")).hasText("There and back");
        }
    }

    private static void undo(Page page) {
        page.locator("vaadin-notification-card")
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Undo"))
                .click();
    }

    @Test
    void brackets_walk_through_the_list_it_was_opened_from(RunningStack stack) {
        for (String name : List.of("Walk 1", "Walk 2", "Walk 3")) {
            deals.make("{\"name\": \"%s\", \"closeDate\": \"2026-12-31\"}".formatted(name));
        }
        try (Browser browser = new Browser();
                SignedIn person = new SignedIn(browser, stack, Initech.REP)) {
            Page page = person.open("/opportunity?list=all&q=Walk");
            page.locator(".record-grid .k-title", new Page.LocatorOptions().setHasText("Walk 2"))
                    .click();
            assertThat(page.locator(".place")).containsText("2 of 3");
            page.keyboard().press("]");
            assertThat(page.locator("h1")).hasText("Walk 3");
            page.keyboard().press("[");
            page.keyboard().press("[");
            assertThat(page.locator("h1")).hasText("Walk 1");
            assertThat(page.locator(".place")).containsText("1 of 3");
            page.keyboard().press("]");
            page.keyboard().press("Escape");
            assertThat(page).hasURL(Pattern.compile("/opportunity\\?.*q=Walk"));
        }
    }

    @Test
    void nothing_is_cut_on_a_phone_or_when_enlarged(RunningStack stack) {
        String path = deals.make("""
                {"name": "A deal with a name of some length, as they come", "closeDate": "2026-12-31", "amount": 1234567.89,
                 "nextStep": "Demonstration with the plant manager and his deputy", "stage": "negotiation"}""");
        try (Browser browser = new Browser()) {
            for (int[] size : new int[][] {{390, 844}, {360, 740}, {720, 450}}) {
                try (SignedIn person = new SignedIn(
                        browser,
                        stack,
                        Initech.REP,
                        new NewContextOptions()
                                .setViewportSize(size[0], size[1])
                                .setHasTouch(size[0] < 700))) {
                    Page page = person.open(path);
                    page.locator(".record[data-part]").waitFor();
                    assertThat(page.locator(".timeline")).containsText("created this");
                    for (String part : List.of("timeline", "details")) {
                        page.locator(".ways a[href='#%s']".formatted(part)).click();
                        assertThat((List<?>) page.evaluate(CUT))
                                .as(size[0] + " " + part)
                                .isEmpty();
                    }
                    assertThat(page.locator(".next-step")).containsText("Demonstration");
                    assertThat((boolean) page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                            .isTrue();
                    Axe.assertNothingSerious(page);
                }
            }
        }
    }
}
