package crm.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import crm.testing.Browser;
import crm.testing.RunningStack;
import crm.testing.SignedIn;
import crm.testing.StackExtension;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(StackExtension.class)
class ContentPolicyE2e {

    private static final String ADMINISTRATOR = "admin@northstar.example";
    private static final List<String> ROUTES = List.of(
            "/", "/opportunity", "/opportunity/board", "/account", "/account/new", "/search?q=a", "/design", "/me");

    @Test
    void no_page_needs_more_than_its_policy_allows(RunningStack stack) {
        try (Browser browser = new Browser();
                SignedIn person = new SignedIn(browser, stack, ADMINISTRATOR)) {
            List<String> violations = Browser.policyViolations(person.page());
            ROUTES.forEach(person::open);
            person.page().locator("vaadin-grid a, main a").first().waitFor();
            person.page().navigate(stack.url() + "/api/");
            person.page().locator("#api .info").waitFor();

            assertThat(violations).isEmpty();
        }
    }

    @Test
    void a_script_that_was_smuggled_into_a_page_does_not_run(RunningStack stack) {
        try (Browser browser = new Browser();
                SignedIn person = new SignedIn(browser, stack, ADMINISTRATOR)) {
            Page page = person.open("/");
            List<String> violations = Browser.policyViolations(page);

            page.evaluate("""
                    () => {
                      const script = document.createElement('script');
                      script.textContent = 'window.smuggled = true';
                      document.body.append(script);
                      document.body.insertAdjacentHTML('beforeend',
                          '<button id="trap" onclick="window.smuggled = true">x</button>');
                      document.getElementById('trap').click();
                    }""");

            assertThat(page.evaluate("() => window.smuggled === true")).isEqualTo(false);
            assertThat(violations).hasSizeGreaterThanOrEqualTo(2);
        }
    }

    @Test
    void every_page_has_a_nonce_of_its_own_and_no_other_site_may_frame_it(RunningStack stack) {
        try (Browser browser = new Browser();
                SignedIn person = new SignedIn(browser, stack, ADMINISTRATOR)) {
            String first = policy(person.page().navigate(stack.url()));
            String second = policy(person.page().navigate(stack.url()));

            assertThat(first).contains("'nonce-", "frame-ancestors 'none'").isNotEqualTo(second);
            assertThat(first).doesNotContain("script-src 'self' 'unsafe-inline'");
        }
    }

    @Test
    void the_cookie_of_a_session_is_out_of_reach_for_scripts_and_other_sites(RunningStack stack) {
        try (Browser browser = new Browser();
                SignedIn person = new SignedIn(browser, stack, ADMINISTRATOR)) {
            var session = person.page().context().cookies(stack.url()).stream()
                    .filter(cookie -> cookie.name.equals("JSESSIONID"))
                    .findFirst()
                    .orElseThrow();

            assertThat(session.httpOnly).isTrue();
            assertThat(String.valueOf(session.sameSite)).isEqualTo("LAX");
        }
    }

    private static String policy(Response response) {
        return Objects.requireNonNull(response.headerValue("content-security-policy"));
    }
}
