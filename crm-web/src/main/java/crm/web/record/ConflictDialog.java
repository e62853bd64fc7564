package crm.web.record;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.dom.Element;
import crm.metadata.Field;
import crm.web.cell.CellElements;
import crm.web.cell.Cells;
import crm.web.edit.FieldWords;
import crm.web.text.Formats;
import crm.web.text.Language;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Asks only about the fields that two people changed to different values. */
final class ConflictDialog extends Dialog {

    private final SaveOutcome.Collided collision;
    private final Cells cells;
    private final Language language;
    private final FieldWords words;
    private final Set<String> theirsTaken = new HashSet<>();

    /**
     * @param cells that know the titles of both sides' references
     * @param who changed it meanwhile
     * @param save takes my values that are left to be saved over theirs
     */
    ConflictDialog(
            SaveOutcome.Collided collision,
            Cells cells,
            String who,
            Consumer<Map<String, @Nullable Object>> save,
            Runnable discard,
            Runnable keepEditing) {
        this.collision = collision;
        this.cells = cells;
        language = cells.language();
        words = new FieldWords(language);
        String name = collision.base().type().label().in(language.locale());
        setHeaderTitle(language.t("record.conflict.title", language.noun(name)));
        setWidth("720px");
        addClassName("conflict");
        add(content(who));
        Button away = new Button(language.t("record.conflict.discard"), _ -> {
            close();
            discard.run();
        });
        away.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
        away.addClassName("conflict-discard");
        Button keep = new Button(language.t("record.conflict.keep"), _ -> {
            close();
            keepEditing.run();
        });
        Button merged = new Button(language.t("record.conflict.save", language.noun(name)), _ -> {
            close();
            save.accept(chosen());
        });
        merged.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        getFooter().add(away, keep, merged);
    }

    private Map<String, @Nullable Object> chosen() {
        Map<String, @Nullable Object> mine = new HashMap<>();
        collision.changes().forEach((field, value) -> {
            if (!theirsTaken.contains(field)) {
                mine.put(field, value);
            }
        });
        return mine;
    }

    private Div content(String who) {
        Merge merge = collision.merge();
        Div content = new Div();
        Element root = content.getElement();
        root.appendChild(Sentence.of(
                language,
                "record.conflict.who",
                Sentence.tag("b", "", who),
                Element.createText(Formats.ago(collision.now().updatedAt(), Instant.now(), language))));
        Element table = Sentence.tag("div", "collisions", "");
        Element head = Sentence.tag("div", "collision-head", "");
        table.appendChild(head);
        head.appendChild(
                Sentence.tag("span", "", language.t("record.conflict.field")),
                Sentence.tag("span", "", language.t("record.conflict.yours")),
                Sentence.tag("span", "", language.t("record.conflict.theirs")));
        merge.colliding().forEach(field -> table.appendChild(collision(field, who)));
        root.appendChild(table);
        if (!merge.mine().isEmpty() || !merge.theirs().isEmpty()) {
            root.appendChild(merged(merge));
        }
        return content;
    }

    private Element collision(Field field, String who) {
        Element row = Sentence.tag("fieldset", "collision", "");
        Element name = new Element("legend");
        name.appendChild(
                Sentence.tag("b", "", words.label(field)),
                Sentence.tag(
                        "small",
                        "",
                        language.t(
                                "record.conflict.was",
                                text(field, collision.base().value(field)))));
        row.appendChild(
                name,
                card(
                        field,
                        Optional.ofNullable(collision.changes().get(field.name())),
                        true,
                        language.t("record.conflict.you")),
                card(
                        field,
                        collision.now().value(field),
                        false,
                        who + ", " + Formats.time(collision.now().updatedAt(), language)));
        return row;
    }

    private Element card(Field field, Optional<Object> value, boolean mine, String source) {
        Element card = Sentence.tag("label", "side", "");
        Element radio = new Element("input");
        radio.setAttribute("type", "radio");
        radio.setAttribute("name", "side-" + field.name());
        if (mine) {
            radio.setAttribute("checked", true);
        }
        radio.addEventListener("change", _ -> {
            if (mine) {
                theirsTaken.remove(field.name());
            } else {
                theirsTaken.add(field.name());
            }
        });
        Element words = new Element("span");
        words.appendChild(shown(field, value), Sentence.tag("small", "", source));
        card.appendChild(radio, words);
        return card;
    }

    private Element merged(Merge merge) {
        Element list = Sentence.tag("div", "merged", "");
        int count = merge.mine().size() + merge.theirs().size();
        list.appendChild(Sentence.tag("b", "", language.t("record.conflict.merged", count)));
        merge.mine()
                .forEach(field -> list.appendChild(line(
                        field, Optional.ofNullable(collision.changes().get(field.name())), "record.conflict.mine")));
        merge.theirs()
                .forEach(field -> list.appendChild(line(field, collision.now().value(field), "record.conflict.their")));
        return list;
    }

    private Element line(Field field, Optional<Object> value, String whose) {
        Element line = Sentence.tag("div", "merged-line", "");
        line.appendChild(
                Sentence.tag("span", "f-label", words.label(field)),
                shown(field, value),
                Sentence.tag("small", "", language.t(whose)));
        return line;
    }

    private Element shown(Field field, Optional<Object> value) {
        return value.map(present -> CellElements.element(cells.of(field, present)))
                .orElseGet(() -> Sentence.tag("span", "none", "–"));
    }

    private String text(Field field, Optional<Object> value) {
        return value.map(present -> cells.of(field, present).text()).orElse("–");
    }
}
