package crm.web.list;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import crm.web.cell.CellElements;

/** What stands where records would stand, with the way on. */
public final class EmptyState extends Div {

    public EmptyState(String icon, String title, String sentence, Component... ways) {
        addClassName("empty-state");
        Span card = new Span(CellElements.icon(icon));
        card.addClassName("empty-card");
        Div cards = new Div(card);
        cards.addClassName("empty-cards");
        Div actions = new Div(ways);
        actions.addClassName("empty-ways");
        add(cards, new H2(title), new Paragraph(sentence), actions);
    }
}
