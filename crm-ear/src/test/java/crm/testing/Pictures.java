package crm.testing;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Takes the README's pictures of the running stack: {@code ./crm pictures}. No test: its name keeps it out of those. */
@ExtendWith(StackExtension.class)
class Pictures {

    private static final String REP = "anna.snelling@northstar.example";
    private static final String MANAGER = "dustin.brinkmann@northstar.example";
    private static final Path FOLDER = Path.of(System.getProperty("kinship.home", ".."), "docs", "images");
    private static final int SETTLED = 1_500;

    @Test
    void take(RunningStack stack) {
        try (Browser browser = new Browser()) {
            try (SignedIn person = person(browser, stack, REP, 1440, 900, ColorScheme.LIGHT, "en-US")) {
                take(person, "/", "home");
                take(person, "/opportunity", "list");
                take(person, record(person), "record");
                take(person, "/opportunity/board", "board");
            }
            try (SignedIn person = person(browser, stack, MANAGER, 1440, 900, ColorScheme.LIGHT, "en-US")) {
                take(person, "/", "home-manager");
            }
            try (SignedIn person = person(browser, stack, REP, 390, 844, ColorScheme.LIGHT, "en-US")) {
                take(person, "/", "phone-home");
                take(person, "/opportunity", "phone-list");
            }
            try (SignedIn person = person(browser, stack, REP, 1440, 900, ColorScheme.LIGHT, "zh-CN")) {
                take(person, record(person), "record-zh");
            }
            try (SignedIn person = person(browser, stack, REP, 1440, 900, ColorScheme.DARK, "en-US")) {
                take(person, "/opportunity", "list-dark");
            }
        }
    }

    private static SignedIn person(
            Browser browser,
            RunningStack stack,
            String name,
            int width,
            int height,
            ColorScheme scheme,
            String locale) {
        BrowserContext profile = browser.freshProfile(new com.microsoft.playwright.Browser.NewContextOptions()
                .setViewportSize(width, height)
                .setDeviceScaleFactor(width < 800 ? 2 : 1)
                .setHasTouch(width < 800)
                .setColorScheme(scheme)
                .setLocale(locale));
        return new SignedIn(profile, stack.url(), name);
    }

    /** The first deal that the home page names. */
    private static String record(SignedIn person) {
        Page page = person.open("/");
        return page.locator(".row .k-title").first().getAttribute("href");
    }

    private static void take(SignedIn person, String path, String name) {
        Page page = person.open(path);
        page.waitForTimeout(SETTLED);
        page.screenshot(new Page.ScreenshotOptions().setPath(FOLDER.resolve(name + ".png")));
    }
}
