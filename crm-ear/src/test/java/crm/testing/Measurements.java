package crm.testing;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.LoadState;
import com.microsoft.playwright.options.Timing;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * How fast the web application of the running stack answers, and what an open page costs: {@code ./crm measure}. Prints a
 * table and asserts nothing: times depend on the machine. No test: its name keeps it out of those.
 */
@ExtendWith(StackExtension.class)
class Measurements {

    private static final String REP = "anna.snelling@northstar.example";
    private static final int ROUNDS = 30;
    private static final int WARM_UP = 5;
    private static final int OPEN_PAGES = 50;
    private static final double KILO = 1_000.0;
    private static final Pattern ELEMENT = Pattern.compile("\"key\":\"tag\"");
    /** A page that is left stays open on the server, as if it were in another tab. */
    private static final String STAYS = "navigator.sendBeacon = () => true";

    private static final String SETTLED =
            "() => !Vaadin.Flow.navigation && Object.values(Vaadin.Flow.clients).every(one => !one.isActive())";

    @Test
    void measure(RunningStack stack) {
        try (Browser browser = new Browser()) {
            try (SignedIn person = new SignedIn(browser, stack, REP)) {
                firstPaint(person);
                clicks(person);
                record(person);
            }
            heap(browser, stack);
        }
    }

    private static void firstPaint(SignedIn person) {
        List<Double> paints = new ArrayList<>();
        for (int i = 0; i < ROUNDS / 3; i++) {
            Page page = person.open("/");
            page.locator(".numbers").waitFor();
            page.waitForLoadState(LoadState.NETWORKIDLE);
            paints.add(number(
                    page, "performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? performance.now()"));
        }
        tell("first paint of the home", paints);
    }

    private static void clicks(SignedIn person) {
        Page page = person.open("/opportunity?list=all");
        page.locator(".record-grid .k-title").first().waitFor();
        measure(page, "list: another saved list", round -> {
            Locator tab = page.locator(".list-tabs a").nth(round % 4);
            tab.click();
            page.locator(".list-tabs a[aria-current]").nth(0).waitFor();
        });
        measure(
                page,
                "list: sort by a column",
                _ -> page.locator(".record-grid vaadin-grid-sorter").nth(0).click());
        measure(
                page,
                "list: quick filter",
                round -> page.locator(".quick-filter input").fill(round % 2 == 0 ? "GTX" : "MG"));
        measure(page, "search while typing", round -> {
            if (!page.url().contains("/search")) {
                page.navigate(page.url().replaceAll("(//[^/]+)/.*", "$1/search"));
                page.locator(".search input").waitFor();
            }
            page.locator(".search input").fill(round % 2 == 0 ? "ca" : "gt");
        });
        page.navigate(page.url().replaceAll("(//[^/]+)/.*", "$1/opportunity"));
        measure(page, "record: open and back", _ -> {
            page.locator(".record-grid .k-title a").first().click();
            page.locator(".fact").first().waitFor();
            page.goBack();
            page.locator(".record-grid .k-title").first().waitFor();
        });
        measure(page, "board: open and back to the list", _ -> {
            page.locator(".form-switch a").nth(1).click();
            page.locator(".board-card").first().waitFor();
            page.locator(".form-switch a").nth(0).click();
            page.locator(".record-grid .k-title").first().waitFor();
        });
    }

    /** From the first byte of each request of the application to the last of its answer. */
    private static void measure(Page page, String what, java.util.function.IntConsumer step) {
        List<Double> times = Collections.synchronizedList(new ArrayList<>());
        Consumer<Request> finished = request -> {
            if (isAsked(request)) {
                Timing timing = request.timing();
                times.add(timing.responseEnd - timing.requestStart);
            }
        };
        for (int round = 0; round < WARM_UP + ROUNDS; round++) {
            if (round == WARM_UP) {
                page.onRequestFinished(finished);
            }
            int now = round;
            page.waitForRequestFinished(
                    new Page.WaitForRequestFinishedOptions().setPredicate(Measurements::isAsked),
                    () -> step.accept(now));
            page.waitForFunction(SETTLED);
        }
        page.offRequestFinished(finished);
        tell(what, times);
    }

    private static boolean isAsked(Request request) {
        return request.url().contains("v-r=uidl");
    }

    /** A page of its own has little on the server; its elements are an upper bound of its components. */
    private static void record(SignedIn person) {
        Page page = person.open("/opportunity");
        page.locator(".record-grid .k-title").first().waitFor();
        page.waitForLoadState(LoadState.NETWORKIDLE);
        List<String> answers = Collections.synchronizedList(new ArrayList<>());
        Consumer<Response> answered = response -> {
            if (response.url().contains("v-r=uidl")) {
                answers.add(response.text());
            }
        };
        page.onResponse(answered);
        page.locator(".record-grid .k-title a").first().click();
        page.locator(".fact").first().waitFor();
        page.waitForLoadState(LoadState.NETWORKIDLE);
        page.offResponse(answered);
        long elements = answers.stream()
                .mapToLong(answer -> ELEMENT.matcher(answer).results().count())
                .sum();
        System.out.printf("%-34s %6d elements on the server%n", "record page", elements);
        System.out.printf(
                "%-34s %6.0f nodes in the browser%n",
                "record page", number(page, "document.querySelectorAll('main, main *').length"));
    }

    private static void heap(Browser browser, RunningStack stack) {
        BrowserContext profile = browser.freshProfile();
        profile.addInitScript(STAYS);
        try (SignedIn person = new SignedIn(profile, stack.url(), REP)) {
            for (String path : List.of("/opportunity", record(person.open("/")))) {
                person.open(path).waitForLoadState(LoadState.NETWORKIDLE);
                long before = stack.management().usedHeap();
                for (int i = 0; i < OPEN_PAGES; i++) {
                    person.open(path).waitForLoadState(LoadState.NETWORKIDLE);
                }
                long after = stack.management().usedHeap();
                System.out.printf(
                        "%-34s %6.0f kB of heap for each of %d open pages%n",
                        path.replaceAll("[0-9a-f-]{36}", "…"), (after - before) / KILO / OPEN_PAGES, OPEN_PAGES);
            }
        }
    }

    private static String record(Page home) {
        return home.locator(".row .k-title").first().getAttribute("href");
    }

    private static double number(Page page, String script) {
        return ((Number) page.evaluate(script)).doubleValue();
    }

    private static void tell(String what, List<Double> times) {
        List<Double> sorted = times.stream().sorted().toList();
        if (sorted.isEmpty()) {
            System.out.printf("%-34s nothing measured%n", what);
            return;
        }
        System.out.printf(
                "%-34s p50 %4.0f ms  p95 %4.0f ms  most %4.0f ms  (%d)%n",
                what, at(sorted, 50), at(sorted, 95), sorted.getLast(), sorted.size());
    }

    private static double at(List<Double> sorted, int percent) {
        return sorted.get(Math.min(sorted.size() - 1, sorted.size() * percent / 100));
    }
}
