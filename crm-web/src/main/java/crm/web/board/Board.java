package crm.web.board;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.ClientCallable;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.internal.JacksonUtils;
import crm.metadata.EntityType;
import crm.metadata.Field;
import crm.metadata.PicklistType;
import crm.record.Record;
import crm.record.query.Aggregation;
import crm.value.RecordRef;
import crm.web.cell.Cell;
import crm.web.cell.CellElements;
import crm.web.cell.Cells;
import crm.web.edit.ReasonDialog;
import crm.web.list.BulkChange;
import crm.web.list.ListAddress;
import crm.web.list.ListRow;
import crm.web.list.Question;
import crm.web.list.RecordLists;
import crm.web.shell.UndoToast;
import crm.web.text.Language;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** The columns of what a filter leaves, and the way of a card from one to another. {@code board.js} draws the cards. */
final class Board extends Div {

    private final RecordLists lists;
    private final BulkChange changes;
    private final Demands demands;
    private final Question question;
    private final String query;
    private final Field by;
    private final PicklistType picklist;
    private final Language language;
    private final List<Field> amounts;
    private final Map<String, BoardColumn> columns = new LinkedHashMap<>();

    Board(
            RecordLists lists,
            BulkChange changes,
            Demands demands,
            Question question,
            ListAddress address,
            Field by,
            Language language) {
        this.lists = lists;
        this.changes = changes;
        this.demands = demands;
        this.question = question;
        this.query = address.asBoard(false).query();
        this.by = by;
        this.picklist = (PicklistType) by.type();
        this.language = language;
        this.amounts =
                question
                        .type()
                        .face()
                        .card()
                        .amount()
                        .map(question.type()::field)
                        .filter(RecordLists::isAmount)
                        .stream()
                        .toList();
        addClassName("board");
        getElement().setAttribute("data-lifted", language.t("board.lifted"));
        getElement().setAttribute("data-back", language.t("board.back"));
        Span live = new Span();
        live.addClassNames("board-live", "sr");
        live.getElement().setAttribute("aria-live", "assertive");
        add(live);
    }

    /** @param chosen name of the column that a phone shows; the first where there is none of that name */
    void draw(boolean movable, Optional<String> chosen) {
        if (movable) {
            getElement().setAttribute("data-movable", "true");
        }
        Map<String, Aggregation.Group> groups = groups();
        for (PicklistType.Option option : offered(groups.keySet())) {
            // an option that the list leaves out is no column of it
            if (groups.containsKey(option.name()) || !option.is("closed")) {
                addColumn(Optional.of(option));
            }
        }
        if (groups.containsKey(BoardColumn.NONE)) {
            addColumn(Optional.empty());
        }
        String current = chosen.filter(columns::containsKey)
                .orElseGet(() -> columns.keySet().stream().findFirst().orElse(""));
        columns.forEach((name, column) -> {
            column.setClassName("current", name.equals(current));
            column.figures(Optional.ofNullable(groups.get(name)));
            if (groups.containsKey(name)) {
                more(column, Optional.empty());
            }
        });
    }

    /** Of a list of one record type, what that type offers, and what records have all the same. */
    private List<PicklistType.Option> offered(Set<String> had) {
        EntityType narrowed = question.type().narrowed(question.recordType());
        return ((PicklistType) narrowed.field(by.name()).type())
                .all().stream()
                        .filter(option -> !option.hidden() || had.contains(option.name()))
                        .toList();
    }

    private void addColumn(Optional<PicklistType.Option> option) {
        BoardColumn column = new BoardColumn(option, chip(option), language);
        columns.put(column.key(), column);
        add(column);
    }

    Cell chip(Optional<PicklistType.Option> option) {
        return option.map(known -> new Cells(language, Map.of()).option(picklist, known.name()))
                .orElseGet(() -> Cell.plain(Cell.Kind.TEXT, language.t("board.none")));
    }

    Map<String, BoardColumn> columns() {
        return columns;
    }

    private Map<String, Aggregation.Group> groups() {
        Map<String, Aggregation.Group> groups = new LinkedHashMap<>();
        lists.groups(question, by, amounts)
                .forEach(group -> groups.put(
                        group.key() == null ? BoardColumn.NONE : group.key().toString(), group));
        return groups;
    }

    private void more(BoardColumn column, Optional<String> after) {
        var page = lists.column(question, by, column.option().map(PicklistType.Option::name), after, query, language);
        column.add(page.rows());
        column.offerMore(page.next().map(token -> () -> more(column, Optional.of(token))));
    }

    @Override
    protected void onAttach(AttachEvent event) {
        getElement().executeJs("window.kinshipBoard.attach(this)");
    }

    /** What each column would ask of a card. */
    @ClientCallable
    ObjectNode asks(String id) {
        ObjectNode asks = JacksonUtils.createObjectNode();
        RecordRef ref = ref(id);
        columns.forEach((name, column) -> asks.put(name, demands.of(ref, by, value(column.option()), language)));
        return asks;
    }

    /** Somebody let go of a card over a column. */
    @ClientCallable
    void drop(String id, String column) {
        Optional.ofNullable(columns.get(column)).ifPresent(target -> move(ref(id), target.option()));
    }

    /** Moving without dragging. */
    @ClientCallable
    void choose(String id) {
        record(ref(id)).map(ListRow::record).ifPresent(this::choose);
    }

    private void choose(Record record) {
        Dialog dialog = new Dialog();
        dialog.setHeaderTitle(language.t("board.move", record.title()));
        Div choices = new Div();
        choices.addClassName("move-choices");
        Optional<String> current = record.value(by.name(), String.class);
        ((PicklistType) record.narrowedType().field(by.name()).type())
                .options().stream()
                        .filter(option -> !current.equals(Optional.of(option.name())))
                        .forEach(option -> choices.add(choice(dialog, record.ref(), Optional.of(option))));
        if (!by.required() && current.isPresent()) {
            choices.add(choice(dialog, record.ref(), Optional.empty()));
        }
        dialog.add(choices);
        dialog.open();
    }

    private NativeButton choice(Dialog dialog, RecordRef ref, Optional<PicklistType.Option> option) {
        NativeButton choice = new NativeButton();
        choice.add(CellElements.of(chip(option)));
        String asks = demands.of(ref, by, value(option), language);
        if (!asks.isEmpty()) {
            Span needs = new Span(asks);
            needs.addClassName("move-asks");
            choice.add(needs);
        }
        choice.addClickListener(_ -> {
            dialog.close();
            move(ref, option);
        });
        return choice;
    }

    private void move(RecordRef ref, Optional<PicklistType.Option> option) {
        ReasonDialog.ask(
                question.type(), Set.of(by.name()), language, note -> move(ref, option, note), () -> stay(ref));
    }

    private void stay(RecordRef ref) {
        getElement().executeJs("window.kinshipBoard.stay(this, $0)", ref.id().toString());
    }

    private void move(RecordRef ref, Optional<PicklistType.Option> option, String note) {
        List<Record> chosen = record(ref).map(ListRow::record).stream().toList();
        String title = chosen.stream().map(Record::title).findFirst().orElse("");
        BulkChange.Outcome outcome = changes.set(chosen, by.name(), value(option), note);
        if (outcome.done() == 0) {
            stay(ref);
            UndoToast.refused(
                    language.t("board.refused", title),
                    BulkChange.Refusal.told(outcome.refusals(), language),
                    language);
            return;
        }
        place(ref);
        String told = language.t("board.moved", title, chip(option).text());
        UndoToast.done(told, () -> takeBack(ref, title, outcome), language);
    }

    private void takeBack(RecordRef ref, String title, BulkChange.Outcome outcome) {
        List<BulkChange.Refusal> kept = changes.undo(outcome.undo());
        place(ref);
        if (!kept.isEmpty()) {
            UndoToast.refused(language.t("board.refused", title), BulkChange.Refusal.told(kept, language), language);
        }
    }

    /** Draws a card where its record now is; one that leaves the shown columns goes. */
    private void place(RecordRef ref) {
        Optional<ListRow> now = record(ref);
        Optional<BoardColumn> column = now.flatMap(row -> Optional.ofNullable(
                columns.get(row.record().value(by.name(), String.class).orElse(BoardColumn.NONE))));
        String id = ref.id().toString();
        if (column.isPresent() && now.isPresent()) {
            getElement()
                    .executeJs(
                            "window.kinshipBoard.place(this, $0, $1, $2)",
                            id,
                            column.get().cards().getElement(),
                            BoardCard.of(now.get(), language));
        } else {
            getElement().executeJs("window.kinshipBoard.place(this, $0)", id);
        }
        Map<String, Aggregation.Group> groups = groups();
        columns.forEach((name, one) -> one.figures(Optional.ofNullable(groups.get(name))));
    }

    private static @Nullable String value(Optional<PicklistType.Option> option) {
        return option.map(PicklistType.Option::name).orElse(null);
    }

    private RecordRef ref(String id) {
        return new RecordRef(question.type().name(), UUID.fromString(id));
    }

    private Optional<ListRow> record(RecordRef ref) {
        return lists.rows(question.type(), List.of(ref), query, language).stream()
                .findFirst();
    }
}
