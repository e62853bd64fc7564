package crm.web.list;

import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridMultiSelectionModel;
import com.vaadin.flow.component.grid.GridSortOrder;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.data.provider.DataProvider;
import com.vaadin.flow.data.provider.SortDirection;
import com.vaadin.flow.data.renderer.LitRenderer;
import crm.metadata.EntityType;
import crm.metadata.Face;
import crm.metadata.Field;
import crm.metadata.NumberType;
import crm.record.query.Sort;
import crm.web.cell.CellRenderer;
import crm.web.edit.FieldWords;
import crm.web.text.Language;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Rows of records: cells in columns where there is room, else one card a row. Reads on while it is scrolled. */
final class RecordGrid extends Grid<ListRow> {

    private static final String CARD = """
            <div class="card-row">
              <a class="card-link" href="${item.title.h}">${item.title.t}</a>
              <span class="card-amount">{{amount}}</span>
              <span class="card-line">${item.line.t}</span>
              <span class="card-date">{{date}}</span>
              <span class="card-foot">{{chip}}<span class="card-note ${item.note.k}">${item.note.t}</span></span>
            </div>""".replace("{{amount}}", CellRenderer.template("amount"))
            .replace("{{date}}", CellRenderer.template("date"))
            .replace("{{chip}}", CellRenderer.template("chip"));

    /** Boxes and heads have names of Vaadin's for screen readers, in English: they get ours. */
    private static final String NAMES = """
            const column = this.querySelector('vaadin-grid-flow-selection-column');
            const named = (draw, name) => (root, ...rest) => {
              draw.call(column, root, ...rest);
              root.firstElementChild.accessibleName = name;
            };
            column.headerRenderer = named(column._defaultHeaderRenderer, $0);
            column.renderer = named(column._defaultRenderer, $1);
            new MutationObserver(() => this.querySelectorAll('vaadin-grid-sorter').forEach(sorter =>
              sorter.setAttribute('aria-label', $2.replace('{name}', sorter.textContent.trim()))))
              .observe(this, {childList: true, subtree: true});""";

    /** Vaadin ticks all only where it knows how many there are; here they are as many as one change may have. */
    private static final String ALL = """
            const column = this.querySelector('vaadin-grid-flow-selection-column');
            const page = this.closest('.list-page');
            column._selectAll = () => { column.selectAll = true; page.$server.tickRange(0, $0 - 1); };
            column._deselectAll = () => { column.selectAll = false; page.querySelector('[data-key=clear]').click(); };""";

    private final Language language;
    private @Nullable KeysetPages<ListRow> pages;
    private int rangeFrom = -1;
    private Set<ListRow> range = Set.of();

    RecordGrid(Language language) {
        this.language = language;
        setPageSize(RecordLists.PAGE);
        addClassName("record-grid");
        setSizeFull();
    }

    /** @param loaded hears how many rows have been read, whenever there are more */
    void read(KeysetPages<ListRow> read, IntConsumer loaded, Consumer<RuntimeException> failed) {
        pages = read;
        setItems(DataProvider.fromCallbacks(
                query -> {
                    int offset = query.getOffset();
                    // who ticks all asks for everything at once
                    int limit = Math.min(query.getLimit(), BulkChange.MOST);
                    try {
                        List<ListRow> rows = read.fetch(offset, limit);
                        loaded.accept(read.loaded());
                        return rows.stream();
                    } catch (RuntimeException e) {
                        failed.accept(e);
                        return java.util.stream.Stream.empty();
                    }
                },
                _ -> {
                    throw new IllegalStateException("Nobody counts the rows of a list that is read on");
                }));
        getLazyDataView().setItemCountUnknown();
        getLazyDataView()
                .setItemCountEstimate(
                        read.fetch(0, RecordLists.PAGE).size() < RecordLists.PAGE
                                ? Math.max(1, read.loaded())
                                : 4 * RecordLists.PAGE);
    }

    /** Columns with heads that sort. */
    void asColumns(EntityType type, List<Field> columns, List<Sort> order, Consumer<String> sorted) {
        removeClassName("cards");
        setSelectionMode(SelectionMode.MULTI);
        GridMultiSelectionModel<ListRow> selection = (GridMultiSelectionModel<ListRow>) getSelectionModel();
        selection.setDragSelect(false);
        selection.setSelectAllCheckboxVisibility(GridMultiSelectionModel.SelectAllCheckboxVisibility.VISIBLE);
        getElement()
                .executeJs(
                        NAMES,
                        language.t("list.tickAll"),
                        language.t("list.tick"),
                        language.t("list.sortBy", "{name}"));
        getElement().executeJs(ALL, BulkChange.MOST);
        columns.forEach(field -> column(type, field));
        setMultiSort(true, MultiSortPriority.APPEND, true);
        List<GridSortOrder<ListRow>> shown = new ArrayList<>();
        order.forEach(term -> {
            Column<ListRow> column = getColumnByKey(term.field().name());
            if (column != null) {
                shown.add(new GridSortOrder<>(
                        column, term.descending() ? SortDirection.DESCENDING : SortDirection.ASCENDING));
            }
        });
        sort(shown);
        addSortListener(event -> {
            if (event.isFromClient()) {
                sorted.accept(event.getSortOrder().stream()
                        .map(term -> (term.getDirection() == SortDirection.DESCENDING ? "-" : "")
                                + term.getSorted().getKey())
                        .collect(Collectors.joining(",")));
            }
        });
    }

    private void column(EntityType type, Field field) {
        boolean title = field.equals(type.titleField());
        Span head = new Span(new FieldWords(language).label(field));
        Column<ListRow> column = addColumn(CellRenderer.<ListRow>of(row -> title ? row.title() : row.cell(field)))
                .setKey(field.name())
                .setHeader(head)
                .setSortable(Question.isSortable(type, field))
                .setResizable(true)
                .setWidth(width(field, title))
                .setFlexGrow(title ? 2 : field.type() instanceof NumberType ? 0 : 1);
        if (field.type() instanceof NumberType) {
            column.setTextAlign(ColumnTextAlign.END);
        }
    }

    private static String width(Field field, boolean title) {
        return switch (field.type()) {
            case NumberType _ -> "124px";
            case crm.metadata.DateType _, crm.metadata.DateTimeType _ -> "128px";
            case crm.metadata.CheckboxType _, crm.metadata.TimeType _ -> "96px";
            case crm.metadata.PicklistType _ -> "140px";
            default -> title ? "200px" : "150px";
        };
    }

    /** Ticks the rows between two, both included; a range from the same row takes the place of the one before. */
    void tickRange(int from, int to) {
        if (pages == null || from < 0 || to < 0 || !(getSelectionModel() instanceof GridMultiSelectionModel)) {
            return;
        }
        int count = Math.min(Math.abs(to - from) + 1, BulkChange.MOST);
        Set<ListRow> now = new LinkedHashSet<>(pages.fetch(Math.min(from, to), count));
        Set<ListRow> left = new HashSet<>(from == rangeFrom ? range : Set.of());
        left.removeAll(now);
        asMultiSelect().updateSelection(now, left);
        rangeFrom = from;
        range = now;
    }

    /** One column of cards without heads. */
    void asCards(Face.Card card) {
        addClassName("cards");
        setSelectionMode(SelectionMode.NONE);
        addColumn(LitRenderer.<ListRow>of(CARD)
                        .withProperty("title", row -> CellRenderer.properties(row.title()))
                        .withProperty("line", row -> CellRenderer.properties(row.cell(card.line())))
                        .withProperty("amount", row -> CellRenderer.properties(row.cell(card.amount())))
                        .withProperty("date", row -> CellRenderer.properties(row.cell(card.date())))
                        .withProperty("chip", row -> CellRenderer.properties(row.cell(card.chip())))
                        .withProperty("note", row -> CellRenderer.properties(row.note())))
                .setKey("card");
    }
}
