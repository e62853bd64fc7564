package crm.web.list;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.ClientCallable;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.router.Route;
import crm.metadata.EntityType;
import crm.metadata.Field;
import crm.web.shell.Languages;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The records of an entity type in rows. */
@Route(":entity([a-z][A-Za-z0-9_]*)")
@PermitAll
public class RecordListPage extends EntityPage {

    private static final int NARROW = 800;

    private final BulkChange bulk;
    private final ListSaving saving;
    /** Column choices by entity type and list, as this browser keeps them. */
    private final Map<String, List<String>> chosenColumns = new HashMap<>();

    private boolean narrow;
    private boolean compact;
    private @Nullable Runnable redraw;
    private @Nullable RecordGrid shown;

    @Inject
    public RecordListPage(RecordLists lists, Languages languages, BulkChange bulk, ListSaving saving) {
        super(lists, languages, false);
        this.bulk = bulk;
        this.saving = saving;
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

    /** Somebody held Shift: the rows from one to the other, as the grid counts them. */
    @ClientCallable
    public void tickRange(int from, int to) {
        if (shown != null) {
            shown.tickRange(from, to);
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
        Component menu = new ListMenu(saving, question, address, columns(question), language).button();
        return List.of(columns, rows, menu);
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
                after -> lists.page(question, Optional.of(after), query, RecordLists.PAGE, language));
        RecordGrid grid = new RecordGrid(language);
        shown = grid;
        ListFooter footer = new ListFooter(type, start, language);
        if (narrow) {
            grid.asCards(type.face().card());
        } else {
            grid.asColumns(type, columns, question.sort(), order -> FilterRow.go(address.withSort(order)));
        }
        grid.setClassName("compact", compact);
        grid.getElement().setAttribute("aria-label", type.plural().in(language.locale()));
        grid.read(pages, footer::loaded, failure -> failed(failure, () -> show(type, address)));
        Div contents = new Div(grid, footer);
        contents.addClassName("list-contents");
        if (!narrow) {
            contents.add(selection(head, grid, address));
        }
        return contents;
    }

    private Component selection(RecordLists.Head head, RecordGrid grid, ListAddress address) {
        BulkActions work = new BulkActions(bulk, grid, head.type(), language, () -> show(head.type(), address));
        SelectionBar bar = new SelectionBar(head, lists, language, work);
        grid.addSelectionListener(_ -> bar.show(work.chosen()));
        return bar;
    }
}
