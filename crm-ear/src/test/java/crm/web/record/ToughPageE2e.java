package crm.web.record;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import crm.testing.Browser;
import crm.testing.Initech;
import crm.testing.RunningStack;
import crm.testing.SignedIn;
import crm.testing.StackExtension;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a record's page survives. */
@ExtendWith(StackExtension.class)
@SuppressWarnings("NullAway.Init") // set before each test
class ToughPageE2e {

    private static final double LONG = 180_000;
    private static final String EVIL = "<img src=x onerror=alert(1)>";

    private Browser browser;
    private SignedIn person;
    private MadeRecords deals;

    @BeforeEach
    void sign_in(RunningStack stack) throws Throwable {
        deals = MadeRecords.of(stack, Initech.REP, "opportunity");
        browser = new Browser();
        person = new SignedIn(browser, stack, Initech.REP);
    }

    @AfterEach
    void leave() {
        person.close();
        browser.close();
    }

    @Test
    void a_session_that_ends_under_an_edit_leaves_what_was_typed() {
        Page page = person.open(deal("Expiring"));
        Sheet sheet = new Sheet(page);
        sheet.edit("nextStep").locator("input").fill("Call them tomorrow");
        sheet.edit("amount").locator("input").fill("1,500");

        page.evaluate("window.isTheOldPage = true");
        page.context()
                .clearCookies(new com.microsoft.playwright.BrowserContext.ClearCookiesOptions().setName("JSESSIONID"));
        sheet.row("amount").locator(".ok").click();

        comesBack(page, sheet);
        sheet.save("amount").shows("amount", "€1,500").shows("nextStep", "Call them tomorrow");
    }

    @Test
    void what_was_typed_before_the_session_ended_does_not_overwrite_what_was_saved_meanwhile() {
        String path = deal("Expiring under two");
        Page page = person.open(path);
        Sheet sheet = new Sheet(page);
        sheet.edit("nextStep").locator("input").fill("Call them tomorrow");
        sheet.edit("amount").locator("input").fill("1,500");

        page.evaluate("window.isTheOldPage = true");
        page.context()
                .clearCookies(new com.microsoft.playwright.BrowserContext.ClearCookiesOptions().setName("JSESSIONID"));
        deals.change(path, "{\"nextStep\": \"They call us\"}");
        sheet.row("amount").locator(".ok").click();

        comesBack(page, sheet);
        sheet.save("amount");
        Locator dialog = page.getByRole(AriaRole.DIALOG);
        assertThat(dialog).containsText("They call us");
        assertThat(dialog).containsText("Call them tomorrow");
    }

    @Test
    void an_application_that_starts_anew_leads_back_to_the_same_place(RunningStack stack) {
        String path = deal("Restarted");
        Page page = person.open(path);
        Sheet sheet = new Sheet(page);
        sheet.edit("nextStep").locator("input").fill("Call them tomorrow");
        sheet.edit("amount").locator("input").fill("1,500");

        page.evaluate("window.isTheOldPage = true");
        stack.management().redeploy();
        sheet.row("amount").locator(".ok").click();

        comesBack(page, sheet);
        assertThat(page).hasURL(stack.url() + path);
        sheet.save("amount").shows("amount", "€1,500");
    }

    private static void comesBack(Page page, Sheet sheet) {
        page.waitForCondition(() -> isNew(page), new Page.WaitForConditionOptions().setTimeout(LONG));
        assertThat(sheet.row("nextStep").locator("input"))
                .hasValue("Call them tomorrow", new LocatorAssertions.HasValueOptions().setTimeout(LONG));
        assertThat(sheet.row("amount").locator("input"))
                .hasValue("1,500", new LocatorAssertions.HasValueOptions().setTimeout(LONG));
    }

    /** The page may be on its way while it is asked. */
    private static boolean isNew(Page page) {
        try {
            return (boolean) page.evaluate("!window.isTheOldPage && document.querySelector('.record') !== null");
        } catch (com.microsoft.playwright.PlaywrightException onItsWay) {
            return false;
        }
    }

    @Test
    void two_tabs_merge_what_does_not_collide_and_ask_about_the_rest() {
        String path = deal("Two tabs");
        Page first = person.open(path);
        Page second = first.context().newPage();
        second.navigate(first.url());
        Sheet one = new Sheet(first);
        Sheet two = new Sheet(second);

        one.type("nextStep", "From the first").shows("nextStep", "From the first");
        two.type("amount", "100").shows("amount", "€100").shows("nextStep", "From the first");

        one.type("amount", "200");
        Locator dialog = first.getByRole(AriaRole.DIALOG);
        assertThat(dialog).containsText("Two people changed this opportunity");
        dialog.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Keep editing"))
                .click();
        assertThat(one.row("amount").locator("input")).hasValue("200");
        one.save("amount").shows("amount", "€200");
        assertThat(dialog).isHidden();
    }

    @Test
    void a_record_deleted_under_the_page_can_be_brought_back_with_what_was_typed() {
        String path = deal("Deleted under it");
        Sheet sheet = new Sheet(person.open(path));
        sheet.edit("nextStep").locator("input").fill("Still here");
        deals.delete(path);

        sheet.save("nextStep");
        Locator band = person.page().locator(".record > .band");
        assertThat(band).containsText("deleted while you were here");
        assertThat(sheet.row("nextStep").locator("input")).hasValue("Still here");
        band.getByRole(AriaRole.BUTTON).click();
        assertThat(band).isHidden();
        sheet.save("nextStep").shows("nextStep", "Still here");
    }

    @Test
    void back_and_forward_lead_from_record_to_record_and_to_the_list() {
        String second = deal("Back B");
        String first = deal("Back A");
        Page page = person.open(first);
        page.navigate(page.url().replace(first, second));
        assertThat(heading("Back B")).isVisible();
        assertThat(page.locator(".timeline")).containsText("created this");
        page.keyboard().press("Escape");
        assertThat(page).hasURL(Pattern.compile("/opportunity$"));
        page.goBack();
        assertThat(heading("Back B")).isVisible();
        page.goBack();
        assertThat(heading("Back A")).isVisible();
        page.goForward();
        assertThat(heading("Back B")).isVisible();
    }

    @Test
    void back_pressed_while_a_page_is_on_its_way_is_done_after_it() {
        String name = "On its way " + System.nanoTime();
        String path = deal(name);
        Page page = person.open("/opportunity?list=all&q=" + name.replace(" ", "+"));
        page.locator(".record-grid .k-title").first().click();
        assertThat(page.locator(".timeline")).containsText("created this");

        page.evaluate("""
                window.beenAt = new Set();
                setInterval(() => window.beenAt.add(location.pathname), 5);
                document.querySelector('.search-entry').click();
                history.back()""");
        page.waitForFunction("path => window.beenAt.has('/search') && location.pathname === path", path);
        assertThat(heading(name)).isVisible();
        page.goForward();
        assertThat(page).hasURL(Pattern.compile("/search$"));
    }

    @Test
    void what_was_typed_is_not_left_without_a_question() {
        Page page = person.open(deal("Guarded"));
        Sheet sheet = new Sheet(page);
        sheet.edit("nextStep").locator("input").fill("Do not lose me");
        page.locator(".crumbs a").last().click();

        Locator dialog = page.getByRole(AriaRole.DIALOG);
        assertThat(dialog).containsText("Leave without saving?");
        dialog.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Keep editing"))
                .click();
        assertThat(sheet.row("nextStep").locator("input")).hasValue("Do not lose me");
        page.locator(".crumbs a").last().click();
        dialog.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Discard my changes"))
                .click();
        assertThat(page).hasURL(Pattern.compile("/opportunity$"));
        page.goBack();
        assertThat(heading("Guarded")).isVisible();
        assertThat(page.locator(".f.editing")).hasCount(0);
    }

    @Test
    void a_part_that_fails_leaves_the_rest_and_offers_another_try(RunningStack stack) throws Exception {
        String path = MadeRecords.beside(stack, Initech.REP, "account").make("{\"name\": \"Half a page\"}");
        execute(stack, "revoke select on change from crm_app");
        Page page = person.open(path);
        Locator failed = page.locator(".timeline .part-failed");
        try {
            assertThat(failed).containsText("The rest of the page works");
            assertThat(heading("Half a page")).isVisible();
        } finally {
            execute(stack, "grant select on change to crm_app");
        }
        failed.getByRole(AriaRole.BUTTON).click();
        assertThat(page.locator(".timeline")).containsText("created this");
    }

    private static void execute(RunningStack stack, String sql) throws java.sql.SQLException {
        try (var connection = stack.asSuperuser();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Test
    void names_are_text_however_odd_they_are() {
        person.page().onDialog(dialog -> {
            if (!dialog.type().equals("beforeunload")) {
                throw new AssertionError("A name ran as code: " + dialog.message());
            }
        });
        person.page().setViewportSize(1440, 900);
        for (String name : new String[] {EVIL, "שלום עולם", "🚀 Rocket 👩‍👩‍👧‍👦", "W".repeat(200)}) {
            String path =
                    deals.make("{\"name\": \"%s\", \"closeDate\": \"2027-01-31\", \"amount\": 9999999999999999.99}"
                            .formatted(name));
            Page page = person.open(path);
            assertThat(page.locator("h1")).hasText(name);
            assertThat(page.locator("main img")).hasCount(0);
            assertThat(page.locator(".fact.amount")).containsText("€9,999,999,999,999,999.99");
            org.assertj.core.api.Assertions.assertThat(
                            (boolean) page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                    .as(name)
                    .isTrue();
        }
    }

    private String deal(String name) {
        return deals.make("{\"name\": \"%s\", \"closeDate\": \"2027-01-31\"}".formatted(name));
    }

    private Locator heading(String name) {
        return person.page()
                .getByRole(
                        AriaRole.HEADING,
                        new Page.GetByRoleOptions().setName(name).setExact(true));
    }
}
