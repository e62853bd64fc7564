package crm.web.admin.shape;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.dom.Element;
import java.util.List;

/** A plain table with a head; each cell is one component. */
@Tag("table")
public final class AdminTable extends Component {

    private final Element body = new Element("tbody");
    private final List<String> heads;

    /** @param heads those that end in {@code >} stand right */
    public AdminTable(String css, List<String> heads) {
        this.heads = heads;
        getElement().getClassList().add("admin-table");
        getElement().getClassList().add(css);
        Element row = new Element("tr");
        heads.forEach(head -> {
            Element cell = new Element("th");
            cell.setAttribute("scope", "col");
            cell.setText(head.replace(">", ""));
            row.appendChild(aligned(cell, head));
        });
        getElement().appendChild(new Element("thead").appendChild(row), body);
    }

    private static Element aligned(Element cell, String head) {
        if (head.endsWith(">")) {
            cell.getClassList().add("right");
        }
        return cell;
    }

    /** One cell a head; the first names the row. */
    public Element row(Component... cells) {
        Element row = new Element("tr");
        for (int i = 0; i < cells.length; i++) {
            Element cell = new Element(i == 0 ? "th" : "td");
            if (i == 0) {
                cell.setAttribute("scope", "row");
            }
            // for phones, where a row is a card
            cell.setAttribute("data-head", heads.get(i).replace(">", ""));
            cell.appendChild(cells[i].getElement());
            row.appendChild(aligned(cell, heads.get(i)));
        }
        body.appendChild(row);
        return row;
    }

    public static Span text(String text) {
        return new Span(text);
    }

    public static Span code(String text) {
        Span code = new Span(text);
        code.addClassName("api-name");
        return code;
    }
}
