package crm.web.board;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import crm.metadata.PicklistType;
import crm.record.query.Aggregation;
import crm.web.cell.Cell;
import crm.web.cell.CellElements;
import crm.web.list.Actions;
import crm.web.list.ListRow;
import crm.web.text.Formats;
import crm.web.text.Language;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** The records of one option, or of none: the figures of all of them, and the first cards. */
final class BoardColumn extends Section {

    /** The name of the column of those that have no value: no option can be called so. */
    static final String NONE = "-";

    private final Optional<PicklistType.Option> option;
    private final Language language;
    private final Span count = new Span();
    private final Span sum = new Span();
    private final Div cards = new Div();
    private final Div foot = new Div();

    BoardColumn(Optional<PicklistType.Option> option, Cell chip, Language language) {
        this.option = option;
        this.language = language;
        addClassName("board-column");
        getElement().setAttribute("data-column", key());
        getElement().setAttribute("aria-label", chip.text());
        count.addClassName("count");
        sum.addClassName("board-sum");
        Div head = new Div(CellElements.of(chip), count, sum);
        head.addClassName("board-head");
        Span stage = new Span(chip.text());
        stage.addClassName("drop-stage");
        Span asks = new Span();
        asks.addClassName("drop-asks");
        Div hint = new Div(stage, asks);
        hint.addClassName("board-drop");
        hint.getElement().setAttribute("aria-hidden", "true");
        cards.addClassName("board-cards");
        foot.addClassName("board-foot");
        add(head, hint, cards, foot);
    }

    Optional<PicklistType.Option> option() {
        return option;
    }

    String key() {
        return option.map(PicklistType.Option::name).orElse(NONE);
    }

    Div cards() {
        return cards;
    }

    /** The figures of the whole column, cards not shown included. */
    void figures(Optional<Aggregation.Group> group) {
        long records = group.map(Aggregation.Group::count).orElse(0L);
        count.setText(Formats.number(BigDecimal.valueOf(records), language));
        sum.setText(group.filter(known -> !known.sums().isEmpty())
                .map(known -> Formats.shortMoney(known.sums().getFirst(), language))
                .orElse(""));
    }

    void add(List<ListRow> rows) {
        cards.getElement().executeJs("window.kinshipBoard.add(this, $0)", BoardCard.all(rows, language));
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
