package crm.web.admin.part;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.dnd.DragSource;
import com.vaadin.flow.component.dnd.DropTarget;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import crm.web.cell.CellElements;
import crm.web.list.Actions;
import crm.web.text.Language;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;

/** Some of several names in an order of one's own, by dragging and by keys. */
final class OrderedNames extends Div {

    private final Language language;
    private final List<String> all;
    private final List<String> chosen;
    private final UnaryOperator<String> words;
    private final int most;
    private final Div rows = new Div();
    private final Select<String> more = new Select<>();
    private final Span problem = new Span();
    private Runnable changed = () -> {};

    OrderedNames(
            Language language,
            String label,
            List<String> all,
            List<String> begin,
            UnaryOperator<String> words,
            int most) {
        this.language = language;
        this.all = all;
        this.words = words;
        this.most = most;
        chosen = new ArrayList<>(begin);
        addClassName("ordered-names");
        Span title = new Span(label);
        title.addClassName("fixed-label");
        rows.addClassName("option-rows");
        rows.getElement().setAttribute("role", "list");
        problem.addClassName("plan-problem");
        more.setPlaceholder(language.t("admin.add"));
        more.setAriaLabel(language.t("admin.addTo", label));
        more.setItemLabelGenerator(name -> name == null ? "" : words.apply(name));
        more.addValueChangeListener(event -> {
            if (event.isFromClient() && event.getValue() != null) {
                chosen.add(event.getValue());
                redraw();
            }
        });
        add(title, rows, problem, more);
        draw();
    }

    List<String> chosen() {
        return List.copyOf(chosen);
    }

    /** Says what to do whenever others are chosen, or in another order. */
    void onChange(Runnable action) {
        changed = action;
    }

    void complain(String message) {
        problem.setText(message);
    }

    private void redraw() {
        draw();
        changed.run();
    }

    private void draw() {
        rows.removeAll();
        for (int place = 0; place < chosen.size(); place++) {
            rows.add(row(chosen.get(place), place));
        }
        more.clear();
        more.setItems(all.stream().filter(name -> !chosen.contains(name)).toList());
        more.setVisible(chosen.size() < most && chosen.size() < all.size());
    }

    private Component row(String name, int place) {
        Span grip = new Span(CellElements.icon("grip-vertical"));
        grip.addClassName("grip");
        grip.getElement().setProperty("kName", name);
        grip.setId("drag-" + name);
        DragSource.create(grip);
        Span label = new Span(words.apply(name));
        label.addClassName("ordered-label");
        Div row = new Div(
                grip,
                label,
                step("arrow-up", "admin.moveUp", name, place - 1),
                step("arrow-down", "admin.moveDown", name, place + 1),
                away(name));
        row.addClassName("option-row");
        row.getElement().setAttribute("role", "listitem");
        DropTarget.create(row)
                .addDropListener(event -> event.getDragSourceComponent()
                        .map(source ->
                                Objects.requireNonNullElse(source.getElement().getProperty("kName"), ""))
                        .filter(chosen::contains)
                        .ifPresent(dragged -> move(dragged, chosen.indexOf(name))));
        return row;
    }

    private NativeButton step(String icon, String key, String name, int to) {
        NativeButton button = Actions.icon(icon, language.t(key, words.apply(name)));
        button.setEnabled(to >= 0 && to < chosen.size());
        button.addClickListener(_ -> move(name, to));
        return button;
    }

    private void move(String name, int to) {
        chosen.remove(name);
        chosen.add(to, name);
        redraw();
    }

    private NativeButton away(String name) {
        NativeButton button = Actions.icon("x", language.t("admin.takeAway", words.apply(name)));
        button.addClickListener(_ -> {
            chosen.remove(name);
            redraw();
        });
        return button;
    }
}
