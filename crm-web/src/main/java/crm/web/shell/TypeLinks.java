package crm.web.shell;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import crm.metadata.Area;
import crm.metadata.EntityType;
import crm.web.cell.CellElements;
import crm.web.text.Language;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Entity types by area, each as a link with room for a thumb. */
final class TypeLinks {

    private TypeLinks() {}

    static Component of(Map<Area, List<EntityType>> areas, Language language, Function<EntityType, Anchor> link) {
        Div all = new Div();
        areas.forEach((area, types) -> {
            UnorderedList list = new UnorderedList();
            list.addClassName("ways");
            types.forEach(type -> list.add(new ListItem(link.apply(type))));
            all.add(new H2(area.label().in(language.locale())), list);
        });
        return all;
    }

    static Anchor link(String href, EntityType type, String label, String note) {
        Span right = new Span(note);
        right.addClassName("way-note");
        Anchor link = new Anchor(href, CellElements.icon(type.icon()), new Span(label), right);
        link.addClassName("way");
        return link;
    }
}
