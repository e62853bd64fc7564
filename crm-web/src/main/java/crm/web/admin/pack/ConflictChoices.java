package crm.web.admin.pack;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.dom.Element;
import crm.metadata.change.PackConflict;
import crm.metadata.change.PackConflict.Choice;
import java.util.List;
import java.util.Map;

/** What both the tenant and a newer version of a pack have changed, each with both values, of which one is chosen. */
final class ConflictChoices extends Div {

    private final ConflictWords words;
    private final Map<String, Choice> choices;
    private final Runnable chosen;

    /** @param choices takes up what is chosen, by pointer */
    ConflictChoices(List<PackConflict> conflicts, ConflictWords words, Map<String, Choice> choices, Runnable chosen) {
        this.words = words;
        this.choices = choices;
        this.chosen = chosen;
        Span what = new Span(words.language().t("admin.pack.conflicts", conflicts.size()));
        what.addClassName("what");
        Div table = new Div();
        table.addClassName("collisions");
        conflicts.forEach(conflict -> table.getElement().appendChild(row(conflict)));
        add(what, table);
    }

    private Element row(PackConflict conflict) {
        Element row = element("fieldset", "collision", "");
        Element legend = new Element("legend");
        legend.appendChild(
                element("b", "", words.about(conflict.field())),
                element("small", "", words.language().t("admin.pack.was", words.value(conflict.before()))));
        row.appendChild(
                legend,
                card(conflict, Choice.MINE, words.value(conflict.mine())),
                card(conflict, Choice.THEIRS, words.value(conflict.theirs())));
        return row;
    }

    private Element card(PackConflict conflict, Choice choice, String value) {
        Element card = element("label", "side", "");
        Element radio = new Element("input");
        radio.setAttribute("type", "radio");
        radio.setAttribute("name", "side-" + conflict.field());
        radio.setAttribute("value", choice.name());
        if (choice == choices.get(conflict.field())) {
            radio.setAttribute("checked", true);
        }
        radio.addEventListener("change", _ -> {
            choices.put(conflict.field(), choice);
            chosen.run();
        });
        Element text = new Element("span");
        text.appendChild(
                element("span", "", value),
                element("small", "", words.language().t("admin.pack." + choice)));
        card.appendChild(radio, text);
        return card;
    }

    private static Element element(String tag, String css, String text) {
        Element element = new Element(tag);
        if (!css.isEmpty()) {
            element.setAttribute("class", css);
        }
        return text.isEmpty() ? element : element.setText(text);
    }
}
