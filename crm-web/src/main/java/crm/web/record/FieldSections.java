package crm.web.record;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.dom.Element;
import crm.metadata.AddressType;
import crm.metadata.BadValue;
import crm.metadata.Field;
import crm.metadata.FileType;
import crm.metadata.Section;
import crm.problem.FieldProblem;
import crm.record.Record;
import crm.web.cell.Cells;
import crm.web.edit.Choices;
import crm.web.edit.Editor;
import crm.web.edit.Editors;
import crm.web.edit.FieldWords;
import crm.web.edit.Fitting;
import crm.web.edit.WhyMarks;
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
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The fields of a record under their headings, each changed in its place. Several may be open at once; they are saved
 * together. An editor exists only while it edits.
 */
final class FieldSections extends Div {

    private final Language language;
    private final FieldWords words;
    private final Editors editors;
    private final Map<String, Div> rows = new LinkedHashMap<>();
    private final Map<String, Editor> open = new LinkedHashMap<>();
    private final Begun begun = new Begun();
    private final WhyMarks marks;
    private final RowFace face;
    private final Fitting fitting = new Fitting(open, name -> shown().record().value(name));

    private final SectionTabs tabs;
    private final Div brought = new Div();

    private Shown shown;
    private Runnable save = () -> {};

    FieldSections(Shown shown, TabAddress address, Language language, Choices choices) {
        this.shown = shown;
        this.language = language;
        words = new FieldWords(language);
        editors = new Editors(language, choices);
        tabs = new SectionTabs(shown.type().form(), address, language);
        marks = new WhyMarks(words);
        face = new RowFace(words, marks, language);
        addClassName("sections");
        build();
        getElement()
                .addEventListener("k-edit", event -> {
                    String[] what =
                            event.getEventData().get("event.detail").asString().split(":", 2);
                    act(what[0], what[1]);
                })
                .addEventData("event.detail");
        getElement()
                .addEventListener(
                        "k-draft", event -> restore(event.getEventData().get("event.detail")))
                .addEventData("event.detail");
    }

    private Shown shown() {
        return shown;
    }

    /** Says what saving is. */
    void onSave(Runnable action) {
        save = action;
    }

    /** Says what to do when somebody asks why a field is locked or refused. */
    void onWhy(Consumer<Field> ask) {
        marks.onWhy(ask);
    }

    /** The record as it was before the open editors changed it, each as of its own opening. */
    Record base() {
        return begun.in(shown.record());
    }

    /** The person has seen how others left the record: what he keeps editing is a change of that. */
    void rebase(Record now) {
        begun.fields().forEach(name -> {
            Field field = now.type().field(name);
            begun.with(field, now.value(field), row(name).getElement());
        });
    }

    /** Opens editors with what the browser kept of an edit that this page does not know of. */
    private void restore(JsonNode draft) {
        for (Map.Entry<String, JsonNode> typed : draft.get("typed").properties()) {
            restore(
                    typed.getKey(),
                    typed.getValue().asString(),
                    draft.get("bases").path(typed.getKey()));
        }
        UndoToast.told(language.t("edit.draftRestored"), language);
    }

    private void restore(String name, String typed, JsonNode base) {
        if (!rows.containsKey(name)) {
            return;
        }
        edit(name);
        Optional.ofNullable(open.get(name)).ifPresent(editor -> {
            editor.type(typed);
            if (base.isString()) {
                begun.again(shown.type().field(name), base.asString(), row(name).getElement());
            }
        });
    }

    private void act(String action, String field) {
        if (!rows.containsKey(field)) {
            return;
        }
        switch (action) {
            case "edit" -> edit(field);
            case "save" -> save.run();
            case "cancel" -> cancel(field);
            case "next" -> move(field, 1);
            case "previous" -> move(field, -1);
            default -> throw new IllegalArgumentException(action);
        }
    }

    private void build() {
        for (Section section : shown.type().form()) {
            List<Field> fields = section.fields().stream()
                    .flatMap(name -> shown.type().findField(name).stream())
                    .toList();
            Div grid = new Div();
            grid.addClassName(section.columns() == 1 ? "single" : "pairs");
            fields.forEach(field -> grid.add(row(field, fields.size() == 1)));
            tabs.panel(section).appendChild(group(section.label().in(language.locale()), grid));
        }
        tabs.addTo(getElement());
    }

    private static Element group(String heading, Div grid) {
        Element group = new Element("section");
        group.appendChild(Sentence.tag("h2", "", heading), grid.getElement());
        return group;
    }

    /** A field that the layout lacks and a save asks for comes to the end of the page. */
    private void bring(Field field) {
        if (brought.getElement().getParent() == null) {
            brought.addClassName("pairs");
            getElement().appendChild(group(language.t("record.alsoAsked"), brought));
        }
        brought.add(row(field, false));
    }

    private Component row(Field field, boolean alone) {
        Div row = new Div();
        row.addClassName("f");
        row.setId("f-" + field.name());
        row.getElement().setAttribute("data-field", field.name());
        if (Cells.isParagraphs(field)) {
            row.addClassName("wide");
            row.setClassName("alone", alone);
        }
        if (field.type() instanceof FileType) {
            row.addClassName("wide");
        }
        row.setClassName("tall", field.type() instanceof AddressType);
        rows.put(field.name(), row);
        face.draw(shown, field, row);
        return row;
    }

    /** Shows the record as it is now; what is being edited stays open. */
    void show(Shown now) {
        shown = now;
        rows.forEach((name, row) -> {
            if (!open.containsKey(name)) {
                face.draw(shown, shown.type().field(name), row);
            }
        });
    }

    /** Opens a field's editor and goes there. */
    void edit(String name) {
        Field field = shown.type().field(name);
        Div row = rows.get(name);
        if (row == null || !shown.canEdit(field)) {
            return;
        }
        tabs.reveal(row.getElement());
        Editor editor = open.get(name);
        if (editor == null) {
            editor = editors.of(field, shown.record());
            open.put(name, editor);
            begun.with(field, shown.record().value(field), row.getElement());
            place(field, row, editor);
            fitting.open(field);
            shown.record().value(field).ifPresent(editor::show);
            editor.onChange(() -> fitting.follow(shown.type().fields()));
        }
        editor.focus();
    }

    private void place(Field field, Div row, Editor editor) {
        Element element = row.getElement();
        element.removeAllChildren();
        row.addClassName("editing");
        Element holder = Sentence.tag("div", "f-editor", "");
        holder.appendChild(
                editor.component().getElement(),
                RowFace.button("ok", language.t("record.save")),
                RowFace.button("no", language.t("edit.cancel")));
        Element label = marks.label(field);
        marks.require(field, label, shown.states().isRequired(field));
        element.appendChild(label, holder);
    }

    private void close(String name) {
        open.remove(name);
        Field field = shown.type().field(name);
        begun.over(field, row(name).getElement());
        face.draw(shown, field, row(name));
    }

    private Div row(String name) {
        return Objects.requireNonNull(rows.get(name));
    }

    private void cancel(String name) {
        close(name);
        returnTo(name);
    }

    /** The field that the keyboard goes back to when editing ends. */
    Optional<String> firstOpen() {
        return rows.keySet().stream().filter(open::containsKey).findFirst();
    }

    /** Unless the person has gone somewhere else meanwhile. */
    void returnTo(String name) {
        row(name)
                .getElement()
                .executeJs("if (document.activeElement === document.body) this.querySelector('.pen')?.focus()");
    }

    /** To the neighbour; what was changed stays open and is saved with the rest. */
    private void move(String name, int step) {
        List<String> names = rows.keySet().stream()
                .filter(row -> shown.canEdit(shown.type().field(row)))
                .toList();
        int place = names.indexOf(name) + step;
        if (open.containsKey(name) && !isChanged(name)) {
            close(name);
        }
        if (place >= 0 && place < names.size()) {
            edit(names.get(place));
        } else {
            save.run();
        }
    }

    private boolean isChanged(String name) {
        Editor editor = open.get(name);
        if (editor == null) {
            return false;
        }
        try {
            Field field = shown.type().field(name);
            return !Merge.same(field, editor.read(), begun.of(field));
        } catch (BadValue bad) {
            return true;
        }
    }

    boolean hasChanges() {
        return open.keySet().stream().anyMatch(this::isChanged);
    }

    /** What the open editors change; empty if one of them cannot be read, which is then told. */
    Optional<Map<String, @Nullable Object>> changes() {
        Map<String, @Nullable Object> changes = new HashMap<>();
        List<FieldProblem> problems = new ArrayList<>();
        open.forEach((name, editor) -> {
            try {
                Optional<Object> value = editor.read();
                Field field = shown.type().field(name);
                if (!Merge.same(field, value, begun.of(field))) {
                    changes.put(name, value.orElse(null));
                }
            } catch (BadValue bad) {
                problems.add(bad.at(shown.type().field(name)));
            }
        });
        complain(problems);
        return problems.isEmpty() ? Optional.of(changes) : Optional.empty();
    }

    /** What the open editors hold, as much as can be read, telling nothing. */
    Map<String, @Nullable Object> readable() {
        Map<String, @Nullable Object> values = new HashMap<>();
        open.forEach((name, editor) -> {
            try {
                values.put(name, editor.read().orElse(null));
            } catch (BadValue bad) {
                // is told when it is saved
            }
        });
        return values;
    }

    /** Tells problems at their fields, opening them, and goes to the first. Returns those without a field here. */
    List<FieldProblem> complain(Collection<FieldProblem> problems) {
        Map<String, FieldProblem> first = new LinkedHashMap<>();
        problems.forEach(problem -> first.putIfAbsent(problem.field(), problem));
        first.keySet().stream()
                .filter(name -> !rows.containsKey(name))
                .flatMap(name -> shown.type().findField(name).stream())
                .filter(shown::canEdit)
                .forEach(this::bring);
        rows.keySet().stream()
                .filter(first::containsKey)
                .filter(name -> !open.containsKey(name))
                .forEach(this::edit);
        open.forEach((name, editor) -> {
            Optional<FieldProblem> problem = Optional.ofNullable(first.get(name));
            editor.complain(problem.map(one -> words.problem(shown.type(), one)).orElse(""));
            marks.refuse(
                    shown.type().field(name), editor.component().getElement().getParent(), problem);
        });
        rows.keySet().stream()
                .filter(first::containsKey)
                .flatMap(name -> Optional.ofNullable(open.get(name)).stream())
                .findFirst()
                .ifPresent(Editor::focus);
        return first.values().stream()
                .filter(problem -> !open.containsKey(problem.field()))
                .toList();
    }

    /** Ends all editing without saving. */
    void closeAll() {
        List.copyOf(open.keySet()).forEach(this::close);
        getElement().executeJs("this.closest('.record')?.forget?.()");
    }
}
