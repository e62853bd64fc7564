package crm.login;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import crm.testing.Browser;
import crm.testing.RunningStack;
import crm.testing.StackExtension;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(StackExtension.class)
class LoginE2e {
    private static final String ADMINISTRATOR = "admin@northstar.example";

    @Test
    void after_signing_out_neither_back_nor_a_fresh_visit_shows_the_page(RunningStack stack) {
        try (Browser browser = new Browser();
                BrowserContext profile = browser.freshProfile()) {
            Page page = profile.newPage();
            page.navigate(stack.url());
            assertLoginForm(page);
            Browser.signIn(page, ADMINISTRATOR);
            assertThat(page.getByText("Northstar", new Page.GetByTextOptions().setExact(true)))
                    .isVisible();

            page.locator("button.user").click();
            button(page, "Sign out").click();
            assertLoginForm(page);

            page.goBack();
            assertLoginForm(page);

            page.navigate(stack.url());
            assertLoginForm(page);
        }
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }

    private static void assertLoginForm(Page page) {
        assertThat(page).hasURL(Pattern.compile("/realms/crm/"));
        assertThat(page.getByLabel("Username or email")).isVisible();
    }
}
