package crm.web.list;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import crm.metadata.EntityType;
import crm.metadata.Field;
import crm.web.edit.FieldWords;
import crm.web.text.Formats;
import crm.web.text.Language;
import java.util.List;

/** The foot of a list: how far it is read, sums over the whole filter, and the keys. */
final class ListFooter extends Div {

    private final Span loaded = new Span();
    private final RecordLists.Start start;
    private final Language language;

    ListFooter(EntityType type, RecordLists.Start start, Language language) {
        this.start = start;
        this.language = language;
        addClassName("list-footer");
        add(loaded);
        start.sums().forEach((field, sum) -> add(sum(type, field, Formats.money(sum, language))));
        add(keys());
    }

    void loaded(int rows) {
        loaded.setText(language.t("list.loaded", rows, ListTabs.count(start.count(), language)));
    }

    private Span sum(EntityType type, Field field, String money) {
        Span amount = new Span(money);
        amount.addClassName("sum");
        return new Span(new Span(language.t("list.sum", new FieldWords(language).label(field)) + " "), amount);
    }

    private Div keys() {
        Div keys = new Div();
        keys.addClassName("key-hints");
        for (String key : List.of("move", "select", "open", "all")) {
            for (String name : language.t("list.keys." + key + ".names").split(" ")) {
                Span cap = new Span(name);
                cap.addClassName("key");
                keys.add(cap);
            }
            keys.add(new Span(language.t("list.keys." + key)));
        }
        return keys;
    }
}
