package crm.web.list;

import com.vaadin.flow.component.HasStyle;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.SvgIcon;
import crm.web.cell.CellElements;

/** The buttons and links of a list's page. */
public final class Actions {

    private Actions() {}

    /** An icon that says what it does to whoever cannot see it. */
    public static NativeButton icon(String icon, String name) {
        NativeButton button = new NativeButton();
        button.add(CellElements.icon(icon));
        button.addClassName("icon-button");
        button.setTitle(name);
        button.getElement().setAttribute("aria-label", name);
        return button;
    }

    /** Icon and words. */
    public static NativeButton quiet(String icon, String text) {
        NativeButton button = new NativeButton();
        button.add(CellElements.icon(icon), new Span(text));
        button.addClassName("quiet");
        return button;
    }

    /** Icon and words where there is room, else another icon. */
    static NativeButton quiet(String icon, String narrowIcon, String text) {
        NativeButton button = quiet(icon, text);
        button.getChildren().findFirst().ifPresent(first -> ((HasStyle) first).addClassName("wide-only"));
        SvgIcon other = CellElements.icon(narrowIcon);
        other.addClassName("narrow-only");
        button.addComponentAsFirst(other);
        return button;
    }

    /** A link that looks like a button. */
    public static Anchor link(String href, String icon, String text, boolean primary) {
        Anchor link = new Anchor(href, CellElements.icon(icon), new Span(text));
        link.addClassNames("action", primary ? "primary" : "secondary");
        return link;
    }
}
