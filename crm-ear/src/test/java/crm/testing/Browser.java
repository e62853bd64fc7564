package crm.testing;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/** The Chromium of this machine, without a window. */
public final class Browser implements AutoCloseable {
    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");

    /** Milliseconds; two busy cores are slow, and what never comes is noticed all the same. */
    private static final double PATIENCE = 30_000;

    /** One for each thread, kept until the tests end: to begin one takes longer than most tests. */
    private static final ThreadLocal<com.microsoft.playwright.Browser> CHROMIUM = new ThreadLocal<>();

    private final com.microsoft.playwright.Browser chromium;
    private final List<BrowserContext> profiles = new ArrayList<>();

    public Browser() {
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
        chromium = running();
    }

    private static com.microsoft.playwright.Browser running() {
        com.microsoft.playwright.Browser known = CHROMIUM.get();
        if (known != null && known.isConnected()) {
            return known;
        }
        com.microsoft.playwright.Browser begun = begin();
        CHROMIUM.set(begun);
        return begun;
    }

    /** Both processes end with this one. */
    private static com.microsoft.playwright.Browser begin() {
        Path executable = find();
        return Playwright.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")))
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(executable)
                        .setArgs(List.of(
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-quic",
                                "--disable-background-networking",
                                "--disable-sync",
                                "--disable-component-update")));
    }

    /** As on a machine nobody has used yet: no cookies. */
    public BrowserContext freshProfile() {
        return freshProfile(new com.microsoft.playwright.Browser.NewContextOptions());
    }

    /** As {@link #freshProfile()}, with a window, language or scheme of one's own. */
    public BrowserContext freshProfile(com.microsoft.playwright.Browser.NewContextOptions options) {
        BrowserContext profile = chromium.newContext(options);
        profiles.add(profile);
        return profile;
    }

    /** What the page's policy forbids from now on, as the browser's console tells it; the list grows. */
    public static List<String> policyViolations(Page page) {
        List<String> violations = new CopyOnWriteArrayList<>();
        page.onConsoleMessage(message -> {
            if (message.text().contains("Content Security Policy")) {
                violations.add(message.text());
            }
        });
        return violations;
    }

    /** Fills in the login form that is on the page, in whatever language: the name, then the password. */
    public static void signIn(Page page, String person) {
        page.locator("#username").fill(person);
        Locator password = page.locator("#password");
        if (!password.isVisible()) {
            clickSignIn(page); // a realm with organizations asks for the name first
        }
        password.fill(RunningStack.PASSWORD);
        clickSignIn(page);
    }

    private static void clickSignIn(Page page) {
        page.locator("#kc-login, [type=submit]").first().click();
    }

    private static Path find() {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
                .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No Chromium on the PATH. Install chromium."));
    }

    /** Throws the profiles away. */
    @Override
    public void close() {
        profiles.forEach(BrowserContext::close);
    }
}
