package crm.list;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import crm.testing.Browser;
import crm.testing.RunningStack;
import crm.testing.StackExtension;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(StackExtension.class)
class ListE2e {

    private static final String PERSON = GlobexDeals.PERSON;

    private final Browser browser = new Browser();
    private final BrowserContext profile = browser.freshProfile();
    private final Page page = profile.newPage();

    @BeforeEach
    void sign_in(RunningStack stack) throws Throwable {
        GlobexDeals.awaitThem(stack);
        page.navigate(stack.url());
        page.locator("input[name=username]").fill(PERSON);
        if (page.locator("input[name=password]").count() == 0) {
            page.locator("[type=submit]").click();
        }
        page.locator("input[name=password]").fill(RunningStack.PASSWORD);
        page.locator("[type=submit]").click();
        assertThat(page.locator("vaadin-app-layout")).isVisible();
    }

    @AfterEach
    void close() {
        profile.close();
        browser.close();
    }

    @Test
    void a_url_restores_list_filters_and_sort(RunningStack stack) {
        page.navigate(stack.url() + "/opportunity?list=all&filter=amount%20%3E%3D%20500&sort=-amount");

        assertThat(page.locator(".list-tabs [aria-current=page]")).containsText("All");
        assertThat(page.locator(".condition")).containsText("Amount");
        assertThat(page.locator(".condition-value")).containsText("at least");
        assertThat(rows().first()).isVisible();

        page.locator(".condition button").click();
        assertThat(page.locator(".condition")).hasCount(0);
        assertThat(page).hasURL(Pattern.compile("sort=-amount"));
    }

    @Test
    void what_a_list_shows_is_saved_under_a_name_renamed_and_deleted_with_a_way_back(RunningStack stack) {
        page.navigate(stack.url() + "/opportunity?list=all&filter=amount%20%3E%3D%20500&sort=-amount");
        inMenu("Save this list…");
        page.getByLabel("Name", new Page.GetByLabelOptions().setExact(true)).fill("Big ones");
        page.getByText("Save list", new Page.GetByTextOptions().setExact(true)).click();
        assertThat(page.locator(".list-tabs [aria-current=page]")).hasText(Pattern.compile("Big ones\\d+"));
        assertThat(page.locator(".condition")).hasCount(0);
        assertThat(rows().first()).isVisible();

        inMenu("Rename list");
        page.getByLabel("Name", new Page.GetByLabelOptions().setExact(true)).fill("Biggest");
        page.locator("vaadin-dialog[opened]").getByText("Save").click();
        assertThat(page.locator(".list-tabs [aria-current=page]")).containsText("Biggest");

        inMenu("Delete list");
        assertThat(page.locator(".list-tabs")).not().containsText("Biggest");
        page.locator(".undo-toast").getByText("Undo").click();
        assertThat(page.locator(".list-tabs [aria-current=page]")).containsText("Biggest");
        inMenu("Delete list");
        assertThat(page.locator(".list-tabs")).not().containsText("Biggest");
    }

    private void inMenu(String item) {
        page.getByLabel("Save or change this list").first().click();
        page.locator(".list-menu").getByText(item).click();
    }

    @Test
    void rows_are_ticked_by_keys_deleted_and_brought_back(RunningStack stack) {
        page.navigate(stack.url() + "/opportunity?list=all");
        String first = rows().first().innerText();
        page.waitForFunction("() => window.kinshipList"); // a busy machine is slow to bring the keys
        page.keyboard().press("j");
        page.keyboard().press("Space");
        assertThat(page.locator(".selected-count")).hasText("1 selected");

        page.locator(".selection-bar").getByText("Delete").click();
        assertThat(rows().first()).not().hasText(first, new LocatorAssertions.HasTextOptions().setTimeout(15_000));
        page.getByText("Undo").click();
        assertThat(rows().first()).hasText(first, new LocatorAssertions.HasTextOptions().setTimeout(15_000));
    }

    @Test
    void letters_are_text_while_somebody_types(RunningStack stack) {
        page.navigate(stack.url() + "/opportunity?list=all");
        assertThat(rows().first()).isVisible();
        page.waitForFunction("() => window.kinshipList"); // a busy machine is slow to bring the keys
        page.keyboard().press("f");
        page.keyboard().type("njk no such record");

        assertThat(page.locator(".empty-state")).isVisible();
        assertThat(page).hasURL(Pattern.compile("q=njk"));
        page.locator(".empty-ways a").click();
        assertThat(rows().first()).isVisible();
    }

    @Test
    void a_dragged_card_changes_its_record_and_can_be_taken_back(RunningStack stack) {
        page.navigate(stack.url() + "/opportunity/board?list=open");
        Locator card = column("Prospecting").locator(".board-card").first();
        String id = card.getAttribute("data-id");
        String moved = ".board-card[data-id='" + id + "']";

        card.dragTo(column("Engaging").locator(".board-head"));
        assertThat(column("Engaging").locator(moved)).isVisible();
        page.getByText("Undo").click();
        assertThat(column("Prospecting").locator(moved)).isVisible();
    }

    @Test
    void a_card_is_lifted_moved_put_back_and_dropped_by_keys(RunningStack stack) {
        page.navigate(stack.url() + "/opportunity/board?list=open");
        Locator card = column("Prospecting").locator(".board-card").first();
        String moved = ".board-card[data-id='" + card.getAttribute("data-id") + "']";

        card.focus();
        page.keyboard().press("Space");
        page.keyboard().press("ArrowRight");
        assertThat(column("Engaging").locator(".drop-stage")).isVisible();
        page.keyboard().press("Escape");
        assertThat(column("Engaging").locator(".drop-stage")).isHidden();
        assertThat(column("Prospecting").locator(moved)).isVisible();

        page.keyboard().press("Space");
        page.keyboard().press("ArrowRight");
        page.keyboard().press("Space");
        assertThat(column("Engaging").locator(moved)).isVisible();
        page.getByText("Undo").click();
        assertThat(column("Prospecting").locator(moved)).isVisible();
    }

    @Test
    void a_card_moves_without_dragging(RunningStack stack) {
        page.navigate(stack.url() + "/opportunity/board?list=open");
        Locator card = column("Prospecting").locator(".board-card").first();
        String moved = ".board-card[data-id='" + card.getAttribute("data-id") + "']";

        card.hover();
        card.locator(".move-card").click();
        page.locator(".move-choices button", new Page.LocatorOptions().setHasText("Lost"))
                .click();
        assertThat(page.locator(".toast-reasons")).containsText("Fill in Lost reason.");
        assertThat(column("Prospecting").locator(moved)).isVisible();
    }

    @Test
    void an_unknown_entity_type_keeps_the_frame(RunningStack stack) {
        page.navigate(stack.url() + "/nothingOfTheSort");

        assertThat(page.getByText("There is nothing here")).isVisible();
        assertThat(page.locator("vaadin-side-nav").first()).isVisible();
    }

    private Locator rows() {
        return page.locator(".record-grid .k-title");
    }

    private Locator column(String name) {
        return page.locator(".board-column[aria-label='" + name + "']");
    }
}
