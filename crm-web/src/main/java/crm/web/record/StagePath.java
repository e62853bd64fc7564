package crm.web.record;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.contextmenu.ContextMenu;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.dom.Element;
import crm.metadata.Field;
import crm.metadata.PicklistType;
import crm.metadata.PicklistType.Option;
import crm.record.Record;
import crm.web.cell.Hues;
import crm.web.text.Language;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The stages a record moves through, as buttons in a row. The ways it can end share the last place. On a phone the same
 * list is a row of bars with a sentence under it.
 */
@Tag("div")
final class StagePath extends Component {

    private final PicklistType stages;
    private final Language language;
    private final Map<String, Long> days;
    private final Optional<Option> current;
    private final boolean movable;
    private final Consumer<String> move;

    StagePath(
            Record record,
            Field field,
            Map<String, Long> days,
            boolean movable,
            Language language,
            Consumer<String> move) {
        stages = (PicklistType) field.type();
        this.language = language;
        this.days = days;
        this.movable = movable;
        this.move = move;
        current = record.value(field.name(), String.class).flatMap(stages::option);
        addClassNames("stages");
        Element list = new Element("ol");
        list.getClassList().add("path");
        list.setAttribute("aria-label", new crm.web.edit.FieldWords(language).label(field));
        open().forEach(option -> list.appendChild(step(option)));
        List<Option> ends = stages.options().stream().filter(StagePath::isEnd).toList();
        if (!ends.isEmpty()) {
            list.appendChild(end(ends));
        }
        getElement().appendChild(list, nextSentence());
    }

    private void addClassNames(String name) {
        getElement().getClassList().add(name);
    }

    private List<Option> open() {
        return stages.all().stream()
                .filter(option ->
                        !option.hidden() || current.filter(option::equals).isPresent())
                .filter(option -> !isEnd(option))
                .toList();
    }

    private static boolean isEnd(Option option) {
        return option.is("closed");
    }

    private Element step(Option option) {
        boolean isCurrent = current.filter(option::equals).isPresent();
        boolean done = !isCurrent
                && current.map(now -> isEnd(now)
                                ? days.containsKey(option.name())
                                : stages.rank(option.name()) < stages.rank(now.name()))
                        .orElse(false);
        Element button = button(option.label().in(language.locale()));
        Optional.ofNullable(days.get(option.name()))
                .filter(count -> count > 0 && (done || isCurrent))
                .ifPresent(count -> button.appendChild(Sentence.tag("small", "", language.t("record.days", count))));
        if (movable && !isCurrent) {
            button.addEventListener("click", _ -> move.accept(option.name()));
        }
        return item(button, isCurrent, done);
    }

    /** Won, or lost, or both still to choose from. */
    private Element end(List<Option> ends) {
        Optional<Option> reached = current.filter(StagePath::isEnd);
        Option shown = reached.orElseGet(() ->
                ends.stream().filter(option -> option.is("won")).findFirst().orElse(ends.getFirst()));
        NativeButton button = new NativeButton();
        button.setEnabled(movable);
        Element element = button.getElement();
        element.setAttribute("type", "button");
        element.setAttribute("aria-label", shown.label().in(language.locale()));
        element.appendChild(Sentence.tag("span", "", shown.label().in(language.locale())));
        List<Option> others = ends.stream()
                .filter(option -> reached.filter(option::equals).isEmpty())
                .toList();
        if (movable && others.size() > 1) {
            element.getClassList().add("several");
            element.setAttribute("aria-haspopup", "menu");
            ContextMenu menu = new ContextMenu(button);
            menu.setOpenOnClick(true);
            others.forEach(
                    option -> menu.addItem(option.label().in(language.locale()), _ -> move.accept(option.name())));
        } else if (movable && !others.isEmpty()) {
            button.addClickListener(_ -> move.accept(others.getFirst().name()));
        }
        Element item = item(element, reached.isPresent(), false);
        reached.ifPresent(option -> {
            item.getClassList().add("hue-" + Hues.named(option.attributes().getOrDefault("hue", "gray")));
            item.getClassList().add(option.is("won") ? "won" : "lost");
        });
        return item;
    }

    private Element button(String label) {
        Element button = new Element("button");
        button.setAttribute("type", "button");
        button.setEnabled(movable);
        button.setAttribute("aria-label", label);
        button.appendChild(Sentence.tag("span", "", label));
        return button;
    }

    private static Element item(Element button, boolean isCurrent, boolean done) {
        Element item = new Element("li");
        if (isCurrent) {
            item.getClassList().add("current");
            button.setAttribute("aria-current", "step");
        } else if (done) {
            item.getClassList().add("done");
        }
        item.appendChild(button);
        return item;
    }

    /** "Proposal · 9 days · next: Negotiation", for phones. */
    private Element nextSentence() {
        Element line = Sentence.tag("p", "stage-line", "");
        current.ifPresent(now -> {
            line.appendChild(Sentence.tag("b", "", now.label().in(language.locale())));
            StringBuilder rest = new StringBuilder();
            Optional.ofNullable(days.get(now.name()))
                    .filter(count -> count > 0)
                    .ifPresent(count -> rest.append(language.t("record.daysLong", count)));
            stages.options().stream()
                    .filter(option -> !isEnd(now) && stages.rank(option.name()) > stages.rank(now.name()))
                    .findFirst()
                    .ifPresent(next -> rest.append(rest.isEmpty() ? "" : " · ")
                            .append(language.t("record.next", next.label().in(language.locale()))));
            line.appendChild(Sentence.tag("span", "", rest.toString()));
        });
        return line;
    }
}
