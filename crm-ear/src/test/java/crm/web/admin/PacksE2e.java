package crm.web.admin;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import crm.testing.Axe;
import crm.testing.Browser;
import crm.testing.Initech;
import crm.testing.RunningStack;
import crm.testing.SignedIn;
import crm.testing.StackExtension;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The gallery of packs: installing with examples, upgrading with a conflict, removing with records. */
@ExtendWith(StackExtension.class)
class PacksE2e {

    @BeforeEach
    void the_demo_data_are_there(RunningStack stack) throws Throwable {
        stack.awaitReady();
    }

    @Test
    void a_pack_is_installed_with_examples_another_is_upgraded_and_both_are_removed(RunningStack stack) {
        send(stack, "POST", "/metadata/packs/visits:install", "{\"version\": 1}");
        send(stack, "PATCH", "/metadata", "{\"extend\": {\"visit\": {\"label\": {\"en\": \"Meeting\"}}}}");
        send(stack, "POST", "/visit", "{\"name\": \"Kept\"}");
        try (Browser browser = new Browser();
                SignedIn administrator = new SignedIn(browser, stack, Initech.ADMINISTRATOR)) {
            Page page = administrator.open("/admin/packs");
            install(page);
            upgrade(page);
            remove(page, "visits");
            remove(page, "subscription");
        }
    }

    private static void install(Page page) {
        Locator card = card(page, "subscription");
        button(card, "Install").click();
        Locator dialog = dialog(page, "Install Software subscription");
        assertThat(dialog.locator(".compared")).containsText("Entity “Subscription” is added");
        Axe.assertNothingSerious(page);
        dialog.locator("vaadin-checkbox input").first().check();
        button(dialog, "Install").click();
        assertThat(page.locator("vaadin-notification-card.undo-toast")).containsText("example");
        assertThat(card.locator(".k-chip")).hasText("Installed · version 1");
    }

    private static void upgrade(Page page) {
        Locator card = card(page, "visits");
        assertThat(card.locator(".k-chip")).hasText("Update available · you have 1");
        button(card, "Upgrade").click();
        Locator dialog = dialog(page, "Upgrade Visits to version 2");
        assertThat(button(dialog, "Upgrade")).isDisabled();
        assertThat(dialog.locator(".collision legend b")).hasText("Meeting · label · English");
        assertThat(dialog.locator(".side")).hasText(new String[] {"MeetingKeep yours", "Call on siteTake the pack’s"});
        dialog.locator(".side input").first().check();
        assertThat(dialog.locator(".compared")).containsText("field “Rating” is added");
        button(dialog, "Upgrade").click();
        assertThat(card.locator(".k-chip")).hasText("Installed · version 2");
        assertThat(card).isVisible();
    }

    private static void remove(Page page, String pack) {
        button(card(page, pack), "Remove").click();
        Locator dialog = page.locator("vaadin-dialog[opened]");
        assertThat(dialog.locator(".compared")).containsText("Nobody reaches these");
        assertThat(button(dialog, "Remove")).isDisabled();
        dialog.getByLabel("Leave these records behind").check();
        button(dialog, "Remove").click();
        assertThat(dialog).isHidden();
        assertThat(card(page, pack).locator(".k-chip")).hasCount(0);
    }

    private static Locator card(Page page, String pack) {
        return page.locator("[data-pack=" + pack + "]");
    }

    private static Locator dialog(Page page, String title) {
        return page.locator("vaadin-dialog[opened]", new Page.LocatorOptions().setHasText(title));
    }

    private static Locator button(Locator within, String name) {
        return within.getByRole(
                AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name).setExact(true));
    }

    private static void send(RunningStack stack, String method, String path, String body) {
        var reply = stack.send(stack.request("/api/v1" + path)
                .header("Authorization", "Bearer " + stack.token(Initech.ADMINISTRATOR))
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body)));
        assertThat(reply.statusCode()).as(reply.body()).isLessThan(300);
    }
}
