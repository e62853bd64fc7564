package crm.web.record;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import crm.testing.Browser;
import crm.testing.Initech;
import crm.testing.RunningStack;
import crm.testing.SignedIn;
import crm.testing.StackExtension;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Who reads Chinese finds no English word that is ours. */
@ExtendWith(StackExtension.class)
@SuppressWarnings("NullAway.Init") // set before each test
class ChineseE2e {

    /** What is seen, and what screen readers say. */
    private static final String WORDS = """
            () => {
              const walker = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT);
              const texts = [];
              while (walker.nextNode()) {
                const text = walker.currentNode;
                if (text.parentElement.checkVisibility()) texts.push(text.data);
              }
              document.querySelectorAll('main [aria-label], main [title], main [placeholder]').forEach(one =>
                texts.push(one.getAttribute('aria-label') ?? '', one.title ?? '', one.getAttribute('placeholder') ?? ''));
              return texts;
            }""";

    private MadeRecords deals;
    private Browser browser;
    private SignedIn person;

    @BeforeEach
    void sign_in(RunningStack stack) throws Throwable {
        deals = MadeRecords.of(stack, Initech.REP, "opportunity");
        browser = new Browser();
        person = new SignedIn(
                browser,
                stack,
                Initech.REP,
                new NewContextOptions().setLocale("zh-CN").setViewportSize(1440, 900));
    }

    @AfterEach
    void leave() {
        person.close();
        browser.close();
    }

    @Test
    void the_page_of_a_deal_has_no_english_word() {
        String path = deals.make("{\"name\": \"订单\", \"closeDate\": \"2026-12-31\", \"amount\": 10}");
        deals.change(path, "{\"amount\": 20}");
        deals.change(path, "{\"stage\": \"engaging\"}");
        deals.change(path, "{\"description\": \"说明\", \"nextStep\": \"拜访\"}");
        Page page = person.open(path);
        assertThat(page.locator(".timeline")).containsText("创建了此记录");
        Sheet sheet = new Sheet(page);
        sheet.type("amount", "许多");
        assertThat(sheet.row("amount")).containsText("金额须为数字");
        sheet.type("closeDate", "某天");
        assertThat(sheet.row("closeDate")).containsText("须为日期");

        assertThat(english(page)).isEmpty();
    }

    @Test
    void a_list_has_no_english_word() {
        deals.make("{\"name\": \"列表订单\", \"closeDate\": \"2026-12-31\", \"amount\": 10}");
        Page page = person.open("/opportunity?list=all&q=列表");
        assertThat(page.locator(".record-grid .k-title").first()).hasText("列表订单");
        page.locator(".record-grid vaadin-checkbox").last().click();
        assertThat(page.locator(".selected-count")).isVisible();

        assertThat(english(page)).isEmpty();
    }

    @Test
    void a_list_that_cannot_be_read_says_why_without_an_english_word() {
        Page page = person.open("/opportunity?list=all&filter=nothing%20%3D%3D%201");
        assertThat(page.locator(".error-band")).containsText("无法识别");
        assertThat(page.locator(".error-band")).not().containsText(Pattern.compile("[A-Za-z]{2,}"));
    }

    private static List<String> english(Page page) {
        return ((List<?>) page.evaluate(WORDS))
                .stream()
                        .map(Object::toString)
                        .map(text -> text.replaceAll("Peter Gibbons|Bill Lumbergh|\\bPG\\b|\\bBL\\b|\\bID\\b", ""))
                        .filter(text -> text.matches("(?s).*[A-Za-z]{2,}.*"))
                        .toList();
    }
}
