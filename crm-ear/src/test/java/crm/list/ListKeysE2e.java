package crm.list;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import crm.testing.Browser;
import crm.testing.RunningStack;
import crm.testing.SignedIn;
import crm.testing.StackExtension;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A list can be worked with by keys alone. */
@ExtendWith(StackExtension.class)
class ListKeysE2e {

    private static final String PATH = "/opportunity?list=all";

    private final Browser browser = new Browser();
    private SignedIn person;
    private Page page;

    @BeforeEach
    void open(RunningStack stack) throws Throwable {
        GlobexDeals.awaitThem(stack);
        person = new SignedIn(browser, stack, GlobexDeals.PERSON);
        page = person.open(PATH);
        assertThat(titles().first()).isVisible();
        page.waitForFunction("() => window.kinshipList"); // a busy machine is slow to bring the keys
    }

    @AfterEach
    void close() {
        person.close();
        browser.close();
    }

    @Test
    void rows_are_ticked_one_by_one_and_all_at_once() {
        page.keyboard().press("j");
        page.keyboard().press("Space");
        assertThat(page.locator(".selected-count")).hasText("1 selected");
        page.keyboard().press("Escape");
        assertThat(selected()).isHidden();

        String all = page.locator(".list-tabs [aria-current] .count").innerText();
        page.locator(".record-grid .vaadin-grid-select-all-checkbox").click();
        assertThat(selected()).hasText(all + " selected");
    }

    @Test
    void keys_pressed_at_once_after_a_tick_are_done_after_it() {
        page.keyboard().press("j");
        page.keyboard().press("Space");
        page.keyboard().press("Shift+ArrowDown");
        page.keyboard().press("Shift+ArrowDown");
        assertThat(selected()).hasText("3 selected");

        page.keyboard().press("Escape");
        assertThat(selected()).isHidden();
        assertThat(page).hasURL(Pattern.compile("list=all"));
    }

    @Test
    void a_range_is_ticked_by_pointer_with_shift() {
        Locator boxes = page.locator(".record-grid vaadin-checkbox");
        boxes.nth(1).click();
        assertThat(selected()).hasText("1 selected");
        boxes.nth(4)
                .click(new Locator.ClickOptions()
                        .setModifiers(java.util.List.of(com.microsoft.playwright.options.KeyboardModifier.SHIFT)));
        assertThat(selected()).hasText("4 selected");
    }

    @Test
    void enter_opens_the_record_and_escape_leads_back() {
        String second = titles().nth(1).innerText();
        page.keyboard().press("j");
        page.keyboard().press("k");
        page.keyboard().press("ArrowDown");
        page.keyboard().press("Enter");
        assertThat(page.locator("h1")).hasText(second);

        page.goBack();
        assertThat(page).hasURL(Pattern.compile("list=all"));
    }

    @Test
    void letters_that_are_switched_off_do_nothing_but_arrows_do() {
        page.evaluate("localStorage.setItem('kinship.letters', 'off')");
        page.keyboard().press("j");
        page.keyboard().press("f");
        assertThat(page.locator(".quick-filter input")).not().isFocused();
        page.keyboard().press("n");
        page.keyboard().press("?");
        assertThat(page.locator("dialog.keys")).isHidden();
        assertThat(page).hasURL(Pattern.compile("/opportunity\\?list=all"));

        page.keyboard().press("ArrowDown");
        page.keyboard().press("Space");
        assertThat(selected()).hasText("1 selected");
    }

    @Test
    void all_keys_of_lists_are_told() {
        page.keyboard().press("?");
        assertThat(page.locator("dialog.keys")).containsText("Select up to here");
    }

    private Locator titles() {
        return page.locator(".record-grid .k-title");
    }

    private Locator selected() {
        return page.locator(".selected-count");
    }
}
