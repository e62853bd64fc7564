package crm.testing;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;

/** The pages of one person in a fresh profile, past the login. */
public final class SignedIn implements AutoCloseable {

    private final BrowserContext profile;
    private final Page page;
    private final String url;

    public SignedIn(Browser browser, RunningStack stack, String person) {
        this(browser.freshProfile(), stack.url(), person);
    }

    /** With a window, language or scheme of one's own. */
    public SignedIn(
            Browser browser,
            RunningStack stack,
            String person,
            com.microsoft.playwright.Browser.NewContextOptions options) {
        this(browser.freshProfile(options), stack.url(), person);
    }

    SignedIn(BrowserContext profile, String url, String person) {
        this.profile = profile;
        this.url = url;
        page = profile.newPage();
        page.navigate(url);
        Browser.signIn(page, person);
        page.locator("h1").first().waitFor();
    }

    /** A page by its path, when its heading is there. */
    public Page open(String path) {
        page.navigate(url + path);
        page.locator("h1").first().waitFor();
        return page;
    }

    public Page page() {
        return page;
    }

    @Override
    public void close() {
        profile.close();
    }
}
