package crm.web.board;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Article;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import crm.metadata.EntityType;
import crm.metadata.Face;
import crm.value.RecordRef;
import crm.web.cell.Cell;
import crm.web.cell.CellElements;
import crm.web.list.Actions;
import crm.web.list.ListRow;
import crm.web.text.Language;

/** A record as a card: what its entity type puts on cards, and the button that moves it. */
final class BoardCard extends Article {

    private final RecordRef ref;
    private final String title;

    BoardCard(ListRow row, boolean movable, Language language) {
        ref = row.record().ref();
        title = row.record().title();
        addClassName("board-card");
        getElement().setAttribute("tabindex", "0");
        getElement().setAttribute("data-id", ref.id().toString());
        getElement().setAttribute("aria-label", title);
        Face.Card card = row.record().type().face().card();
        Div top = new Div(CellElements.of(row.title()));
        top.addClassName("card-top");
        if (movable) {
            NativeButton move = Actions.icon("arrow-right", language.t("board.move", title));
            move.addClassName("move-card");
            top.add(move);
        }
        add(top);
        addUnlessEmpty(row.cell(card.line()));
        Div figures = new Div();
        figures.addClassName("card-figures");
        figures.add(CellElements.of(row.cell(card.amount())), CellElements.of(row.cell(card.date())), owner(row));
        add(figures);
        Cell note = row.cell(card.note());
        if (!note.isEmpty()) {
            Div next = new Div(CellElements.icon("corner-down-right"), CellElements.of(note));
            next.addClassName("card-next");
            add(next);
        }
    }

    private void addUnlessEmpty(Cell cell) {
        if (!cell.isEmpty()) {
            add(CellElements.of(cell));
        }
    }

    private static Component owner(ListRow row) {
        Component owner = CellElements.of(row.cell(row.record().type().field(EntityType.OWNER)));
        owner.addClassName("card-owner");
        return owner;
    }

    RecordRef ref() {
        return ref;
    }

    String title() {
        return title;
    }
}
