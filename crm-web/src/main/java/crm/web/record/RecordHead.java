package crm.web.record;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Nav;
import crm.metadata.EntityType;
import crm.metadata.ListView;
import crm.web.cell.CellElements;
import crm.web.text.Language;
import java.util.Optional;

/** The pieces of a page's first line. */
final class RecordHead {

    private RecordHead() {}

    /** Where the person came from; on phones only the way back. */
    static Component crumbs(EntityType type, Optional<String> list, Language language) {
        Nav crumbs = new Nav();
        crumbs.addClassName("crumbs");
        crumbs.getElement().setAttribute("aria-label", language.t("record.crumbs"));
        Anchor all = new Anchor("/" + type.name(), type.plural().in(language.locale()));
        crumbs.add(all);
        list.flatMap(name -> type.lists().stream()
                        .filter(view -> view.name().equals(name))
                        .findFirst())
                .ifPresent(view -> {
                    crumbs.getElement().appendChild(Sentence.tag("span", "crumb-mark", ""));
                    crumbs.add(new Anchor("/" + type.name() + "?list=" + view.name(), label(view, language)));
                });
        return crumbs;
    }

    private static String label(ListView view, Language language) {
        return view.label().in(language.locale());
    }

    static NativeButton action(String icon, String name, String css) {
        NativeButton button = new NativeButton();
        button.getElement().setAttribute("type", "button");
        named(button, icon, name, css);
        return button;
    }

    /** An icon with a name and a tooltip. */
    static void named(Component control, String icon, String name, String css) {
        control.getElement().appendChild(CellElements.icon(icon).getElement());
        control.getElement().getClassList().add("icon-button");
        control.getElement().getClassList().add(css);
        control.getElement().setAttribute("aria-label", name);
        control.getElement().setAttribute("title", name);
    }
}
