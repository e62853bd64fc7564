package crm.web.record;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import crm.testing.Browser;
import crm.testing.Initech;
import crm.testing.RunningStack;
import crm.testing.SignedIn;
import crm.testing.StackExtension;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What is seen while an answer takes its time, and how long a note of what was done stays. */
@ExtendWith(StackExtension.class)
@SuppressWarnings("NullAway.Init") // set before each test
class WaitingE2e {

    private static final long LONGER_THAN_A_NOTE = 20_000;
    private static final Predicate<String> ASKED = url -> url.contains("v-r=uidl");

    private MadeRecords deals;
    private Browser browser;
    private SignedIn person;

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
    void rows_of_the_final_height_stand_in_for_a_list_that_takes_long() {
        deals.make("{\"name\": \"Slow\", \"closeDate\": \"2027-01-31\"}");
        Page page = person.open("/opportunity?list=all");
        assertThat(page.locator(".record-grid .k-title").first()).isVisible();
        page.waitForFunction("() => window.kinshipList"); // a busy machine is slow to bring the keys
        List<Route> held = new CopyOnWriteArrayList<>();
        page.route(ASKED, held::add);

        page.locator(".list-tabs a:not([aria-current])").first().click();
        assertThat(page.locator(".list-body.waiting")).isVisible();

        page.unroute(ASKED);
        held.forEach(Route::resume);
        assertThat(page.locator(".list-body.waiting")).hasCount(0);
        assertThat(page.locator(".record-grid .k-title").first()).isVisible();
    }

    @Test
    void a_note_of_what_was_done_stays_while_somebody_points_at_it() {
        String path = deals.make("{\"name\": \"Noted\", \"closeDate\": \"2027-01-31\"}");
        Page page = person.open(path);
        assertThat(page.locator(".timeline")).containsText("created this");
        page.clock().install();
        page.locator(".more-actions").click();
        page.locator(".record-menu .delete").click();
        Locator note = page.locator("vaadin-notification-card")
                .filter(new Locator.FilterOptions().setHasText("Noted deleted."));

        note.hover();
        page.clock().fastForward(LONGER_THAN_A_NOTE);
        assertThat(note).isVisible();

        page.mouse().move(0, 0);
        page.clock().fastForward(LONGER_THAN_A_NOTE);
        assertThat(note).hasCount(0);
    }
}
