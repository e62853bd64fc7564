package crm.web.record;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import crm.testing.Axe;
import crm.testing.Browser;
import crm.testing.Initech;
import crm.testing.RunningStack;
import crm.testing.SignedIn;
import crm.testing.StackExtension;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Keeps the screens honest: an entity type with a field of every type, of YAML alone. No class knows it, and its list,
 * board, page, editors and form work.
 */
@ExtendWith(StackExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init") // set before the first test
class SampleE2e {

    private Browser browser;
    private SignedIn person;
    private MadeRecords samples;

    @BeforeAll
    void sign_in(RunningStack stack) throws Throwable {
        samples = MadeRecords.of(stack, Initech.ADMINISTRATOR, "sample");
        samples.make("{\"name\": \"Parent of all\"}");
        browser = new Browser();
        person = new SignedIn(browser, stack, Initech.ADMINISTRATOR);
    }

    @AfterAll
    void leave() {
        person.close();
        browser.close();
    }

    @Test
    void every_editor_takes_a_value_and_tells_of_a_bad_one() {
        Page page = person.open(samples.make("{\"name\": \"Every editor\"}"));
        Sheet sheet = new Sheet(page);

        sheet.type("email", "not a mail");
        sheet.complains("email", "Email is a mail address like anna@example.com.", "not a mail");
        sheet.type("email", "anna@example.com").shows("email", "anna@example.com");

        sheet.type("phone", "call me");
        sheet.complains("phone", "Phone is a phone number like +1 212 555 0100.", "call me");
        sheet.type("phone", "+49 30 1234567").shows("phone", "+49 30 1234567");

        sheet.type("website", "ftp://nowhere");
        sheet.complains("website", "Website is a web address like example.com.", "ftp://nowhere");
        sheet.type("website", "example.com/path").shows("website", "example.com");

        sheet.type("quantity", "1.5");
        sheet.complains("quantity", "Quantity is a whole number.", "1.5");
        sheet.type("quantity", "12,345").shows("quantity", "12,345");

        sheet.type("price", "lots");
        sheet.complains("price", "Price is a number like 1,234.5.", "lots");
        sheet.type("price", "9999999999999999.99").shows("price", "€9,999,999,999,999,999.99");
        sheet.type("price", "99999999999999999.99");
        sheet.complains("price", "Price has at most 16 digits before the decimal point.", "99999999999999999.99");
        sheet.type("price", "1.5k").shows("price", "€1,500");

        sheet.type("discount", "101");
        sheet.complains("discount", "Discount is at most 100.", "101");
        sheet.type("discount", "12.5").shows("discount", "12.5%");

        sheet.type("weight", "1.2345");
        sheet.complains("weight", "Weight has at most 3 decimals.", "1.2345");
        sheet.type("weight", "1.234").shows("weight", "1.234");

        sheet.type("year", "1992").shows("year", "1992");

        sheet.type("effort", "a while");
        sheet.complains("effort", "Effort is hours and minutes like 1:30, or minutes like 90.", "a while");
        sheet.type("effort", "1:30").shows("effort", "1:30");
        sheet.type("effort", "135").shows("effort", "2:15");

        sheet.type("day", "some day");
        sheet.complains("day", "Day is a day, for example 4 Dec 2026, tomorrow, +2w or fri.", "some day");
        sheet.type("day", "2027-12-04").shows("day", "4 Dec 2027");

        String code = UUID.randomUUID().toString();
        sheet.type("code", code).shows("code", code);
    }

    @Test
    void a_checkbox_a_choice_a_moment_a_record_an_address_and_a_text_are_changed_in_place() {
        String taken = UUID.randomUUID().toString();
        samples.make("{\"name\": \"Taken\", \"code\": \"%s\"}".formatted(taken));
        Page page = person.open(samples.make("{\"name\": \"Other editors\"}"));
        Sheet sheet = new Sheet(page);

        sheet.edit("checked").locator("input").check();
        sheet.save("checked").shows("checked", "Yes");

        sheet.edit("colour").locator("vaadin-select").click();
        page.getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName("Red"))
                .click();
        sheet.save("colour").shows("colour", "Red");
        sheet.edit("colour").locator("vaadin-select").click();
        page.getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName("Blue"))
                .click();
        sheet.save("colour");
        assertThat(sheet.row("reason")).containsText("Fill in Reason.");
        sheet.type("reason", "It is calm").shows("colour", "Blue").shows("reason", "It is calm");

        Locator moment = sheet.edit("moment");
        moment.locator("input").first().fill("2027-12-04");
        moment.locator("input").first().press("Enter"); // closes the calendar
        moment.locator("input").last().fill("10:30");
        moment.locator("input").last().press("Tab");
        sheet.save("moment").shows("moment", "4 Dec 2027, 10:30");

        Locator parent = sheet.edit("parent").locator("input");
        parent.fill("Parent of");
        page.locator("vaadin-combo-box-item", new Page.LocatorOptions().setHasText("Parent of all"))
                .click();
        sheet.save("parent").shows("parent", "Parent of all");

        Locator place = sheet.edit("place");
        place.locator("textarea").fill("Unter den Linden 1");
        place.getByLabel("City").fill("Berlin");
        place.getByLabel("Country").fill("Germany");
        sheet.save("place").shows("place", "Berlin").shows("place", "Unter den Linden 1");

        Locator notes = sheet.edit("notes").locator("textarea");
        notes.fill("One line\nand another");
        notes.press("Control+Enter");
        sheet.shows("notes", "and another");

        Locator story = sheet.edit("story").locator("textarea");
        story.fill("A **bold** line");
        story.press("Control+Enter");
        sheet.shows("story", "A bold line");
        assertThat(page.locator("#f-story strong")).hasText("bold");

        Locator start = sheet.edit("start").locator("input").first();
        start.fill("09:30");
        start.press("Tab");
        sheet.save("start").shows("start", "09:30");

        Locator traits = sheet.edit("traits").locator("input").first();
        traits.fill("Rou");
        page.locator("vaadin-multi-select-combo-box-item", new Page.LocatorOptions().setHasText("Round"))
                .click();
        traits.press("Tab");
        sheet.save("traits").shows("traits", "Round");

        Locator papers = sheet.edit("papers");
        papers.locator("input[type=file]")
                .setInputFiles(new FilePayload("photo.pdf", "application/pdf", new byte[] {'M', 'Z', 0}));
        assertThat(papers).containsText("Only these are taken here: PDF, text.");
        papers.locator("input[type=file]")
                .setInputFiles(new FilePayload("report.pdf", "application/pdf", "%PDF-1.7".getBytes(UTF_8)));
        assertThat(papers.locator(".files-chosen")).containsText("report.pdf");
        sheet.save("papers").shows("papers", "report.pdf").shows("papers", "8 B");

        sheet.type("code", taken);
        sheet.complains("code", "Another record has this Code already.", taken);
    }

    @Test
    void a_record_is_made_beside_another_without_leaving_it() {
        Page page = person.open(samples.make("{\"name\": \"Needs a parent\"}"));
        Sheet sheet = new Sheet(page);

        sheet.edit("parent").locator("input").fill("Made beside");
        page.locator("vaadin-combo-box-item", new Page.LocatorOptions().setHasText("Create Sample"))
                .click();
        Locator dialog = page.getByRole(AriaRole.DIALOG);
        assertThat(dialog).containsText("New sample");
        assertThat(dialog.locator("[data-field=name] input")).hasValue("Made beside");
        dialog.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Create"))
                .click();
        assertThat(dialog).isHidden();
        sheet.save("parent").shows("parent", "Made beside");
    }

    @Test
    void a_new_one_is_made_with_all_problems_told_at_once() {
        Page page = person.open("/sample/new");
        Locator form = page.locator(".field-form");
        assertThat(form.locator(".field-row").first()).hasAttribute("data-field", "name");

        form.locator("[data-field=email] input").fill("nobody");
        form.locator("[data-field=quantity] input").fill("many");
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("Create").setExact(true))
                .click();
        assertThat(form).containsText("Email is a mail address like anna@example.com.");
        assertThat(form).containsText("Quantity is a number like 1,234.5.");
        assertThat(form.locator("[data-field=email] input")).isFocused();
        assertThat(form.locator("[data-field=email] input")).hasValue("nobody");

        form.locator("[data-field=name] input").fill("Made on a page");
        form.locator("[data-field=email] input").fill("");
        form.locator("[data-field=quantity] input").fill("12");
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("Create").setExact(true))
                .click();
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Made on a page")))
                .isVisible();
    }

    @Test
    void its_list_and_board_show_it() {
        samples.make("{\"name\": \"On the list\", \"price\": 150, \"colour\": \"red\"}");

        Page list = person.open("/sample?list=dear");
        assertThat(list.locator(".record-grid")).containsText("On the list");
        Axe.assertNothingSerious(list);

        Page board = person.open("/sample/board");
        assertThat(board.locator(".board-column", new Page.LocatorOptions().setHasText("Red")))
                .containsText("On the list");
    }

    @Test
    void fields_come_and_lock_as_the_record_says() {
        Page page = person.open("/sample/new");
        Locator tint = page.locator("[data-field=tint]");
        assertThat(page.locator("[data-field=weight]")).isVisible();
        assertThat(tint).isHidden();
        page.locator("[data-field=weight] input").fill("80");
        page.keyboard().press("Tab");
        assertThat(tint).isVisible();
        assertThat(tint.locator(".f-label")).hasClass(Pattern.compile("required"));
        tint.locator(".why-mark").click();
        assertThat(page.locator(".why-dialog")).containsText("Weight is more than 60");
        assertThat(page.locator(".why-dialog dd")).hasText("80");

        page = person.open(samples.make("{\"name\": \"Sealed\", \"sealed\": \"wax\", \"checked\": true}"));
        page.locator("[data-field=sealed] .locked").click();
        assertThat(page.locator(".why-dialog")).containsText("Checked is yes");
        Axe.assertNothingSerious(page);
        page.keyboard().press("Escape");
        assertThat(page.locator("[data-field=sealed] .pen")).hasCount(0);
        assertThat(page.locator("[data-field=tint]")).isHidden();
    }

    @Test
    void its_page_keeps_nobody_out() {
        Page page = person.open(samples.make("{\"name\": \"For everybody\", \"colour\": \"green\"}"));
        new Sheet(page).edit("price");

        assertThat(page.locator("main")).hasCount(1);
        Axe.assertNothingSerious(page);
        assertThat(page).hasTitle(Pattern.compile("For everybody"));
        assertThat(page.locator(".f")).hasCount(29); // all but the tint of what is light
    }
}
