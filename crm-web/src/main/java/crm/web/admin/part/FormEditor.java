package crm.web.admin.part;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.contextmenu.ContextMenu;
import com.vaadin.flow.component.dnd.DragSource;
import com.vaadin.flow.component.dnd.DropEvent;
import com.vaadin.flow.component.dnd.DropTarget;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import crm.web.admin.shape.Labels;
import crm.web.cell.CellElements;
import crm.web.list.Actions;
import crm.web.text.Language;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** The sections of a form with their fields, moved by dragging or with the buttons that every field and section has. */
final class FormEditor extends Div {

    private static final String NAME = "kField";
    private static final String SECTION = "kSection";

    private final Language language;
    private final List<SectionDraft> sections;
    private final List<String> all;
    private final UnaryOperator<String> words;
    private final Predicate<String> mayGo;
    private final Runnable changed;

    /** @param mayGo fields that can be left out of the form */
    FormEditor(
            Language language,
            List<SectionDraft> sections,
            List<String> all,
            UnaryOperator<String> words,
            Predicate<String> mayGo,
            Runnable changed) {
        this.language = language;
        this.sections = sections;
        this.all = all;
        this.words = words;
        this.mayGo = mayGo;
        this.changed = changed;
        addClassName("form-editor");
        draw();
    }

    List<SectionDraft> sections() {
        return sections;
    }

    private void draw() {
        removeAll();
        for (int place = 0; place < sections.size(); place++) {
            add(section(sections.get(place), place));
        }
        NativeButton more = Actions.quiet("plus", language.t("admin.addSection"));
        more.addClickListener(_ -> {
            sections.add(new SectionDraft(new Labels("New section", "新分组"), List.of()));
            redraw("");
        });
        add(more, pool());
    }

    /** Draws again and goes back to what was moved. */
    private void redraw(String field) {
        draw();
        changed.run();
        if (!field.isEmpty()) {
            getElement().executeJs("this.querySelector('[data-field=\"' + $0 + '\"] .move-down')?.focus()", field);
        }
    }

    private Component section(SectionDraft section, int place) {
        TextField english = label("admin.labelEnglish", section.label.english());
        TextField chinese = label("admin.labelChinese", section.label.chinese());
        english.addValueChangeListener(event -> {
            section.label = new Labels(event.getValue(), section.label.chinese());
            changed.run();
        });
        chinese.addValueChangeListener(event -> {
            section.label = new Labels(section.label.english(), event.getValue());
            changed.run();
        });
        String name = section.label.toLabel().in(language.locale());
        Div head = new Div(
                grip(SECTION, String.valueOf(place)),
                english,
                chinese,
                step("arrow-up", "admin.moveUp", name, place - 1, sections.size(), to -> moveSection(section, to)),
                step("arrow-down", "admin.moveDown", name, place + 1, sections.size(), to -> moveSection(section, to)));
        head.addClassName("section-head");
        Div settings = settings(section);
        NativeButton set = Actions.icon("sliders-horizontal", language.t("admin.sectionSettings", name));
        set.addClassName("section-set");
        set.addClickListener(_ -> settings.setVisible(!settings.isVisible()));
        head.add(set);
        if (section.fields.isEmpty()) {
            NativeButton away = Actions.icon("x", language.t("admin.takeAway", name));
            away.addClickListener(_ -> {
                sections.remove(section);
                redraw("");
            });
            head.add(away);
        }
        Div fields = new Div();
        fields.addClassName("section-fields");
        fields.getElement().setAttribute("role", "list");
        section.fields.forEach(field -> fields.add(row(section, field)));
        Div whole = new Div(head, settings, fields);
        whole.addClassName("layout-section");
        whole.getElement().setAttribute("role", "group");
        whole.getElement().setAttribute("aria-label", name);
        DropTarget.create(whole).addDropListener(event -> {
            dragged(event, NAME).ifPresent(field -> put(field, section, section.fields.size()));
            dragged(event, SECTION)
                    .map(from -> sections.get(Integer.parseInt(from)))
                    .ifPresent(moved -> moveSection(moved, sections.indexOf(section)));
        });
        return whole;
    }

    /** In how many columns its fields stand, and behind which tab. */
    private Div settings(SectionDraft section) {
        Select<Integer> columns = new Select<>();
        columns.setAriaLabel(language.t("admin.sectionColumns"));
        columns.setItems(1, 2);
        columns.setItemLabelGenerator(count -> language.t("admin.columnCount", count == null ? 2 : count));
        columns.setValue(section.columns);
        columns.addValueChangeListener(event -> {
            section.columns = event.getValue();
            changed.run();
        });
        TextField english = label("admin.tabEnglish", section.tab.english());
        TextField chinese = label("admin.tabChinese", section.tab.chinese());
        english.addValueChangeListener(event -> {
            section.tab = new Labels(event.getValue(), section.tab.chinese());
            changed.run();
        });
        chinese.addValueChangeListener(event -> {
            section.tab = new Labels(section.tab.english(), event.getValue());
            changed.run();
        });
        Div settings = new Div(columns, english, chinese);
        settings.addClassName("section-settings");
        settings.setVisible(section.isSet());
        return settings;
    }

    private TextField label(String key, String value) {
        TextField field = new TextField();
        field.setAriaLabel(language.t(key));
        field.setPlaceholder(language.t(key));
        field.setMaxLength(100);
        field.setValue(value);
        return field;
    }

    private Component row(SectionDraft section, String field) {
        int place = section.fields.indexOf(field);
        int count = section.fields.size();
        String name = words.apply(field);
        NativeButton other = Actions.icon("arrow-right", language.t("admin.otherSection", name));
        menu(other, section, field);
        Div row = new Div(
                grip(NAME, field),
                label(name),
                step("arrow-up", "admin.moveUp", name, place - 1, count, to -> put(field, section, to)),
                step("arrow-down", "admin.moveDown", name, place + 1, count, to -> put(field, section, to)),
                other);
        row.addClassNames("option-row", "layout-field");
        row.getElement().setAttribute("role", "listitem");
        row.getElement().setAttribute("data-field", field);
        DropTarget.create(row)
                .addDropListener(event -> dragged(event, NAME)
                        .ifPresent(moved -> put(moved, section, Math.max(0, section.fields.indexOf(field)))));
        return row;
    }

    private static Span label(String name) {
        Span label = new Span(name);
        label.addClassName("ordered-label");
        return label;
    }

    private static Span grip(String kind, String what) {
        Span grip = new Span(CellElements.icon("grip-vertical"));
        grip.addClassName("grip");
        grip.getElement().setAttribute("aria-hidden", "true");
        grip.getElement().setProperty(kind, what);
        DragSource.create(grip);
        return grip;
    }

    private static Optional<String> dragged(DropEvent<Div> event, String kind) {
        return event.getDragSourceComponent()
                .flatMap(source -> Optional.ofNullable(source.getElement().getProperty(kind)));
    }

    private void menu(NativeButton button, SectionDraft from, String field) {
        ContextMenu menu = new ContextMenu(button);
        menu.setOpenOnClick(true);
        sections.stream()
                .filter(section -> section != from)
                .forEach(section -> menu.addItem(
                        section.label.toLabel().in(language.locale()),
                        _ -> put(field, section, section.fields.size())));
        if (mayGo.test(field)) {
            menu.addItem(language.t("admin.notOnForm"), _ -> {
                from.fields.remove(field);
                redraw("");
            });
        }
    }

    private NativeButton step(String icon, String key, String name, int to, int count, Consumer<Integer> move) {
        NativeButton button = Actions.icon(icon, language.t(key, name));
        button.addClassName(icon.equals("arrow-up") ? "move-up" : "move-down");
        button.setEnabled(to >= 0 && to < count);
        button.addClickListener(_ -> move.accept(to));
        return button;
    }

    private void moveSection(SectionDraft section, int to) {
        sections.remove(section);
        sections.add(to, section);
        redraw("");
    }

    private void put(String field, SectionDraft into, int place) {
        SectionDraft.holding(sections, field).ifPresent(section -> section.fields.remove(field));
        into.fields.add(Math.min(place, into.fields.size()), field);
        redraw(field);
    }

    /** What no section shows, each with the way into one. */
    private Component pool() {
        List<String> left = new ArrayList<>(all);
        sections.forEach(section -> left.removeAll(section.fields));
        Div pool = new Div();
        pool.addClassName("layout-pool");
        if (left.isEmpty() || sections.isEmpty()) {
            return pool;
        }
        Span title = new Span(language.t("admin.notOnForm"));
        title.addClassName("fixed-label");
        pool.add(title);
        for (String field : left) {
            NativeButton into = Actions.quiet("plus", words.apply(field));
            into.addClickListener(_ -> put(field, sections.getFirst(), Integer.MAX_VALUE));
            pool.add(into);
        }
        return pool;
    }
}
