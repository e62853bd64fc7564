package crm.web.record;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import crm.web.cell.CellElements;
import crm.web.text.Language;

/** A line over the page for what has no place at a field. */
final class RecordBand extends Div {

    RecordBand() {
        addClassName("band");
        getElement().setAttribute("role", "alert");
        setVisible(false);
    }

    void problem(String text) {
        removeAll();
        add(CellElements.icon("circle-alert"), new Span(text));
        setVisible(true);
    }

    void gone(Language language, Runnable restore) {
        problem(language.t("record.goneUnder"));
        add(new Button(language.t("record.restore"), _ -> restore.run()));
    }

    void clear() {
        setVisible(false);
    }

    /** The page of a record that is not there, or that may not be known to be there. */
    static Component missing(Language language) {
        Div page = new Div();
        page.addClassName("missing");
        page.add(CellElements.icon("circle-alert"));
        page.getElement()
                .appendChild(
                        Sentence.tag("h1", "", language.t("record.missing.title")),
                        Sentence.tag("p", "", language.t("record.missing.text")));
        return page;
    }
}
