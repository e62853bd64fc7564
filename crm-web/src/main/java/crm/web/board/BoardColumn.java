package crm.web.board;

import com.vaadin.flow.component.dnd.DragSource;
import com.vaadin.flow.component.dnd.DropTarget;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import crm.metadata.PicklistType;
import crm.record.query.Aggregation;
import crm.value.RecordRef;
import crm.web.cell.Cell;
import crm.web.cell.CellElements;
import crm.web.list.Actions;
import crm.web.list.ListRow;
import crm.web.text.Formats;
import crm.web.text.Language;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** One option's records: the figures of all of them, and the first cards. */
final class BoardColumn extends Section {

    private final PicklistType.Option option;
    private final Language language;
    private final Span count = new Span();
    private final Span sum = new Span();
    private final Div cards = new Div();
    private final Div foot = new Div();

    BoardColumn(PicklistType.Option option, Cell chip, Consumer<BoardCard> dropped, Language language) {
        this.option = option;
        this.language = language;
        addClassName("board-column");
        getElement().setAttribute("aria-label", chip.text());
        count.addClassName("count");
        sum.addClassName("board-sum");
        Div head = new Div(CellElements.of(chip), count, sum);
        head.addClassName("board-head");
        cards.addClassName("board-cards");
        add(head, cards, foot);
        DropTarget<BoardColumn> target = DropTarget.create(this);
        target.addDropListener(event -> event.getDragSourceComponent().ifPresent(source -> {
            if (source instanceof BoardCard card) {
                dropped.accept(card);
            }
        }));
    }

    PicklistType.Option option() {
        return option;
    }

    /** The figures of the whole column, cards not shown included. */
    void figures(Optional<Aggregation.Group> group) {
        long records = group.map(Aggregation.Group::count).orElse(0L);
        count.setText(Formats.number(BigDecimal.valueOf(records), language));
        sum.setText(group.filter(known -> !known.sums().isEmpty())
                .map(known -> Formats.shortMoney(known.sums().getFirst(), language))
                .orElse(""));
    }

    void add(List<ListRow> rows, boolean movable) {
        rows.forEach(row -> cards.add(card(row, movable)));
    }

    /** Puts a card on top, where the eye is that moved it. */
    void addFirst(ListRow row) {
        BoardCard card = card(row, true);
        cards.addComponentAsFirst(card);
        card.getElement().callJsFunction("focus");
    }

    private BoardCard card(ListRow row, boolean movable) {
        BoardCard card = new BoardCard(row, movable, language);
        if (movable) {
            DragSource.create(card);
        }
        return card;
    }

    Optional<BoardCard> find(RecordRef ref) {
        return cards.getChildren()
                .map(BoardCard.class::cast)
                .filter(card -> card.ref().equals(ref))
                .findFirst();
    }

    /** Offers the next cards; none takes the offer away. */
    void offerMore(Optional<Runnable> more) {
        foot.removeAll();
        more.ifPresent(work -> {
            NativeButton button = Actions.quiet("chevron-down", language.t("board.more"));
            button.addClassName("board-more");
            button.addClickListener(_ -> work.run());
            foot.add(button);
        });
    }
}
