package crm.web.admin.field;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import crm.web.cell.CellElements;
import crm.web.text.Language;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;

/** The types to choose from, each with a picture, its name and what it is for. */
final class TypeTiles extends Div {

    private final Map<FieldKind, NativeButton> tiles = new EnumMap<>(FieldKind.class);

    TypeTiles(Language language, Consumer<FieldKind> chosen) {
        addClassName("type-tiles");
        getElement().setAttribute("role", "group");
        getElement().setAttribute("aria-label", language.t("admin.type"));
        for (FieldKind kind : FieldKind.offered()) {
            Span name = new Span(language.t("admin.type." + kind.type()));
            name.addClassName("tile-name");
            Span what = new Span(language.t("admin.type." + kind.type() + ".what"));
            what.addClassName("tile-what");
            NativeButton tile = new NativeButton();
            tile.add(CellElements.icon(kind.icon()), new Span(name, what));
            tile.addClassName("type-tile");
            tile.getElement().setAttribute("data-type", kind.type());
            tile.addClickListener(_ -> {
                select(kind);
                chosen.accept(kind);
            });
            tiles.put(kind, tile);
            add(tile);
        }
    }

    void select(FieldKind chosen) {
        tiles.forEach((kind, tile) -> tile.getElement().setAttribute("aria-pressed", String.valueOf(kind == chosen)));
    }
}
