package crm.web.admin.part;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import crm.metadata.EntityType;
import crm.web.cell.CellElements;
import crm.web.text.Language;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** A record's page in small as it is being laid out: facts, tabs, sections in their columns, related lists. */
final class LayoutPreview extends Div {

    private final Language language;
    private final EntityType type;
    private final UnaryOperator<String> fields;
    private final UnaryOperator<String> lists;

    /**
     * @param fields the label of a field
     * @param lists the label of a related list
     */
    LayoutPreview(Language language, EntityType type, UnaryOperator<String> fields, UnaryOperator<String> lists) {
        this.language = language;
        this.type = type;
        this.fields = fields;
        this.lists = lists;
        addClassName("layout-preview");
        getElement().setAttribute("role", "img");
        getElement().setAttribute("aria-label", language.t("admin.layoutPreview"));
    }

    void show(List<SectionDraft> sections, List<String> facts, List<String> related) {
        removeAll();
        Div head = new Div(CellElements.icon(type.icon()), text(type.label().in(language.locale())));
        head.addClassName("mini-head");
        add(head, row("mini-facts", facts, fields));
        Map<String, Div> tabs = new LinkedHashMap<>();
        sections.stream()
                .filter(section -> !section.fields.isEmpty())
                .forEach(section ->
                        tabs.computeIfAbsent(tab(section), _ -> new Div()).add(section(section)));
        if (tabs.size() > 1) {
            tabs.forEach((label, panel) -> panel.addComponentAsFirst(tabHead(label)));
        }
        tabs.values().forEach(this::add);
        add(row("mini-related", related, lists));
    }

    private String tab(SectionDraft section) {
        return section.tab.isEmpty()
                ? language.t("record.firstTab")
                : section.tab.toLabel().in(language.locale());
    }

    private static Component tabHead(String label) {
        Span tab = text(label);
        tab.addClassName("mini-tab");
        return tab;
    }

    private Component section(SectionDraft section) {
        Span title = text(section.label.toLabel().in(language.locale()));
        title.addClassName("mini-title");
        Div all = new Div(title, row(section.columns == 1 ? "mini-single" : "mini-pairs", section.fields, fields));
        all.addClassName("mini-section");
        return all;
    }

    private static Div row(String css, List<String> names, UnaryOperator<String> words) {
        Div row = new Div();
        row.addClassName(css);
        names.stream().map(words).map(LayoutPreview::text).forEach(row::add);
        return row;
    }

    private static Span text(String text) {
        return new Span(text);
    }
}
