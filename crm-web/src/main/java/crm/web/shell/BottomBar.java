package crm.web.shell;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Span;
import crm.web.cell.CellElements;
import crm.web.text.Language;

/** The five ways of a phone, within reach of the thumb. */
final class BottomBar {

    private BottomBar() {}

    static Component of(Language language) {
        Nav bar = new Nav(
                way("/", "house", language.t("nav.home")),
                way("/records", "layers", language.t("nav.records")),
                fresh(way("/new", "plus", language.t("nav.new"))),
                way("/search", "search", language.t("nav.searchShort")),
                way("/me", "user", language.t("nav.me")));
        bar.addClassName("bottom-bar");
        bar.getElement().setAttribute("aria-label", language.t("nav.short"));
        return bar;
    }

    private static Anchor fresh(Anchor way) {
        way.addClassName("new");
        return way;
    }

    private static Anchor way(String href, String icon, String label) {
        Anchor way = new Anchor(href, CellElements.icon(icon), new Span(label));
        way.getElement().setAttribute("data-way", href);
        return way;
    }
}
