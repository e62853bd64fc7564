package crm.home;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import crm.testing.Browser;
import crm.testing.RunningStack;
import crm.testing.SignedIn;
import crm.testing.StackExtension;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(StackExtension.class)
class ShellE2e {

    private static final String ADMINISTRATOR = "admin@northstar.example";
    private static final String REP = "anna.snelling@northstar.example";
    private static final String EVIL = "<img src=x onerror=alert(1)>";

    @BeforeEach
    void the_demo_data_are_there(RunningStack stack) throws Throwable {
        stack.awaitReady();
    }

    @Test
    void keys_lead_to_search_and_home_but_not_while_typing(RunningStack stack) {
        try (Browser browser = new Browser();
                SignedIn person = new SignedIn(browser, stack, REP)) {
            Page page = person.page();
            page.keyboard().press("/");
            page.keyboard().type("gh"); // before the search is there
            assertThat(page.locator("main input").first()).isFocused();
            assertThat(page.locator("main input").first()).hasValue("gh");
            assertThat(page).hasURL(Pattern.compile("/search\\?q=gh"));
            page.keyboard().press("Escape");
            person.open("/records");
            page.keyboard().press("?");
            assertThat(page.locator("dialog.keys")).isVisible();
            page.keyboard().press("Escape");
            assertThat(page.locator("dialog.keys")).isHidden();
            // both keys in one moment, however slow the machine is; the page is busy for longer than they belong
            // together
            Instant moment = Instant.now();
            page.clock().setFixedTime(moment.toEpochMilli());
            page.keyboard().press("g");
            page.evaluate("Vaadin.Flow.navigation = {}");
            page.keyboard().press("h");
            page.clock().setFixedTime(moment.plusSeconds(5).toEpochMilli());
            page.evaluate("delete Vaadin.Flow.navigation");
            assertThat(page.locator(".numbers")).isVisible();
        }
    }

    @Test
    void a_name_that_is_markup_is_shown_as_text(RunningStack stack) {
        stack.send(stack.request("/api/v1/account")
                .header("Authorization", "Bearer " + stack.token(ADMINISTRATOR))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"name\": \"" + EVIL + "\"}")));
        try (Browser browser = new Browser();
                SignedIn person = new SignedIn(browser, stack, REP)) {
            person.page().onDialog(dialog -> {
                throw new AssertionError("The name ran as code: " + dialog.message());
            });
            Page page = person.open("/search?q=%3Cimg");
            assertThat(page.locator(".hit-title").first()).hasText(EVIL);
            assertThat(page.locator("main img")).hasCount(0);
        }
    }

    @Test
    void a_phone_has_five_ways_at_the_bottom_and_no_page_scrolls_sideways(RunningStack stack) {
        try (Browser browser = new Browser();
                SignedIn person = new SignedIn(browser, stack, REP)) {
            person.page().setViewportSize(360, 740);
            for (String path : List.of("/", "/records", "/new", "/me", "/search")) {
                Page page = person.open(path);
                assertThat(page.locator(".bottom-bar a")).hasCount(5);
                assertThat(page.locator(".bottom-bar a[aria-current]")).hasCount(1);
                assertThat((boolean) page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                        .as(path)
                        .isTrue();
            }
        }
    }

    @Test
    void the_language_is_chosen_in_the_menu_and_kept(RunningStack stack) {
        try (Browser browser = new Browser();
                SignedIn person = new SignedIn(browser, stack, REP)) {
            Page page = person.open("/me");
            choose(page, "中文");
            assertThat(page.locator("h1")).hasText("我的");
            choose(page, "English");
            assertThat(page.locator("h1")).hasText("Me");
        }
    }

    private static void choose(Page page, String language) {
        page.locator("main")
                .getByRole(AriaRole.BUTTON, new com.microsoft.playwright.Locator.GetByRoleOptions().setName(language))
                .click();
    }
}
