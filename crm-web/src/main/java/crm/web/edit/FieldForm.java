package crm.web.edit;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.dom.Element;
import crm.metadata.BadValue;
import crm.metadata.EntityType;
import crm.metadata.Field;
import crm.problem.FieldProblem;
import crm.record.FieldStates;
import crm.web.cell.Cells;
import crm.web.shell.UndoToast;
import crm.web.text.Language;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Labels with editors under each other, for dialogs and new records. */
public final class FieldForm extends Div {

    private final EntityType type;
    private final FieldWords words;
    private final Editors editors;
    private final Map<String, Editor> open = new LinkedHashMap<>();
    private final Map<String, Div> rows = new HashMap<>();
    private final WhyMarks marks;
    private Runnable changed = () -> {};
    private Fitting fitting = new Fitting(open, _ -> Optional.empty());

    public FieldForm(EntityType type, Language language, Choices choices) {
        this.type = type;
        words = new FieldWords(language);
        editors = new Editors(language, choices);
        marks = new WhyMarks(words);
        addClassName("field-form");
        getElement()
                .addEventListener(
                        "k-draft", event -> restore(event.getEventData().get("event.detail")))
                .addEventData("event.detail");
    }

    /** Puts in what the browser kept of a form that this page does not know of. */
    private void restore(JsonNode draft) {
        for (Map.Entry<String, JsonNode> typed : draft.get("typed").properties()) {
            Optional.ofNullable(open.get(typed.getKey()))
                    .ifPresent(editor -> editor.type(typed.getValue().asString()));
        }
        UndoToast.told(words.language().t("edit.draftRestored"), words.language());
    }

    /** Adds an editor, with a value to begin with. */
    public void add(Field field, Optional<Object> value) {
        Editor editor = editors.of(field);
        value.ifPresent(editor::show);
        Div row = new Div();
        row.addClassName("field-row");
        if (Cells.isParagraphs(field)) {
            row.addClassName("wide");
        }
        row.getElement().setAttribute("data-field", field.name());
        Element label = marks.label(field);
        marks.require(field, label, field.required());
        row.getElement().appendChild(label);
        row.add(editor.component());
        add(row);
        open.put(field.name(), editor);
        rows.put(field.name(), row);
        editor.onChange(() -> {
            fitting.follow(type.fields());
            changed.run();
        });
    }

    /** All fields are there: from now on picklists offer what goes with the others. */
    public void fit(Function<String, Optional<Object>> others) {
        fitting = new Fitting(open, others);
        fitting.follow(type.fields());
    }

    /** Says what to do whenever a value is another one. */
    public void onChange(Runnable action) {
        changed = action;
    }

    /** Shows the fields that count by what stands in the form, and marks those it needs. */
    public void show(FieldStates states) {
        rows.forEach((name, row) -> {
            Field field = type.field(name);
            row.setVisible(states.isShown(field));
            marks.require(field, row.getElement().getChild(0), states.isRequired(field));
        });
    }

    /** Says what to do when somebody asks why a field is needed or refused; to be said before fields are added. */
    public void onWhy(Consumer<Field> ask) {
        marks.onWhy(ask);
    }

    /** Adds a heading over the fields that follow. */
    public void heading(String text) {
        Element heading = new Element("h2");
        heading.setText(text);
        getElement().appendChild(heading);
    }

    /** Shows a value in a field's editor, if the form has the field. */
    public void put(String field, Object value) {
        Optional.ofNullable(open.get(field)).ifPresent(editor -> editor.show(value));
    }

    public boolean has(String field) {
        return open.containsKey(field);
    }

    /** What the editors hold, null for no value; what cannot be read is told in place, and nothing returned. */
    public Optional<Map<String, @Nullable Object>> read() {
        Map<String, @Nullable Object> values = new HashMap<>();
        List<FieldProblem> problems = new ArrayList<>();
        shown().forEach((name, editor) -> {
            try {
                values.put(name, editor.read().orElse(null));
            } catch (BadValue bad) {
                problems.add(bad.at(type.field(name)));
            }
        });
        complain(problems);
        return problems.isEmpty() ? Optional.of(values) : Optional.empty();
    }

    /** As much as can be read, telling nothing. */
    public Map<String, @Nullable Object> readable() {
        Map<String, @Nullable Object> values = new HashMap<>();
        open.forEach((name, editor) -> {
            try {
                values.put(name, editor.read().orElse(null));
            } catch (BadValue bad) {
                // is told when the form is sent
            }
        });
        return values;
    }

    private Map<String, Editor> shown() {
        Map<String, Editor> shown = new LinkedHashMap<>(open);
        shown.keySet().removeIf(name -> !Objects.requireNonNull(rows.get(name)).isVisible());
        return shown;
    }

    /** Tells problems at their fields and goes to the first. Returns those that have no field here. */
    public List<FieldProblem> complain(Collection<FieldProblem> problems) {
        Map<String, FieldProblem> byField = new HashMap<>();
        problems.forEach(problem -> byField.putIfAbsent(problem.field(), problem));
        boolean[] focused = {false};
        open.forEach((name, editor) -> {
            FieldProblem problem = byField.get(name);
            editor.complain(problem == null ? "" : words.problem(type, problem));
            marks.refuse(
                    type.field(name),
                    Objects.requireNonNull(rows.get(name)).getElement().getChild(0),
                    Optional.ofNullable(problem));
            if (problem != null && !focused[0]) {
                editor.focus();
                focused[0] = true;
            }
        });
        return problems.stream()
                .filter(problem -> !open.containsKey(problem.field()))
                .toList();
    }

    public void focusFirst() {
        open.values().stream().findFirst().ifPresent(Editor::focus);
    }
}
