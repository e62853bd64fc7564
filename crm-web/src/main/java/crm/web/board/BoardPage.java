package crm.web.board;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.Route;
import crm.metadata.EntityType;
import crm.metadata.Field;
import crm.metadata.PicklistType;
import crm.record.query.Aggregation;
import crm.value.RecordRef;
import crm.web.cell.CellElements;
import crm.web.cell.Cells;
import crm.web.list.BulkChange;
import crm.web.list.EmptyState;
import crm.web.list.EntityPage;
import crm.web.list.ListAddress;
import crm.web.list.ListRow;
import crm.web.list.Question;
import crm.web.list.RecordLists;
import crm.web.shell.Languages;
import crm.web.shell.UndoToast;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The records of an entity type as cards, in columns of the picklist they move through. */
@Route(":entity([a-z][A-Za-z0-9_]*)/board")
@PermitAll
public class BoardPage extends EntityPage {

    private static final String STAGE = "stage";

    private final BulkChange changes;
    private Optional<String> chosenStage = Optional.empty();

    @Inject
    public BoardPage(RecordLists lists, Languages languages, BulkChange changes) {
        super(lists, languages, true);
        this.changes = changes;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        chosenStage = event.getLocation().getQueryParameters().getSingleParameter(STAGE);
        super.beforeEnter(event);
    }

    @Override
    protected List<Component> tools(Question question, ListAddress address) {
        return List.of();
    }

    @Override
    protected Component contents(RecordLists.Head head, Question question, ListAddress address) {
        EntityType type = head.type();
        Optional<Field> by = boardField(type);
        if (by.isEmpty()) {
            return new EmptyState("square-kanban", language.t("board.impossible"), language.t("board.impossibleHow"));
        }
        return new Board(head, question, address, by.get()).draw();
    }

    /** One drawing of the board. */
    private final class Board {

        private final RecordLists.Head head;
        private final Question question;
        private final ListAddress address;
        private final Field by;
        private final PicklistType picklist;
        private final List<Field> amounts;
        private final Map<String, BoardColumn> columns = new LinkedHashMap<>();

        Board(RecordLists.Head head, Question question, ListAddress address, Field by) {
            this.head = head;
            this.question = question;
            this.address = address;
            this.by = by;
            this.picklist = (PicklistType) by.type();
            this.amounts = head.type().face().card().amount().map(head.type()::field).stream()
                    .filter(RecordLists::isAmount)
                    .toList();
        }

        Component draw() {
            Map<Object, Aggregation.Group> groups = groups();
            Cells cells = new Cells(language, Map.of());
            Div board = new Div();
            board.addClassName("board");
            // an option that the list leaves out is no column of it
            List<PicklistType.Option> shown = picklist.options().stream()
                    .filter(option -> groups.containsKey(option.name()) || !option.is("closed"))
                    .toList();
            String current = chosenStage
                    .filter(name ->
                            shown.stream().anyMatch(option -> option.name().equals(name)))
                    .orElse(shown.isEmpty() ? "" : shown.getFirst().name());
            for (PicklistType.Option option : shown) {
                BoardColumn column = new BoardColumn(
                        option, cells.option(picklist, option.name()), card -> move(card, option), language);
                column.setClassName("current", option.name().equals(current));
                column.figures(Optional.ofNullable(groups.get(option.name())));
                columns.put(option.name(), column);
                if (groups.containsKey(option.name())) {
                    more(column, Optional.empty());
                }
                board.add(column);
            }
            listenForMoves(board);
            Div all = new Div(stages(shown, current, cells), board);
            all.addClassName("list-contents");
            return all;
        }

        private Map<Object, Aggregation.Group> groups() {
            Map<Object, Aggregation.Group> groups = new LinkedHashMap<>();
            lists.groups(question, by, amounts).forEach(group -> {
                if (group.key() != null) {
                    groups.put(group.key(), group);
                }
            });
            return groups;
        }

        private void more(BoardColumn column, Optional<String> after) {
            var page = lists.column(
                    question,
                    by,
                    column.option().name(),
                    after,
                    address.asBoard(false).query(),
                    language);
            column.add(page.rows(), head.mayEdit());
            column.offerMore(page.next().map(token -> () -> more(column, Optional.of(token))));
        }

        /** The columns as links, for where only one of them fits. */
        private Component stages(List<PicklistType.Option> shown, String current, Cells cells) {
            Nav nav = new Nav();
            nav.addClassName("board-stages");
            nav.getElement().setAttribute("aria-label", language.t("board.stages"));
            String query = address.query();
            for (PicklistType.Option option : shown) {
                Anchor link = new Anchor(
                        "/" + address.path() + (query.isEmpty() ? "?" : query + "&") + STAGE + "=" + option.name(),
                        CellElements.of(cells.option(picklist, option.name())));
                if (option.name().equals(current)) {
                    link.getElement().setAttribute("aria-current", "page");
                }
                nav.add(link);
            }
            return nav;
        }

        /** One listener for all cards. */
        private void listenForMoves(Div board) {
            String id = "event.target.closest('.board-card').dataset.id";
            board.getElement()
                    .addEventListener("click", event -> {
                        UUID card = UUID.fromString(event.getEventData().get(id).asString());
                        choose(new RecordRef(head.type().name(), card));
                    })
                    .setFilter("event.target.closest('.move-card') !== null")
                    .addEventData(id);
        }

        /** Moving without dragging. */
        private void choose(RecordRef ref) {
            columns.values().stream()
                    .flatMap(column -> column.find(ref).stream())
                    .findFirst()
                    .ifPresent(card -> {
                        Dialog dialog = new Dialog();
                        dialog.setHeaderTitle(language.t("board.move", card.title()));
                        Div choices = new Div();
                        choices.addClassName("move-choices");
                        Cells cells = new Cells(language, Map.of());
                        picklist.options().stream()
                                .filter(option -> columns.get(option.name()) == null
                                        || columns.get(option.name()).find(ref).isEmpty())
                                .forEach(option -> {
                                    NativeButton choice = new NativeButton();
                                    choice.add(CellElements.of(cells.option(picklist, option.name())));
                                    choice.addClickListener(_ -> {
                                        dialog.close();
                                        move(card, option);
                                    });
                                    choices.add(choice);
                                });
                        dialog.add(choices);
                        dialog.open();
                    });
        }

        private void move(BoardCard card, PicklistType.Option option) {
            if (Optional.ofNullable(columns.get(option.name()))
                    .flatMap(column -> column.find(card.ref()))
                    .isPresent()) {
                return;
            }
            List<ListRow> rows = lists.rows(head.type(), List.of(card.ref()), "", language);
            BulkChange.Outcome outcome =
                    changes.set(rows.stream().map(ListRow::record).toList(), by.name(), option.name());
            if (outcome.done() == 0) {
                UndoToast.refused(
                        language.t("board.refused", card.title()),
                        BulkChange.Refusal.told(outcome.refusals(), language),
                        language);
                return;
            }
            place(card.ref(), option.name());
            UndoToast.done(
                    language.t("board.moved", card.title(), option.label().in(language.locale())),
                    List.of(),
                    () -> {
                        List<BulkChange.Refusal> kept = changes.undo(outcome.undo());
                        rows.getFirst()
                                .record()
                                .value(by.name(), String.class)
                                .ifPresent(before -> place(card.ref(), before));
                        if (!kept.isEmpty()) {
                            UndoToast.refused(
                                    language.t("board.refused", card.title()),
                                    BulkChange.Refusal.told(kept, language),
                                    language);
                        }
                    },
                    language);
        }

        /** Draws a card where its record now is; one that leaves the shown columns goes. */
        private void place(RecordRef ref, String option) {
            columns.values().forEach(column -> column.find(ref).ifPresent(Component::removeFromParent));
            List<ListRow> now =
                    lists.rows(head.type(), List.of(ref), address.asBoard(false).query(), language);
            Optional.ofNullable(columns.get(option)).ifPresent(column -> now.forEach(column::addFirst));
            Map<Object, Aggregation.Group> groups = groups();
            columns.forEach((name, column) -> column.figures(Optional.ofNullable(groups.get(name))));
        }
    }
}
