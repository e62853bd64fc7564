package crm.web.admin.field;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.dnd.DragSource;
import com.vaadin.flow.component.dnd.DropTarget;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import crm.web.admin.shape.Labels;
import crm.web.cell.CellElements;
import crm.web.cell.Hues;
import crm.web.list.Actions;
import crm.web.text.Language;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The options of a picklist: both labels, a hue, their order by dragging and by keys, how many records have each. */
final class OptionsEditor extends Div {

    private final Language language;
    private final Runnable changed;
    private final Map<String, Long> counts;
    private final List<OptionDraft> options = new ArrayList<>();
    private final Div rows = new Div();
    private final Span problem = new Span();

    OptionsEditor(Language language, List<OptionDraft> begin, Map<String, Long> counts, Runnable changed) {
        this.language = language;
        this.changed = changed;
        this.counts = counts;
        options.addAll(begin);
        addClassNames("options", "plan-wide");
        Span label = new Span(language.t("admin.options"));
        label.addClassName("fixed-label");
        rows.addClassName("option-rows");
        rows.getElement().setAttribute("role", "list");
        problem.addClassName("plan-problem");
        problem.getElement().setAttribute("role", "alert");
        NativeButton more = Actions.quiet("plus", language.t("admin.addOption"));
        more.addClassName("add-option");
        more.addClickListener(_ -> add());
        add(label, rows, problem, more);
        draw();
    }

    List<OptionDraft> options() {
        return List.copyOf(options);
    }

    void complain(String message) {
        problem.setText(message);
    }

    private void add() {
        options.add(new OptionDraft(
                "", Labels.NONE, JsonNodeFactory.instance.objectNode().put("hue", nextHue())));
        draw();
        rows.getChildren()
                .toList()
                .getLast()
                .getElement()
                .executeJs("this.querySelector('vaadin-text-field')?.focus()");
    }

    private String nextHue() {
        return Hues.all().get(options.size() % Hues.all().size());
    }

    private void draw() {
        rows.removeAll();
        for (int place = 0; place < options.size(); place++) {
            OptionDraft option = options.get(place);
            rows.add(row(option, place));
            if (option.hidden && !option.name.isEmpty()) {
                rows.add(replacement(option));
            }
        }
        changed.run();
    }

    private Component row(OptionDraft option, int place) {
        Div row = new Div(grip(option), hue(option), english(option), chinese(option), count(option));
        row.addClassName("option-row");
        row.getElement().setAttribute("role", "listitem");
        row.setClassName("retired", option.hidden);
        row.add(
                step("arrow-up", "admin.moveUp", option, place - 1),
                step("arrow-down", "admin.moveDown", option, place + 1),
                away(option));
        DropTarget.create(row)
                .addDropListener(event -> event.getDragSourceComponent()
                        .flatMap(source -> options.stream()
                                .filter(other -> source.getId().equals(java.util.Optional.of(gripId(other))))
                                .findFirst())
                        .ifPresent(dragged -> move(dragged, options.indexOf(option))));
        return row;
    }

    private String gripId(OptionDraft option) {
        return "grip-" + System.identityHashCode(option);
    }

    private Component grip(OptionDraft option) {
        Span grip = new Span(CellElements.icon("grip-vertical"));
        grip.addClassName("grip");
        grip.setId(gripId(option));
        grip.getElement().setAttribute("aria-hidden", "true");
        DragSource.create(grip);
        return grip;
    }

    private Component hue(OptionDraft option) {
        Select<String> hue = new Select<>();
        hue.addClassName("hue-choice");
        hue.setItems(Hues.all());
        hue.setRenderer(new ComponentRenderer<Component, String>(name -> {
            Span read = new Span(language.t("admin.hue." + name));
            read.addClassName("sr");
            Span swatch = new Span(read);
            swatch.addClassNames("swatch", "hue-" + name);
            swatch.setTitle(language.t("admin.hue." + name));
            return swatch;
        }));
        hue.setAriaLabel(language.t("admin.hue"));
        hue.setValue(Hues.named(option.hue));
        hue.addValueChangeListener(event -> {
            option.hue = event.getValue();
            changed.run();
        });
        return hue;
    }

    private TextField english(OptionDraft option) {
        TextField field = label(language.t("admin.labelEnglish"), option.label.english());
        field.addValueChangeListener(event -> {
            option.label = new Labels(event.getValue(), option.label.chinese());
            changed.run();
        });
        return field;
    }

    private TextField chinese(OptionDraft option) {
        TextField field = label(language.t("admin.labelChinese"), option.label.chinese());
        field.addValueChangeListener(event -> {
            option.label = new Labels(option.label.english(), event.getValue());
            changed.run();
        });
        return field;
    }

    private static TextField label(String name, String value) {
        TextField field = new TextField();
        field.setAriaLabel(name);
        field.setPlaceholder(name);
        field.setMaxLength(100);
        field.setValue(value);
        return field;
    }

    private Component count(OptionDraft option) {
        Long known = counts.get(option.name);
        Span count = new Span(known == null ? "" : String.valueOf(known));
        count.addClassName("count");
        count.setTitle(language.t("admin.optionCount", known == null ? 0 : known));
        return count;
    }

    private NativeButton step(String icon, String key, OptionDraft option, int to) {
        NativeButton button =
                Actions.icon(icon, language.t(key, option.label.toLabel().in(language.locale())));
        button.setEnabled(to >= 0 && to < options.size());
        button.addClickListener(_ -> move(option, to));
        return button;
    }

    private void move(OptionDraft option, int to) {
        options.remove(option);
        options.add(to, option);
        draw();
    }

    /** A new one is taken away; what records may have is hidden, or offered again. */
    private NativeButton away(OptionDraft option) {
        String label = option.label.toLabel().in(language.locale());
        NativeButton button = option.name.isEmpty()
                ? Actions.icon("x", language.t("admin.removeOption", label))
                : Actions.icon(
                        option.hidden ? "undo-2" : "eye-off",
                        language.t(option.hidden ? "admin.bringBack" : "admin.hide", label));
        button.addClickListener(_ -> {
            if (option.name.isEmpty()) {
                options.remove(option);
            } else {
                option.hidden = !option.hidden;
            }
            draw();
        });
        return button;
    }

    /** What becomes of the records that have an option which is not offered any more. */
    private Component replacement(OptionDraft option) {
        Select<OptionDraft> by = new Select<>();
        String label = option.label.toLabel().in(language.locale());
        by.setLabel(language.t("admin.replaceOption", label));
        by.setEmptySelectionAllowed(true);
        by.setEmptySelectionCaption(language.t("admin.keepOption", label));
        by.setItems(options.stream()
                .filter(other -> !other.hidden && !other.name.isEmpty())
                .toList());
        by.setItemLabelGenerator(other -> other == null
                ? language.t("admin.keepOption", label)
                : other.label.toLabel().in(language.locale()));
        options.stream()
                .filter(other -> !other.hidden && other.name.equals(option.replacedBy))
                .findFirst()
                .ifPresent(by::setValue);
        by.addValueChangeListener(event -> {
            option.replacedBy = event.getValue() == null ? "" : event.getValue().name;
            changed.run();
        });
        Div row = new Div(by);
        row.addClassName("option-replacement");
        row.getElement().setAttribute("role", "listitem");
        return row;
    }
}
