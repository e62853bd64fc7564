package crm.web.list;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.popover.Popover;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import crm.metadata.EntityType;
import crm.metadata.Field;
import crm.metadata.PicklistType;
import crm.web.cell.CellElements;
import crm.web.edit.FieldWords;
import crm.web.text.Language;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The row of quick filter, conditions, order and form of a list. What it changes, it changes in the address. */
final class FilterRow extends Div {

    private static final int TYPING_PAUSE_MS = 300;

    private final RecordLists lists;
    private final Language language;
    private final TextField quick = new TextField();
    private final Div conditions = new Div();
    private final Div filter = new Div();
    private final Div tools = new Div();

    private @Nullable ListAddress address;

    FilterRow(RecordLists lists, Language language) {
        this.lists = lists;
        this.language = language;
        addClassName("filter-row");
        quick.setPrefixComponent(CellElements.icon("search"));
        quick.setClearButtonVisible(true);
        quick.setValueChangeMode(ValueChangeMode.LAZY);
        quick.setValueChangeTimeout(TYPING_PAUSE_MS);
        quick.addClassName("quick-filter");
        quick.addValueChangeListener(event -> {
            if (event.isFromClient() && address != null) {
                go(address.withQuick(event.getValue()));
            }
        });
        conditions.addClassName("conditions");
        filter.addClassName("filter-entry");
        tools.addClassName("list-tools");
        add(quick, conditions, filter, tools);
    }

    static void go(ListAddress target) {
        UI.getCurrent().navigate(target.path(), target.parameters());
    }

    /** Shows an address's filters, with the tools of the form it has. */
    void show(ListAddress shown, EntityType type, String order, List<Field> quickFields, List<Component> ownTools) {
        address = shown;
        if (!quick.getValue().equals(shown.quick())) {
            quick.setValue(shown.quick());
        }
        String hint = language.t(
                "list.quick",
                quickFields.stream()
                        .map(field -> language.noun(new FieldWords(language).label(field)))
                        .collect(Collectors.joining(language.t("list.comma"))));
        quick.setPlaceholder(hint);
        quick.setAriaLabel(hint);
        conditions.removeAll();
        quickChip(shown).ifPresent(conditions::add);
        chips(shown, type).forEach(conditions::add);
        filter.removeAll();
        filter.add(filterButton(shown, type));
        tools.removeAll();
        if (!shown.board()) {
            tools.add(sortButton(shown, type, order));
        }
        ownTools.forEach(tools::add);
        if (boardField(type).isPresent()) {
            tools.add(formSwitch(shown));
        }
    }

    /** The picklist that a board has columns of. */
    static Optional<Field> boardField(EntityType type) {
        return type.face()
                .stage()
                .flatMap(type::findField)
                .or(() -> type.fields().stream()
                        .filter(field -> field.type() instanceof PicklistType && field.isIndexed())
                        .findFirst());
    }

    /** What the quick filter says, where there is no room for the field itself. */
    private Optional<Component> quickChip(ListAddress shown) {
        if (shown.quick().isBlank()) {
            return Optional.empty();
        }
        Component chip = chip("", language.t("list.quoted", shown.quick()), () -> go(shown.withQuick("")));
        chip.addClassName("narrow-only");
        return Optional.of(chip);
    }

    private List<Component> chips(ListAddress shown, EntityType type) {
        List<Condition> read = shown.conditions().stream()
                .flatMap(expression -> Condition.read(type, expression).stream())
                .toList();
        ConditionWords words = new ConditionWords(language, lists.titles(read));
        return shown.conditions().stream()
                .map(expression -> chip(shown, type, expression, words))
                .toList();
    }

    private Component chip(ListAddress shown, EntityType type, String expression, ConditionWords words) {
        Optional<Condition> condition = Condition.read(type, expression);
        String label = condition
                .map(known -> new FieldWords(language).label(known.field()))
                .orElse("");
        String rest = condition.map(words::of).orElse(expression);
        return chip(label, rest, () -> go(shown.withoutCondition(expression)));
    }

    private Component chip(String label, String rest, Runnable removed) {
        NativeButton remove = Actions.icon("x", language.t("list.removeFilter", (label + " " + rest).strip()));
        remove.addClickListener(_ -> removed.run());
        Span text = new Span(rest);
        text.addClassName("condition-value");
        Div chip = label.isEmpty() ? new Div(text, remove) : new Div(new Span(label), text, remove);
        chip.addClassName("condition");
        return chip;
    }

    private Component filterButton(ListAddress shown, EntityType type) {
        NativeButton button = Actions.quiet("circle-plus", "filter", language.t("list.filter"));
        button.addClassName("add-condition");
        button.getElement().setAttribute("aria-label", language.t("list.filter"));
        button.setClassName("active", shown.isFiltered());
        Popover popover = popover(button, language.t("list.filter"));
        popover.addOpenedChangeListener(event -> {
            popover.removeAll();
            if (event.isOpened()) {
                popover.add(narrowQuick(shown, popover), new FilterBuilder(type, lists, language, condition -> {
                    popover.close();
                    go(shown.withCondition(condition.expression()));
                }));
            }
        });
        return new Div(button, popover);
    }

    /** The quick filter of a phone, whose row has no room for it. */
    private Component narrowQuick(ListAddress shown, Popover popover) {
        TextField field = new TextField();
        field.addClassName("narrow-only");
        field.setPrefixComponent(CellElements.icon("search"));
        field.setAriaLabel(quick.getPlaceholder());
        field.setPlaceholder(quick.getPlaceholder());
        field.setValue(shown.quick());
        field.addValueChangeListener(event -> {
            popover.close();
            go(shown.withQuick(event.getValue()));
        });
        return field;
    }

    static Popover popover(Component target, String label) {
        Popover popover = new Popover();
        popover.setTarget(target);
        popover.setModal(true);
        popover.setAutofocus(true);
        popover.getElement().setAttribute("accessible-name", label);
        return popover;
    }

    private Component sortButton(ListAddress shown, EntityType type, String order) {
        List<SortMenu.Term> terms = SortMenu.Term.read(type, order);
        String label = terms.isEmpty()
                ? language.t("edit.field.createdAt")
                : new FieldWords(language).label(terms.getFirst().field());
        String more = terms.size() > 1 ? " +" + (terms.size() - 1) : "";
        boolean descending = !terms.isEmpty() && terms.getFirst().descending();
        NativeButton button = Actions.quiet(descending ? "arrow-down" : "arrow-up", "arrow-up-down", label + more);
        button.addClassName("sort");
        button.setTitle(language.t("list.sortedBy", label + more));
        button.getElement().setAttribute("aria-label", language.t("list.sortedBy", label + more));
        Popover popover = popover(button, language.t("list.sort"));
        popover.addOpenedChangeListener(event -> {
            if (event.isOpened()) {
                popover.add(new SortMenu(type, order, language));
                return;
            }
            popover.getChildren()
                    .map(SortMenu.class::cast)
                    .map(SortMenu::order)
                    .filter(chosen -> !chosen.equals(written(terms)))
                    .findFirst()
                    .ifPresent(chosen -> go(shown.withSort(chosen)));
            popover.removeAll();
        });
        return new Div(button, popover);
    }

    private static String written(List<SortMenu.Term> terms) {
        return terms.stream().map(SortMenu.Term::written).collect(Collectors.joining(","));
    }

    private Component formSwitch(ListAddress shown) {
        Nav forms = new Nav(
                form(shown.asBoard(false), "list", language.t("list.asList"), !shown.board()),
                form(shown.asBoard(true), "square-kanban", language.t("list.asBoard"), shown.board()));
        forms.addClassName("form-switch");
        forms.getElement().setAttribute("aria-label", language.t("list.form"));
        return forms;
    }

    private static Anchor form(ListAddress target, String icon, String name, boolean current) {
        Anchor link = new Anchor(target.href(), CellElements.icon(icon));
        link.setTitle(name);
        link.getElement().setAttribute("aria-label", name);
        if (current) {
            link.getElement().setAttribute("aria-current", "page");
        }
        return link;
    }

    /** A list of fields to tick; tells of each change. */
    Component columnsButton(EntityType type, List<Field> shown, java.util.function.Consumer<List<String>> chosen) {
        NativeButton button = Actions.icon("columns-3", language.t("list.columns"));
        Popover popover = popover(button, language.t("list.columns"));
        popover.addOpenedChangeListener(event -> {
            popover.removeAll();
            if (event.isOpened()) {
                popover.add(ticks(type, shown, chosen));
            }
        });
        return new Div(button, popover);
    }

    private Component ticks(EntityType type, List<Field> shown, java.util.function.Consumer<List<String>> chosen) {
        List<String> names =
                new java.util.ArrayList<>(shown.stream().map(Field::name).toList());
        Div ticks = new Div();
        ticks.addClassName("column-ticks");
        Stream.concat(type.fields().stream(), type.systemFields().stream())
                .filter(field -> !field.name().equals(EntityType.ID) && !field.equals(type.titleField()))
                .forEach(field -> {
                    Checkbox tick = new Checkbox(new FieldWords(language).label(field), names.contains(field.name()));
                    tick.addValueChangeListener(event -> {
                        if (event.getValue()) {
                            names.add(field.name());
                        } else {
                            names.remove(field.name());
                        }
                        chosen.accept(List.copyOf(names));
                    });
                    ticks.add(tick);
                });
        return ticks;
    }
}
