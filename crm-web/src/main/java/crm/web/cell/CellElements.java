package crm.web.cell;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.SvgIcon;
import com.vaadin.flow.dom.Element;
import java.util.Optional;

/** Draws a cell with elements, for whatever is not a grid. The same classes as in {@link CellRenderer}. */
public final class CellElements {

    private CellElements() {}

    /** A span, or a link where the cell leads somewhere. All text is set as text. */
    public static com.vaadin.flow.component.Component of(Cell cell) {
        if (cell.href() == null) {
            return filled(new Span(), cell);
        }
        Anchor anchor = new Anchor(cell.href());
        anchor.setRouterIgnore(cell.kind() == Cell.Kind.LINK);
        if (cell.leadsAway()) {
            lead(anchor.getElement());
        }
        return filled(anchor, cell);
    }

    /** The same without a component, which a page of many cells would keep one of for each. */
    public static Element element(Cell cell) {
        Element element = new Element(cell.href() == null ? "span" : "a");
        if (cell.href() != null) {
            element.setAttribute("href", cell.href());
            element.setAttribute("router-ignore", cell.kind() == Cell.Kind.LINK);
        }
        if (cell.leadsAway()) {
            lead(element);
        }
        fill(element, cell);
        return element;
    }

    /** Another site is shown beside this one, and is told nothing of it. */
    private static void lead(Element link) {
        link.setAttribute("target", "_blank");
        link.setAttribute("rel", "noopener noreferrer");
    }

    private static <C extends com.vaadin.flow.component.Component> C filled(C component, Cell cell) {
        fill(component.getElement(), cell);
        return component;
    }

    private static void fill(Element element, Cell cell) {
        element.getClassList().add("cell");
        element.getClassList().add(cell.kind().css());
        element.getClassList().add(cell.tone().css());
        Optional.ofNullable(cell.hue()).ifPresent(hue -> element.getClassList().add("hue-" + hue));
        Optional.ofNullable(cell.tooltip()).ifPresent(exact -> element.setAttribute("title", exact));
        mark(cell).ifPresent(element::appendChild);
        Element text = new Element("span");
        text.getClassList().add("tx");
        text.setText(cell.text());
        element.appendChild(text);
    }

    private static Optional<Element> mark(Cell cell) {
        if (cell.initials() != null) {
            Element square = new Element("i");
            square.getClassList().add("av");
            square.setText(cell.initials());
            square.setAttribute("aria-hidden", "true");
            return Optional.of(square);
        }
        if (cell.share() != null) {
            Element pie = new Element("i");
            pie.getClassList().add(cell.share() < 0 ? "pie-lost" : "pie");
            pie.getStyle().set("--p", cell.share().toString());
            return Optional.of(pie);
        }
        if (cell.tone() == Cell.Tone.LATE) {
            return Optional.of(icon("circle-alert").getElement());
        }
        return switch (cell.kind()) {
            case CHECK -> Optional.of(icon("check").getElement());
            case MASKED -> Optional.of(icon("lock").getElement());
            case FILE -> Optional.of(icon("paperclip").getElement());
            case IMAGE -> Optional.of(icon("image").getElement());
            default -> Optional.empty();
        };
    }

    /** A line icon of the sprite. Decoration: what it means stands beside it or in a label. */
    public static SvgIcon icon(String name) {
        SvgIcon icon = new SvgIcon("/assets/icons.svg#" + name);
        icon.addClassName("ic");
        icon.getElement().setAttribute("aria-hidden", "true");
        return icon;
    }
}
