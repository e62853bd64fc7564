package crm.web.record;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import crm.testing.Browser;
import crm.testing.Eventually;
import crm.testing.RunningStack;
import crm.testing.StackExtension;
import crm.value.Json;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(StackExtension.class)
class RecordE2e {

    private static final String PERSON = "admin@globex.example";

    @Test
    void a_deal_is_edited_moved_merged_and_deleted_on_its_page(RunningStack stack) throws Throwable {
        String token = stack.token(PERSON);
        Eventually.within(Duration.ofMinutes(3), () -> {
            if (stack.get("/api/v1/me", token).statusCode() != 200) {
                throw new AssertionError("No tenant yet");
            }
        });
        JsonNode deal = Json.read(
                send(stack, token, "POST", "/opportunity", "{\"name\": \"Page test\", \"closeDate\": \"2027-01-31\"}")
                        .body());
        String path = "/opportunity/" + deal.path("id").asText();
        try (Browser browser = new Browser();
                BrowserContext profile = browser.freshProfile()) {
            Page page = profile.newPage();
            page.navigate(stack.url() + path);
            signIn(page);
            assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Page test")))
                    .isVisible();

            editsInPlace(page);
            asksForWhatAStageNeeds(page);
            send(stack, token, "PATCH", path, "{\"nextStep\": \"Theirs\", \"amount\": 77}");
            mergesAndAsks(page);
            deletesAndRestores(page);
        }
    }

    private static void editsInPlace(Page page) {
        open(page, "amount").fill("a lot");
        page.keyboard().press("Enter");
        assertThat(page.locator("#f-amount")).containsText("Amount is a number like 1,234.5.");
        page.locator("#f-amount input").fill("1,234.50");
        page.keyboard().press("Enter");
        assertThat(page.locator(".fact.amount")).containsText("€1,234.50");
        assertThat(page.getByRole(AriaRole.COMPLEMENTARY)).containsText("set Amount to €1,234.50");

        open(page, "closeDate").fill("2027-02-28");
        page.keyboard().press("Escape");
        assertThat(page.locator("#f-closeDate")).containsText("31 Jan 2027");
    }

    private static void asksForWhatAStageNeeds(Page page) {
        page.locator(".path .several").click();
        page.getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName("Lost"))
                .click();
        Locator dialog = page.getByRole(AriaRole.DIALOG);
        assertThat(dialog).containsText("Lost reason");
        dialog.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Cancel"))
                .click();

        page.locator(".path button").nth(2).click();
        assertThat(page.locator(".path [aria-current=step]")).containsText("Proposal");
        assertThat(page.locator("vaadin-notification-card")).containsText("Probability is now 60%");
    }

    /** Somebody else has changed the amount and the next step since the page was read. */
    private static void mergesAndAsks(Page page) {
        open(page, "amount").fill("99");
        page.keyboard().press("Enter");
        Locator dialog = page.getByRole(AriaRole.DIALOG);
        assertThat(dialog).containsText("Two people changed this opportunity");
        assertThat(dialog).containsText("€77");
        assertThat(dialog).containsText("Theirs");
        dialog.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(Pattern.compile("Save merged")))
                .click();
        assertThat(page.locator(".fact.amount")).containsText("€99");
        assertThat(page.locator("#f-nextStep")).containsText("Theirs");
    }

    private static void deletesAndRestores(Page page) {
        page.locator(".more-actions").click();
        page.locator(".record-menu .delete").click();
        page.locator("vaadin-notification-card")
                .filter(new Locator.FilterOptions().setHasText("Page test deleted."))
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Undo"))
                .click();
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Page test")))
                .isVisible();
        assertThat(page.getByRole(AriaRole.COMPLEMENTARY)).containsText("restored this");
    }

    private static Locator open(Page page, String field) {
        Locator row = page.locator("#f-" + field);
        row.hover();
        row.locator(".pen").click();
        return row.locator("input");
    }

    private static void signIn(Page page) {
        page.locator("#username").fill(PERSON);
        if (!page.locator("#password").isVisible()) {
            page.locator("#kc-login, [type=submit]").first().click();
        }
        page.locator("#password").fill(RunningStack.PASSWORD);
        page.locator("#kc-login, [type=submit]").first().click();
    }

    private static HttpResponse<String> send(
            RunningStack stack, String token, String method, String path, String json) {
        return stack.send(stack.request("/api/v1" + path)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(json)));
    }
}
