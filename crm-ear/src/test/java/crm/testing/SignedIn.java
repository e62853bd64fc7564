package crm.testing;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The pages of one person in a fresh profile, past the login. Keycloak is asked with a password once: it knows him again by
 * its own cookies, which are all that a profile has of one before.
 */
public final class SignedIn implements AutoCloseable {

    private static final Map<String, List<Cookie>> KNOWN = new ConcurrentHashMap<>();
    private static final String KEYCLOAKS = "/realms/";

    private final BrowserContext profile;
    private final Page page;
    private final String url;
    private final String person;
    private final String key;
    private boolean isIn;

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
        this.key = person + " at " + url;
        this.person = person;
        profile.addCookies(KNOWN.getOrDefault(key, List.of()));
        page = profile.newPage();
    }

    /** A page by its path, when its heading is there. The first one asks him to sign in. */
    public Page open(String path) {
        page.navigate(url + path);
        if (!isIn && page.locator("#username").isVisible()) {
            Browser.signIn(page, person);
        }
        page.locator("h1").first().waitFor();
        if (!isIn) {
            isIn = true;
            KNOWN.put(
                    key,
                    profile.cookies().stream()
                            .filter(cookie -> cookie.path.startsWith(KEYCLOAKS))
                            .toList());
        }
        return page;
    }

    /** Where he is: at home, unless another page was opened before. */
    public Page page() {
        return isIn ? page : open("");
    }

    @Override
    public void close() {
        profile.close();
    }
}
