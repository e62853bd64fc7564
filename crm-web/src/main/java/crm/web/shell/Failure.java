package crm.web.shell;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import crm.web.cell.CellElements;

/** A page in the shell that says what is wrong and what to do. */
final class Failure extends Div {

    Failure(String icon, String title, String text, Anchor... ways) {
        addClassName("failure");
        Paragraph what = new Paragraph(text);
        Div actions = new Div(ways);
        actions.addClassName("failure-ways");
        add(CellElements.icon(icon), new H1(title), what, actions);
    }
}
