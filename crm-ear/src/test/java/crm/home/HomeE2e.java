package crm.home;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import crm.testing.Browser;
import crm.testing.RunningStack;
import crm.testing.SignedIn;
import crm.testing.StackExtension;
import crm.value.Json;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The day begins with what needs the person, and every number leads to what it counts. */
@ExtendWith(StackExtension.class)
class HomeE2e {

    private static final String MANAGER = "dustin.brinkmann@northstar.example";
    private static final String REP = "anna.snelling@northstar.example";

    @BeforeEach
    void the_demo_data_are_there(RunningStack stack) throws Throwable {
        stack.awaitReady();
    }

    @Test
    void a_manager_sees_what_changed_this_week_with_old_and_new(RunningStack stack) {
        String token = stack.token(MANAGER);
        JsonNode deal = Json.read(stack.get("/api/v1/opportunity?filter=!closed&limit=1&sort=name", token)
                        .body())
                .path("records")
                .path(0);
        stack.send(stack.request("/api/v1/opportunity/" + deal.path("id").asText())
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/merge-patch+json")
                .method("PATCH", BodyPublishers.ofString("{\"amount\": 987654}")));
        try (Browser browser = new Browser();
                SignedIn person = new SignedIn(browser, stack, MANAGER)) {
            Locator change = person.open("/").locator(".changes .row").first();
            assertThat(change).containsText(deal.path("name").asText());
            assertThat(change.locator(".change")).containsText("$987,654");
            assertThat(change.locator(".change-effect")).containsText("+ $");
        }
    }

    @Test
    void a_number_leads_to_the_list_behind_it(RunningStack stack) {
        try (Browser browser = new Browser();
                SignedIn person = new SignedIn(browser, stack, MANAGER)) {
            Page page = person.open("/");
            Locator number = page.locator(".number").nth(1);
            String sum = number.locator(".number-value .wide-only").innerText();
            number.click();
            assertThat(page.locator(".list-footer .sum").first()).hasText(sum);
        }
    }

    @Test
    void what_a_rep_looked_at_is_found_again_at_home(RunningStack stack) {
        try (Browser browser = new Browser();
                SignedIn person = new SignedIn(browser, stack, REP)) {
            Page page = person.open("/account");
            page.locator(".record-grid .k-title a").first().click();
            assertThat(page).hasURL(Pattern.compile("/account/[0-9a-f-]{36}"));
            page.waitForFunction("() => kinshipSeen().some(one => location.pathname.endsWith(one.id))");
            String title = page.locator("h1").innerText();
            person.open("/");
            assertThat(page.locator(".seen-title").first()).hasText(title);
        }
    }
}
