package crm.login;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.BrowserContext;
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
    @Test
    void after_signing_out_neither_back_nor_a_fresh_visit_shows_the_page(RunningStack stack) {
        stack.hasUser("ada.lovelace@example.org", "Ada", "Lovelace");
        try (Browser browser = new Browser();
                BrowserContext profile = browser.freshProfile()) {
            Page page = profile.newPage();
            page.navigate(stack.url());
            assertLoginForm(page);

            Browser.signIn(page, "ada.lovelace@example.org");
            assertThat(page.getByRole(AriaRole.HEADING)).hasText("Ada Lovelace");
            assertThat(page.getByText("ada.lovelace@example.org")).isVisible();

            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign out"))
                    .click();
            assertLoginForm(page);

            page.goBack();
            assertLoginForm(page);

            page.navigate(stack.url());
            assertLoginForm(page);
        }
    }

    private static void assertLoginForm(Page page) {
        assertThat(page).hasURL(Pattern.compile("/realms/crm/"));
        assertThat(page.getByLabel("Username or email")).isVisible();
    }
}
