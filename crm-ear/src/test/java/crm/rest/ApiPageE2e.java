package crm.rest;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import crm.testing.Browser;
import crm.testing.RunningStack;
import crm.testing.StackExtension;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The API as a person's browser uses it: with a session instead of a token. */
@ExtendWith(StackExtension.class)
class ApiPageE2e {

    private static final Path SCREENSHOT =
            Path.of(System.getProperty("kinship.home", "..")).resolve("crm-ear/target/api-page.png");

    @Test
    void the_page_of_the_api_shows_its_operations(RunningStack stack) throws Throwable {
        Api.administrator(stack, "globex");
        try (Browser browser = new Browser();
                BrowserContext profile = browser.freshProfile()) {
            Page page = profile.newPage();
            List<String> complaints = new ArrayList<>();
            page.onConsoleMessage(message -> {
                if (message.type().equals("error")) {
                    complaints.add(message.text());
                }
            });
            page.navigate(stack.url() + "/api/");
            Browser.signIn(page, "admin@globex.example");

            assertThat(page.getByRole(
                            AriaRole.HEADING, new Page.GetByRoleOptions().setName(Pattern.compile("^Kinship 1"))))
                    .isVisible();
            page.getByRole(
                    AriaRole.BUTTON,
                    new Page.GetByRoleOptions().setName("Expand operation").setExact(false));
            page.locator("#operations-tag-Opportunity").click();
            assertThat(page.getByText("/opportunity:aggregate")).isVisible();
            page.screenshot(new Page.ScreenshotOptions().setPath(SCREENSHOT));

            assertThat(page.locator(".opblock-summary-path").first()).hasCSS("font-size", Pattern.compile("1[4-9]px"));
            assertThat(complaints).isEmpty();
        }
    }

    @Test
    void a_script_of_our_own_page_needs_its_header_and_a_form_of_another_site_gets_nowhere(RunningStack stack)
            throws Throwable {
        Api.administrator(stack, "globex");
        try (Browser browser = new Browser();
                BrowserContext profile = browser.freshProfile()) {
            Page page = profile.newPage();
            page.navigate(stack.url());
            Browser.signIn(page, "admin@globex.example");
            assertThat(page.locator("main h1").first()).isVisible();

            assertThat(status(page, "GET", "account", "X-Requested-With")).isEqualTo(200);
            assertThat(status(page, "POST", "account", "X-Requested-With")).isEqualTo(201);
            assertThat(status(page, "GET", "account", "X-Other")).isEqualTo(401);
            assertThat(status(page, "POST", "account", "X-Other")).isEqualTo(401);

            profile.clearCookies();
            assertThat(status(page, "GET", "account", "X-Requested-With")).isEqualTo(401);
        }
    }

    private static Object status(Page page, String method, String entity, String header) {
        return page.evaluate("""
                async ([method, entity, header]) => {
                  const answer = await fetch('/api/v1/' + entity, {
                    method,
                    headers: {'Content-Type': 'application/json', [header]: 'XMLHttpRequest'},
                    body: method === 'GET' ? undefined : '{"name": "From the browser"}',
                  });
                  return answer.status;
                }""", List.of(method, entity, header));
    }
}
