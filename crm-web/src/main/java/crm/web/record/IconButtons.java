package crm.web.record;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.NativeButton;
import crm.web.cell.CellElements;

/** Controls that are an icon, with a name and a tooltip. */
final class IconButtons {

    private IconButtons() {}

    static NativeButton of(String icon, String name, String css) {
        NativeButton button = new NativeButton();
        button.getElement().setAttribute("type", "button");
        named(button, icon, name, css);
        return button;
    }

    static <C extends Component> C named(C control, String icon, String name, String css) {
        control.getElement().appendChild(CellElements.icon(icon).getElement());
        control.getElement().getClassList().add("icon-button");
        control.getElement().getClassList().add(css);
        control.getElement().setAttribute("aria-label", name);
        control.getElement().setAttribute("title", name);
        return control;
    }
}
