package crm.web.shell;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import crm.web.cell.CellElements;
import crm.web.text.Language;
import java.util.List;
import java.util.Map;

/** All keys, in a dialog of the browser that {@code keys.js} opens on {@code ?}. */
@Tag("dialog")
final class KeyList extends HtmlContainer {

    /** @param places name of each place by the letter that leads to it after {@code g} */
    KeyList(Map<String, String> places, Language language) {
        setId("keys");
        addClassName("keys");
        getElement().setAttribute("aria-labelledby", "keys-title");
        H2 title = new H2(language.t("keys.title"));
        title.setId("keys-title");
        NativeButton close = new NativeButton();
        close.add(CellElements.icon("x"));
        close.addClassNames("icon-button", "keys-close");
        close.setTitle(language.t("keys.close"));
        close.getElement().setAttribute("aria-label", language.t("keys.close"));
        add(title, close);
        DescriptionList list = new DescriptionList();
        add(list, "/", language.t("keys.search"));
        add(list, "n", language.t("keys.create"));
        add(list, "?", language.t("keys.all"));
        places.forEach((letter, place) -> add(list, "g " + letter, language.t("keys.goTo", place)));
        add(list, "e", language.t("keys.record.edit"));
        add(list, "s", language.t("keys.record.stage"));
        add(list, "[ ]", language.t("keys.record.place"));
        add(list, ".", language.t("keys.record.more"));
        add(list, "Esc", language.t("keys.record.back"));
        add(list, "Enter", language.t("keys.field.save"));
        add(list, "Tab", language.t("keys.field.next"));
        add(list);
        H2 lists = new H2(language.t("keys.lists"));
        DescriptionList listKeys = new DescriptionList();
        for (String key : List.of("move", "select", "range", "open", "filter", "clear", "lift")) {
            add(listKeys, language.t("keys.list." + key + ".names"), language.t("keys.list." + key));
        }
        add(lists, listKeys);
    }

    private static void add(DescriptionList list, String keys, String meaning) {
        Span combination = new Span();
        for (String key : keys.split(" ", -1)) {
            Span one = new Span(key);
            one.addClassName("key");
            combination.add(one);
        }
        list.add(new DescriptionList.Term((Component) combination), new DescriptionList.Description(meaning));
    }
}
