package crm.testing;

import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The Chromium of this machine, without a window. */
public final class Browser implements AutoCloseable {
    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");

    /** Milliseconds; two busy cores are slow, and what never comes is noticed all the same. */
    private static final double PATIENCE = 30_000;

    private final Playwright playwright;
    private final com.microsoft.playwright.Browser chromium;

    public Browser() {
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
        Path executable = find();
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        chromium = playwright
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
    public com.microsoft.playwright.BrowserContext freshProfile() {
        return chromium.newContext();
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

    /** As {@link #freshProfile()}, with a window, language or scheme of one's own. */
    public com.microsoft.playwright.BrowserContext freshProfile(
            com.microsoft.playwright.Browser.NewContextOptions options) {
        return chromium.newContext(options);
    }

    private static Path find() {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
                .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No Chromium on the PATH. Install chromium."));
    }

    @Override
    public void close() {
        chromium.close();
        playwright.close();
    }
}
