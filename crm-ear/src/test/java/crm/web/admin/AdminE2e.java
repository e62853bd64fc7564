package crm.web.admin;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import crm.testing.Axe;
import crm.testing.Browser;
import crm.testing.Eventually;
import crm.testing.RunningStack;
import crm.testing.SignedIn;
import crm.testing.StackExtension;
import crm.value.Json;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(StackExtension.class)
class AdminE2e {

    private static final String ADMINISTRATOR = "admin@globex.example";
    private static final String REP = "jan.de.wit@globex.example";

    /** Unlike that of another run on the same stack. */
    private final String label = "Yard " + Long.toString(System.nanoTime() % 1_000_000, 36);

    private final String entity = label.toLowerCase(java.util.Locale.ROOT).replaceAll("[^a-z0-9]+(.)", "$1");

    @BeforeEach
    void the_demo_data_are_there(RunningStack stack) throws Throwable {
        stack.awaitReady();
    }

    @Test
    void what_an_administrator_makes_a_rep_uses_at_once(RunningStack stack) throws Throwable {
        try (Browser browser = new Browser()) {
            String name;
            try (SignedIn administrator = new SignedIn(browser, stack, ADMINISTRATOR)) {
                Page page = administrator.open("/admin");
                name = addEntity(page);
                page.navigate(stack.url() + "/admin/" + name);
                addField(page, "number", "Berths", "");
                addField(page, "date", "Opened", "");
                addField(page, "picklist", "Kind", "Dry dock");
                addField(page, "checkbox", "Covered", "");
                addField(page, "email", "Office", "");
                assertThat(page.locator(".admin-table tbody tr")).hasCount(6);
                thinkBetterOf(page);
                page.navigate(stack.url() + "/admin/" + name + "/rules");
                addRule(page);
                page.navigate(stack.url() + "/admin/" + name + "/layout");
                moveField(stack, page, name);
                page.navigate(stack.url() + "/admin/" + name + "/types");
                addRecordType(page, "Sea yard");
                addRecordType(page, "River yard");
                Axe.assertNothingSerious(page);
                page.navigate(stack.url() + "/admin/" + name + "/layout");
                addLayout(page, "Rivers", "River yard");
                takeFromForm(stack, page, name, "Office");
                Axe.assertNothingSerious(page);
            }
            try (SignedIn rep = new SignedIn(browser, stack, REP)) {
                use(rep, name);
            }
            usedOverRest(stack, name);
        }
    }

    private String addEntity(Page page) {
        button(page, "New entity").click();
        Locator dialog = dialog(page, "New entity");
        fill(dialog, "Label in English", label);
        fill(dialog, "Several, in English", label + "s");
        assertThat(dialog.locator(".fixed.api-name")).hasText(Pattern.compile("yard.*_c"));
        String name = dialog.locator(".fixed.api-name").textContent();
        button(dialog, "Add entity").click();
        assertThat(page.locator(".admin-table")).containsText(label);
        return name;
    }

    private static void addField(Page page, String type, String label, String option) {
        button(page, "New field").click();
        Locator dialog = dialog(page, "New field");
        dialog.locator("[data-type=" + type + "]").click();
        assertThat(dialog.locator("[data-type=" + type + "]")).hasAttribute("aria-pressed", "true");
        fill(dialog.locator(".plan-form").first(), "Label in English", label);
        if (!option.isEmpty()) {
            button(dialog, "Add option").click();
            Locator first = dialog.locator(".option-row input[placeholder='Label in English']")
                    .first();
            first.fill(option);
            first.press("Tab");
            assertThat(dialog.locator(".preview-list")).containsText(option);
        } else {
            assertThat(dialog.locator(".preview-label")).hasText(label);
        }
        button(dialog, "Save field").click();
        assertThat(page.locator(".admin-table tbody")).containsText(label);
        assertThat(dialog).isHidden();
    }

    /** Another type for one field, and another one gone. */
    private static void thinkBetterOf(Page page) {
        row(page, "Office").locator(".row-open").click();
        button(dialog(page, "Field: Office"), "Change type").click();
        Locator convert = dialog(page, "Change the type of Office");
        convert.getByLabel("New type").click();
        page.getByRole(
                        AriaRole.OPTION,
                        new Page.GetByRoleOptions().setName("Text").setExact(true))
                .click();
        assertThat(convert.locator(".finding.good")).isVisible();
        button(convert, "Convert").click();
        assertThat(row(page, "Office")).containsText("Text");
        row(page, "Covered").locator(".row-open").click();
        button(dialog(page, "Field: Covered"), "Delete field").click();
        button(dialog(page, "Delete Covered?"), "Delete field").click();
        assertThat(page.locator(".admin-table tbody tr")).hasCount(5);
    }

    private static void addRule(Page page) {
        button(page, "New rule").click();
        Locator dialog = dialog(page, "New rule");
        Locator when = dialog.locator("textarea");
        when.fill("berths_c < 0 || berth_c > 500");
        assertThat(dialog.locator(".finding.bad")).containsText("berth_c");
        button(dialog, "Use berths_c").click();
        assertThat(dialog.locator(".finding.good")).isVisible();
        fill(dialog, "Message in English", "No yard has that many berths");
        button(dialog, "Save rule").click();
        assertThat(page.locator(".admin-table")).containsText("No yard has that many berths");
    }

    private static void addRecordType(Page page, String label) {
        button(page, "New record type").click();
        Locator dialog = dialog(page, "New record type");
        fill(dialog, "Label in English", label);
        assertThat(dialog.locator("[data-field=kind_c] vaadin-checkbox[checked]"))
                .hasCount(1);
        button(dialog, "Save record type").click();
        assertThat(page.locator(".admin-table tbody")).containsText(label);
        assertThat(dialog).isHidden();
    }

    private static void moveField(RunningStack stack, Page page, String name) throws Throwable {
        Locator rows = page.locator(".layout-field");
        assertThat(rows.nth(1)).hasAttribute("data-field", "berths_c");
        rows.nth(1).locator(".move-down").click();
        assertThat(rows.nth(2)).hasAttribute("data-field", "berths_c");
        button(page, "Save layout").click();
        Eventually.within(Duration.ofSeconds(30), () -> {
            JsonNode layer = Json.read(stack.get("/api/v1/metadata/layer", stack.token(ADMINISTRATOR))
                    .body());
            assertThat(layer.at("/entities/" + name + "/form/0/fields/2").asText())
                    .isEqualTo("berths_c");
        });
    }

    private static void addLayout(Page page, String label, String recordType) {
        button(page, "New layout").click();
        Locator dialog = dialog(page, "New layout");
        fill(dialog, "Label in English", label);
        button(dialog, "Add layout").click();
        assertThat(dialog).containsText("Say for which roles or record types it is.");
        dialog.getByLabel("On records of these types").click();
        page.getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName(recordType))
                .click();
        page.keyboard().press("Escape");
        button(dialog, "Add layout").click();
        assertThat(page.locator(".layout-links [aria-current]")).hasText(label);
        assertThat(page.locator(".layout-for")).containsText(recordType);
    }

    private static void takeFromForm(RunningStack stack, Page page, String name, String field) throws Throwable {
        button(page, "Move %s to another section".formatted(field)).click();
        page.getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName("Not on the form"))
                .click();
        assertThat(page.locator(".layout-pool")).containsText(field);
        button(page, "Save layout").click();
        Eventually.within(Duration.ofSeconds(30), () -> {
            JsonNode layer = Json.read(stack.get("/api/v1/metadata/layer", stack.token(ADMINISTRATOR))
                    .body());
            assertThat(layer.at("/entities/" + name + "/layouts/rivers_c/form/0/fields")
                            .toString())
                    .contains("kind_c")
                    .doesNotContain("office_c");
        });
    }

    private void use(SignedIn rep, String name) {
        Page page = rep.open("/" + name + "/new");
        page.locator(".type-choice", new Page.LocatorOptions().setHasText("River yard"))
                .click();
        page.locator("[data-field=name_c] input").fill("North quay");
        assertThat(page.locator("[data-field=kind_c]")).isVisible();
        assertThat(page.locator("[data-field=office_c]")).hasCount(0);
        page.locator("[data-field=berths_c] input").fill("900");
        page.locator("[data-field=berths_c] input").press("Tab");
        button(page, "Create").first().click();
        assertThat(page.locator("main, .record")).containsText("No yard has that many berths");
        page.locator("[data-field=berths_c] input").fill("9");
        page.locator("[data-field=berths_c] input").press("Tab");
        button(page, "Create").first().click();
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("North quay")))
                .isVisible();
        assertThat(page.locator(".record-type")).hasText("River yard");
        rep.open("/" + name + "?filter=" + encoded("berths_c > 5 && recordType == 'riverYard_c'"));
        assertThat(page.locator(".record-grid .k-title")).hasCount(1);
        rep.open("/" + name + "?filter=" + encoded("berths_c > 50"));
        assertThat(page.locator(".empty-state")).isVisible();
    }

    private static void usedOverRest(RunningStack stack, String name) {
        String token = stack.token(REP);
        JsonNode found = Json.read(stack.get("/api/v1/" + name + "?filter=" + encoded("berths_c == 9"), token)
                .body());
        assertThat(found.at("/records/0/name_c").asText()).isEqualTo("North quay");
        assertThat(found.at("/records/0/recordType").asText()).isEqualTo("riverYard_c");
        var refused = stack.send(stack.request("/api/v1/" + name)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"name_c\": \"South quay\", \"berths_c\": 501}")));
        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(422);
    }

    @Test
    void a_rep_sees_no_administration_and_is_refused_there(RunningStack stack) {
        try (Browser browser = new Browser();
                SignedIn rep = new SignedIn(browser, stack, REP)) {
            assertThat(rep.page().locator("vaadin-side-nav-item[path=admin]")).hasCount(0);
            for (String path : java.util.List.of("/admin", "/admin/opportunity/rules", "/admin/packs")) {
                assertThat(rep.open(path).locator("h1")).hasText("This is not open to you");
            }
        }
    }

    @Test
    void what_is_hidden_is_told_and_taken_back(RunningStack stack) {
        try (Browser browser = new Browser();
                SignedIn administrator = new SignedIn(browser, stack, ADMINISTRATOR)) {
            Page page = administrator.open("/admin/contact");
            row(page, "Job title").locator(".row-open").click();
            button(dialog(page, "Field: Job title"), "Hide field").click();
            assertThat(row(page, "Job title")).containsText("Hidden");
            page.locator(".undo-toast").getByText("Undo").click();
            assertThat(row(page, "Job title")).not().containsText("Hidden");
        }
    }

    @Test
    void a_field_is_taken_from_a_role_and_given_back(RunningStack stack) throws Throwable {
        try (Browser browser = new Browser();
                SignedIn administrator = new SignedIn(browser, stack, ADMINISTRATOR)) {
            Page page = administrator.open("/admin/contact");
            row(page, "Job title").locator(".row-open").click();
            Locator dialog = dialog(page, "Field: Job title");
            dialog.getByLabel("Sales rep").click();
            page.getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName("Nothing: it is hidden"))
                    .click();
            button(dialog, "Save field").click();
            Eventually.within(
                    Duration.ofSeconds(30), () -> assertThat(seenByRep(stack)).doesNotContain("\"jobTitle\""));
            page.locator(".undo-toast").getByText("Undo").click();
            Eventually.within(
                    Duration.ofSeconds(30), () -> assertThat(seenByRep(stack)).contains("\"jobTitle\""));
        }
    }

    @Test
    void a_currency_is_added_with_its_rate_and_taken_back(RunningStack stack) {
        try (Browser browser = new Browser();
                SignedIn administrator = new SignedIn(browser, stack, ADMINISTRATOR)) {
            Page page = administrator.open("/admin/currencies");
            button(page, "Add currency").click();
            Locator dialog = page.locator("vaadin-dialog[opened]");
            Locator currency = dialog.getByLabel("Currency");
            currency.fill("CHF");
            page.locator("vaadin-combo-box-item", new Page.LocatorOptions().setHasText("Swiss Franc"))
                    .first()
                    .click();
            fill(dialog, "1 EUR is", "0.9345");
            dialog.locator(".plan-save").click();
            assertThat(row(page, "Swiss Franc")).containsText("1 EUR = 0.9345 CHF");
            page.locator(".undo-toast").getByText("Undo").click();
            assertThat(row(page, "Swiss Franc")).hasCount(0);
            assertThat(row(page, "Japanese Yen")).containsText("1 EUR = 163.75 JPY");
            button(page, "Change the company’s own currency").click();
            dialog.getByLabel("Currency").fill("CHF");
            page.locator("vaadin-combo-box-item", new Page.LocatorOptions().setHasText("Swiss Franc"))
                    .first()
                    .click();
            dialog.locator(".plan-save").click();
            assertThat(dialog).containsText("Records have amounts already, so Euro stays.");
        }
    }

    @Test
    void no_page_of_the_administration_keeps_anybody_out(RunningStack stack) {
        try (Browser browser = new Browser();
                SignedIn administrator = new SignedIn(browser, stack, ADMINISTRATOR)) {
            for (String path : java.util.List.of(
                    "/admin",
                    "/admin/opportunity",
                    "/admin/opportunity/types",
                    "/admin/opportunity/rules",
                    "/admin/opportunity/lists",
                    "/admin/opportunity/layout",
                    "/admin/opportunity/relations",
                    "/admin/opportunity/history",
                    "/admin/history",
                    "/admin/currencies",
                    "/admin/limits",
                    "/admin/packs")) {
                Axe.assertNothingSerious(administrator.open(path));
            }
        }
    }

    private static String seenByRep(RunningStack stack) {
        return stack.get("/api/v1/metadata/contact", stack.token(REP)).body();
    }

    private static Locator row(Page page, String name) {
        return page.locator(".admin-table tbody tr", new Page.LocatorOptions().setHasText(name))
                .first();
    }

    private static void fill(Locator within, String label, String value) {
        within.getByLabel(label, new Locator.GetByLabelOptions().setExact(true))
                .first()
                .fill(value);
        within.getByLabel(label, new Locator.GetByLabelOptions().setExact(true))
                .first()
                .press("Tab");
    }

    private static Locator dialog(Page page, String title) {
        return page.locator("vaadin-dialog[aria-label=\"%s\"]".formatted(title));
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static Locator button(Locator within, String name) {
        return within.getByRole(
                AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name).setExact(true));
    }

    private static String encoded(String expression) {
        return URLEncoder.encode(expression, StandardCharsets.UTF_8);
    }
}
