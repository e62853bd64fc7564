package crm.web.record;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;

/** The fields of a record's page, as a person changes them. */
final class Sheet {

    private final Page page;

    Sheet(Page page) {
        this.page = page;
    }

    Locator row(String field) {
        return page.locator("#f-" + field);
    }

    /** Opens a field's editor, if it is not open yet. */
    Locator edit(String field) {
        Locator row = row(field);
        if (row.locator(".f-editor").count() == 0) {
            row.hover();
            row.locator(".pen").click();
            row.locator(".f-editor").waitFor();
        }
        return row;
    }

    /** Writes a text into a field and saves it with Enter. */
    Sheet type(String field, String text) {
        Locator input = edit(field).locator("input").first();
        input.fill(text);
        input.press("Enter");
        return this;
    }

    Sheet save(String field) {
        row(field).locator(".ok").click();
        return this;
    }

    /** The field is not being edited any more, and says this. */
    Sheet shows(String field, String text) {
        assertThat(row(field).locator(".f-value")).containsText(text);
        return this;
    }

    /** The field says what is wrong, and what was typed still stands there. */
    void complains(String field, String problem, String typed) {
        assertThat(row(field)).containsText(problem);
        assertThat(row(field).locator("input").first()).hasValue(typed);
    }
}
