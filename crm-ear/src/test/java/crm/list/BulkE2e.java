package crm.list;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import crm.testing.Browser;
import crm.testing.RunningStack;
import crm.testing.SignedIn;
import crm.testing.StackExtension;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Many records are changed at once, told of, and brought back; a list that fails can be tried again. */
@ExtendWith(StackExtension.class)
class BulkE2e {

    private final Browser browser = new Browser();
    private SignedIn person;
    private Page page;

    @BeforeEach
    void open(RunningStack stack) throws Throwable {
        GlobexDeals.awaitThem(stack);
        person = new SignedIn(browser, stack, GlobexDeals.PERSON);
        page = person.open("/opportunity?list=all&filter=stage%20%3D%3D%20%27prospecting%27&sort=name");
        assertThat(page.locator(".record-grid .k-title").first()).isVisible();
        page.waitForFunction("() => window.kinshipList"); // a busy machine is slow to bring the keys
    }

    @AfterEach
    void close() {
        person.close();
        browser.close();
    }

    @Test
    void a_picklist_is_changed_for_two_records_and_taken_back() {
        String before = footer();
        tickTwo();
        page.locator(".selection-bar").getByText("Change").click();
        menuItem("Stage").click();
        menuItem("Engaging").click();

        assertThat(toast()).containsText("2 opportunities changed.");
        toast().getByText("Undo").click();
        assertThat(page.locator(".list-footer > span").first()).hasText(before);
        assertThat(toast()).hasCount(0);
    }

    @Test
    void records_are_given_to_somebody_and_taken_back() {
        tickTwo();
        page.locator(".selection-bar").getByText("Assign").click();
        page.locator("vaadin-popover vaadin-combo-box input").click();
        page.locator("vaadin-combo-box-item").first().click();

        assertThat(toast()).containsText("2 opportunities changed.");
        toast().getByText("Undo").click();
        assertThat(toast()).hasCount(0);
    }

    @Test
    void a_move_that_is_refused_for_all_says_why() {
        tickTwo();
        page.locator(".selection-bar").getByText("Change").click();
        menuItem("Stage").click();
        menuItem("Lost").click();

        assertThat(toast()).containsText("2 records were not changed.");
        assertThat(toast()).containsText("Fill in Lost reason.");
    }

    @Test
    void what_wants_a_reason_asks_once_for_all_records_and_for_each_card(RunningStack stack) {
        stagesWantReason(stack, "true");
        try {
            page.reload();
            tickTwo();
            page.locator(".selection-bar").getByText("Change").click();
            menuItem("Stage").click();
            menuItem("Engaging").click();
            dialog().getByText("Save without a reason").click();
            assertThat(toast()).containsText("2 opportunities changed.");
            toast().getByText("Undo").click();
            assertThat(toast()).hasCount(0);

            page.navigate(stack.url() + "/opportunity/board?list=open");
            Locator card = column("Prospecting").locator(".board-card").first();
            String id = card.getAttribute("data-id");
            String moved = ".board-card[data-id='" + id + "']";
            page.waitForFunction("() => window.kinshipBoard");
            card.dragTo(column("Engaging").locator(".board-head"));
            dialog().getByText("Cancel").click();
            assertThat(column("Prospecting").locator(moved + ":not(.moving)")).isVisible();
            card.dragTo(column("Engaging").locator(".board-head"));
            dialog().getByLabel("Why?").fill("They called");
            dialog().getByText("Save", new Locator.GetByTextOptions().setExact(true))
                    .click();
            assertThat(column("Engaging").locator(moved)).isVisible();
            org.assertj.core.api.Assertions.assertThat(history(stack, id)).contains("They called");
            toast().getByText("Undo").click();
            assertThat(column("Prospecting").locator(moved)).isVisible();
        } finally {
            stagesWantReason(stack, "null");
        }
    }

    private static String history(RunningStack stack, String id) {
        return stack.get("/api/v1/opportunity/" + id + "/history", stack.token(GlobexDeals.PERSON))
                .body();
    }

    private static void stagesWantReason(RunningStack stack, String whether) {
        String patch = "{\"extend\": {\"opportunity\": {\"fields\": {\"stage\": {\"historyNote\": %s}}}}}";
        HttpResponse<String> answer = stack.send(stack.request("/api/v1/metadata")
                .header("Authorization", "Bearer " + stack.token(GlobexDeals.PERSON))
                .header("Content-Type", "application/json")
                .method("PATCH", HttpRequest.BodyPublishers.ofString(patch.formatted(whether))));
        org.assertj.core.api.Assertions.assertThat(answer.statusCode())
                .as(answer.body())
                .isEqualTo(200);
    }

    private Locator dialog() {
        return page.locator("vaadin-dialog[opened]");
    }

    private Locator column(String name) {
        return page.locator(".board-column[aria-label='" + name + "']");
    }

    @Test
    void a_list_that_failed_is_tried_again(RunningStack stack) throws SQLException {
        try (Connection database = stack.asSuperuser()) {
            database.createStatement().execute("revoke select on record from crm_app");
            try {
                page.locator(".list-tabs a").first().click();
                assertThat(page.locator(".error-band")).containsText("The list could not be loaded.");
                assertThat(page.locator("h1")).hasText("Opportunities");
            } finally {
                database.createStatement().execute("grant select on record to crm_app");
            }
        }
        page.locator(".error-band").getByText("Try again").click();
        assertThat(page.locator(".record-grid .k-title").first()).isVisible();
        assertThat(page.locator(".error-band")).hasCount(0);
    }

    @Test
    void the_quick_filter_finds_by_what_a_record_refers_to() {
        person.open("/opportunity?list=all");
        String account = page.locator(".record-grid .k-reference .tx").first().innerText();
        page.locator(".quick-filter input").fill(account);
        assertThat(page).hasURL(Pattern.compile("q="));
        assertThat(page.locator(".record-grid .k-reference").first()).containsText(account);
    }

    @Test
    void a_list_is_sorted_by_several_fields() {
        page.locator(".sort").click();
        page.locator(".sort-menu vaadin-select").click();
        page.locator("vaadin-select-item").getByText("Amount").click();
        page.keyboard().press("Escape");

        assertThat(page).hasURL(Pattern.compile("sort=name,amount|sort=name%2Camount"));
        assertThat(page.locator(".sort")).containsText("Name +1");
    }

    @Test
    void rows_and_columns_stay_as_they_were_chosen() {
        page.getByLabel("Compact rows").click();
        assertThat(page.locator(".record-grid.compact")).isVisible();
        page.locator("button[aria-label=Columns]").click();
        page.locator(".column-ticks vaadin-checkbox").getByText("Probability").click();
        assertThat(page.locator(".record-grid")).containsText("Probability");

        page.reload();
        assertThat(page.locator(".record-grid.compact")).isVisible();
        assertThat(page.locator(".record-grid")).containsText("Probability");
    }

    private void tickTwo() {
        page.locator(".record-grid vaadin-checkbox").nth(1).click();
        page.locator(".record-grid vaadin-checkbox").nth(2).click();
        assertThat(page.locator(".selected-count")).hasText("2 selected");
    }

    private String footer() {
        return page.locator(".list-footer > span").first().innerText();
    }

    private Locator toast() {
        return page.locator("vaadin-notification-card");
    }

    private Locator menuItem(String name) {
        return page.getByRole(
                AriaRole.MENUITEM, new Page.GetByRoleOptions().setName(name).setExact(true));
    }
}
