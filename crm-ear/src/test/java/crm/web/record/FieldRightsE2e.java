package crm.web.record;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import crm.testing.Browser;
import crm.testing.Initech;
import crm.testing.RunningStack;
import crm.testing.SignedIn;
import crm.testing.StackExtension;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What a role hides is nowhere in the pages of its people, nor in anything that is sent to their browser. Of a sample, the
 * manager of Initech does not see email and reason, sees phone masked, and reads quantity; his rep has all of them.
 */
@ExtendWith(StackExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init") // set before the first test
class FieldRightsE2e {

    /** Every text of the page and its attributes, of shadow trees and of fields too. */
    private static final String EVERYTHING = """
            () => { const all = []; const walk = node => {
              if (node.nodeType === 3) all.push(node.data);
              if (node.nodeType === 1) {
                if (/^(script|style)$/i.test(node.tagName)) return;
                for (const a of node.attributes) all.push(a.value);
                if (typeof node.value === 'string') all.push(node.value);
                if (node.items) try { all.push(JSON.stringify(node.items)) } catch (e) {}
              }
              if (node.shadowRoot) walk(node.shadowRoot);
              node.childNodes.forEach(walk);
            }; walk(document.documentElement); return all.join('\\n'); }""";

    private final String secret = "secret" + UUID.randomUUID().toString().substring(0, 8);

    private Browser browser;
    private RunningStack stack;
    private String path;

    @BeforeAll
    void a_sample_with_a_history(RunningStack running) throws Throwable {
        stack = running;
        MadeRecords samples = MadeRecords.of(stack, Initech.REP, "sample");
        path = samples.make("""
                {"name": "Guarded", "email": "%s@initech.example", "reason": "%s", "phone": "+49 30 7654321",
                 "quantity": 4711, "colour": "red", "price": 12}""".formatted(secret, secret));
        samples.change(
                path, "{\"email\": \"%s.later@initech.example\", \"phone\": \"+49 30 7654399\"}".formatted(secret));
        samples.change(path, "{\"reason\": \"%s again\", \"colour\": \"blue\"}".formatted(secret));
        browser = new Browser();
    }

    @AfterAll
    void leave() {
        browser.close();
    }

    /** All that the pages of somebody show and that his browser is sent on the way. */
    private String everythingShownTo(String somebody) {
        List<String> seen = new CopyOnWriteArrayList<>();
        try (SignedIn person = new SignedIn(browser, stack, somebody)) {
            Page page = person.page();
            page.onWebSocket(socket -> socket.onFrameReceived(frame -> seen.add(frame.text())));
            page.onResponse(response -> {
                String type = response.headers().getOrDefault("content-type", "");
                boolean ours =
                        !response.url().contains("/assets/") && !response.url().contains("/VAADIN/build");
                if (ours && (type.contains("json") || type.contains("html"))) {
                    try {
                        seen.add(response.text());
                    } catch (PlaywrightException gone) {
                        seen.add(gone.getMessage());
                    }
                }
            });
            for (String address :
                    new String[] {"/", "/sample", "/sample/board", "/sample/new", path, "/search?q=Guarded"}) {
                person.open(address);
                page.waitForLoadState(com.microsoft.playwright.options.LoadState.NETWORKIDLE);
                seen.add(page.content());
                seen.add((String) page.evaluate(EVERYTHING));
            }
            seen.addAll(openedOn(person));
        }
        return String.join("\n", seen);
    }

    /** What opens over a list: the filter's fields, the columns to choose, the orders. */
    private static List<String> openedOn(SignedIn person) {
        List<String> seen = new ArrayList<>();
        Page page = person.open("/sample");
        for (String opener : new String[] {
            ".filter-entry button, .filter-entry vaadin-button", ".list-tools button, .list-tools vaadin-button"
        }) {
            Locator buttons = page.locator(opener);
            for (int i = 0; i < buttons.count(); i++) {
                if (buttons.nth(i).isVisible()) {
                    buttons.nth(i).dispatchEvent("click");
                    page.waitForLoadState(com.microsoft.playwright.options.LoadState.NETWORKIDLE);
                    seen.add((String) page.evaluate(EVERYTHING));
                    page.keyboard().press("Escape");
                }
            }
        }
        return seen;
    }

    @Test
    void a_field_hidden_from_the_role_is_nowhere_in_the_page() {
        assertThat(everythingShownTo(Initech.REP)).contains(secret, "Email", "Reason");

        assertThat(everythingShownTo(Initech.MANAGER))
                .contains("Guarded")
                .doesNotContain(secret, ">Email<", "\"Email\"", "\nEmail\n", ">Reason<", "\"Reason\"", "\nReason\n");
    }

    @Test
    void what_is_masked_or_to_read_is_shown_with_a_lock_and_without_an_editor() {
        try (SignedIn person = new SignedIn(browser, stack, Initech.MANAGER)) {
            Page page = person.open(path);

            Locator phone = page.locator("#f-phone");
            com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat(phone)
                    .containsText("•••• 4399");
            assertThat(phone.locator(".k-masked").getAttribute("title")).startsWith("Masked");
            assertThat(phone.locator(".pen").count()).isZero();
            Locator quantity = page.locator("#f-quantity");
            com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat(quantity)
                    .containsText("4,711");
            assertThat(quantity.locator(".locked").getAttribute("title")).isEqualTo("You can see this, not change it.");
            assertThat(quantity.locator(".pen").count()).isZero();
            assertThat(page.locator("#f-price .pen").count()).isOne();
            page.waitForLoadState(com.microsoft.playwright.options.LoadState.NETWORKIDLE);
            assertThat((String) page.evaluate(EVERYTHING)).doesNotContain("7654321", "7654399");
        }
    }
}
