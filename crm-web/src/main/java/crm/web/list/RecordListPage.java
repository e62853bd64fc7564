package crm.web.list;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.ClientCallable;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.Route;
import crm.metadata.EntityType;
import crm.metadata.Field;
import crm.record.Record;
import crm.web.shell.Languages;
import crm.web.shell.UndoToast;
import crm.web.text.Formats;
import crm.web.text.Language;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The records of an entity type in rows. */
@Route(":entity([a-z][A-Za-z0-9_]*)")
@PermitAll
public class RecordListPage extends EntityPage {

    private static final int NARROW = 800;

    private final BulkChange bulk;
    /** Column choices by entity type and list, as this browser keeps them. */
    private final Map<String, List<String>> chosenColumns = new HashMap<>();

    private boolean narrow;
    private boolean compact;
    private @Nullable Runnable redraw;

    @Inject
    public RecordListPage(RecordLists lists, Languages languages, BulkChange bulk) {
        super(lists, languages, false);
        this.bulk = bulk;
        int width = UI.getCurrent().getPage().getExtendedClientDetails().getWindowInnerWidth();
        narrow = width > 0 && width <= NARROW;
    }

    @Override
    protected void onAttach(AttachEvent event) {
        super.onAttach(event);
        getElement().executeJs("window.kinshipList.attach(this)");
    }

    /** The browser tells what it remembers, and again whenever the window becomes wide or narrow. */
    @ClientCallable
    public void remembered(boolean nowNarrow, boolean nowCompact, JsonNode columns) {
        boolean changed = nowNarrow != narrow || nowCompact != compact;
        narrow = nowNarrow;
        compact = nowCompact;
        for (Map.Entry<String, JsonNode> entry : columns.properties()) {
            List<String> names = List.of(entry.getValue().asString().split(","));
            changed |= !names.equals(chosenColumns.put(entry.getKey(), names));
        }
        if (changed && redraw != null) {
            redraw.run();
        }
    }

    @Override
    protected List<Component> tools(Question question, ListAddress address) {
        redraw = () -> show(question.type(), address);
        Component columns = filters().columnsButton(question.type(), columns(question), names -> {
            chosenColumns.put(key(question), names);
            getElement().executeJs("window.kinshipList.keepColumns($0, $1)", key(question), String.join(",", names));
            show(question.type(), address);
        });
        columns.addClassName("wide-only");
        NativeButton rows = Actions.icon("rows-3", language.t("list.rowHeight"));
        rows.addClassName("wide-only");
        rows.getElement().setAttribute("aria-pressed", Boolean.toString(compact));
        rows.addClickListener(_ -> {
            compact = !compact;
            getElement().executeJs("window.kinshipList.keepRows($0)", compact);
            show(question.type(), address);
        });
        return List.of(columns, rows);
    }

    private static String key(Question question) {
        return question.type().name() + "."
                + question.list().map(list -> list.name()).orElse("");
    }

    private List<Field> columns(Question question) {
        List<String> chosen = chosenColumns.get(key(question));
        return chosen == null ? question.columns() : Question.titleFirst(question.type(), chosen);
    }

    @Override
    protected Component contents(RecordLists.Head head, Question question, ListAddress address) {
        EntityType type = head.type();
        List<Field> columns = columns(question);
        RecordLists.Start start = lists.start(address, columns, language);
        if (start.first().rows().isEmpty()) {
            return nothingFound(type, address);
        }
        String query = address.query();
        KeysetPages<ListRow> pages = new KeysetPages<>(
                RecordLists.PAGE,
                start.first(),
                after -> lists.page(question, java.util.Optional.of(after), query, RecordLists.PAGE, language));
        RecordGrid grid = new RecordGrid(language);
        Span loaded = new Span();
        if (narrow) {
            grid.asCards(type.face().card());
        } else {
            grid.asColumns(type, columns, question.sort(), order -> FilterRow.go(address.withSort(order)));
        }
        grid.setClassName("compact", compact);
        grid.getElement().setAttribute("aria-label", type.plural().in(language.locale()));
        grid.read(
                pages,
                rows -> loaded.setText(language.t("list.loaded", rows, ListTabs.count(start.count(), language))),
                failure -> failed(failure, () -> show(type, address)));
        Div contents = new Div(grid, footer(type, loaded, start, language));
        contents.addClassName("list-contents");
        if (!narrow) {
            contents.add(selection(head, grid, address));
        }
        return contents;
    }

    private Component selection(RecordLists.Head head, RecordGrid grid, ListAddress address) {
        SelectionBar bar = new SelectionBar(head, lists, language, new SelectionBar.Work() {
            @Override
            public void set(Field field, Object value) {
                done("list.changed", bulk.set(chosen(grid), field.name(), value), head.type(), address);
            }

            @Override
            public void delete() {
                done("list.deleted", bulk.delete(chosen(grid)), head.type(), address);
            }

            @Override
            public void clear() {
                grid.deselectAll();
            }
        });
        grid.addSelectionListener(_ -> bar.show(chosen(grid)));
        return bar;
    }

    private static List<Record> chosen(RecordGrid grid) {
        return grid.getSelectedItems().stream().map(ListRow::record).toList();
    }

    private void done(String sentence, BulkChange.Outcome outcome, EntityType type, ListAddress address) {
        show(type, address);
        if (outcome.done() == 0) {
            UndoToast.refused(
                    language.t("list.noneChanged", outcome.refusals().size()),
                    BulkChange.Refusal.told(outcome.refusals(), language),
                    language);
            return;
        }
        String told = language.t(sentence, outcome.done());
        UndoToast.done(
                outcome.refusals().isEmpty()
                        ? told
                        : language.t("list.partly", told, outcome.refusals().size()),
                BulkChange.Refusal.told(outcome.refusals(), language),
                () -> undo(outcome, type, address),
                language);
    }

    private void undo(BulkChange.Outcome outcome, EntityType type, ListAddress address) {
        List<BulkChange.Refusal> kept = bulk.undo(outcome.undo());
        show(type, address);
        if (!kept.isEmpty()) {
            UndoToast.refused(
                    language.t("list.noneChanged", kept.size()), BulkChange.Refusal.told(kept, language), language);
        }
    }

    private static Component footer(EntityType type, Span loaded, RecordLists.Start start, Language language) {
        Div footer = new Div(loaded);
        footer.addClassName("list-footer");
        start.sums().forEach((field, sum) -> footer.add(sum(type, field, sum, language)));
        Div keys = new Div();
        keys.addClassName("key-hints");
        for (String key : List.of("move", "select", "open", "filter")) {
            for (String name : language.t("list.keys." + key + ".names").split(" ")) {
                Span cap = new Span(name);
                cap.addClassName("key");
                keys.add(cap);
            }
            keys.add(new Span(language.t("list.keys." + key)));
        }
        footer.add(keys);
        return footer;
    }

    private static Component sum(EntityType type, Field field, BigDecimal sum, Language language) {
        Span amount = new Span(Formats.money(sum, language));
        amount.addClassName("sum");
        return new Span(new Span(language.t("list.sum", FieldWords.label(type, field, language)) + " "), amount);
    }
}
