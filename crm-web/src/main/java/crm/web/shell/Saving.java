package crm.web.shell;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Span;
import crm.web.text.Language;

/** A dot that says whether everything is saved. {@code keys.js} keeps its state on the page's root element. */
final class Saving {

    private Saving() {}

    static Component dot(Language language) {
        Span dot = new Span(
                state("saved", language.t("saving.saved")),
                state("saving", language.t("saving.saving")),
                state("offline", language.t("saving.offline")));
        dot.addClassName("saving-dot");
        dot.getElement().setAttribute("data-saved", language.t("saving.saved"));
        dot.getElement().setAttribute("data-saving", language.t("saving.saving"));
        dot.getElement().setAttribute("data-offline", language.t("saving.offline"));
        return dot;
    }

    private static Span state(String name, String words) {
        Span state = new Span(words);
        state.addClassName("is-" + name);
        return state;
    }
}
