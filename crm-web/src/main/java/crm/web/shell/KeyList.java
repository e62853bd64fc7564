package crm.web.shell;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeButton;
import crm.value.Json;
import crm.web.cell.CellElements;
import crm.web.text.Language;
import java.util.List;
import java.util.Map;

/**
 * All keys, in a dialog of the browser that {@code keys.js} opens on {@code ?}. It is filled there at that moment: most
 * people look once, and every open page would keep a hundred elements for it.
 */
@Tag("dialog")
final class KeyList extends HtmlContainer {

    private final Language language;
    private final ArrayNode lists = JsonNodeFactory.instance.arrayNode();
    private ArrayNode keys;

    /** @param places name of each place by the letter that leads to it after {@code g} */
    KeyList(Map<String, String> places, Language language) {
        this.language = language;
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
        keys = list("");
        everywhere(places);
        keys = list(language.t("keys.lists"));
        for (String key : List.of("move", "select", "range", "open", "filter", "clear", "lift")) {
            put(language.t("keys.list." + key + ".names"), language.t("keys.list." + key));
        }
        getElement().setAttribute("data-lists", Json.write(lists));
    }

    private void everywhere(Map<String, String> places) {
        put("/", language.t("keys.search"));
        put("n", language.t("keys.create"));
        put("?", language.t("keys.all"));
        places.forEach((letter, place) -> put("g " + letter, language.t("keys.goTo", place)));
        put("e", language.t("keys.record.edit"));
        put("s", language.t("keys.record.stage"));
        put("[ ]", language.t("keys.record.place"));
        put(".", language.t("keys.record.more"));
        put("Esc", language.t("keys.record.back"));
        put("Enter", language.t("keys.field.save"));
        put("Tab", language.t("keys.field.next"));
    }

    private ArrayNode list(String title) {
        return lists.addObject().put("title", title).putArray("keys");
    }

    private void put(String combination, String meaning) {
        keys.addArray().add(combination).add(meaning);
    }
}
