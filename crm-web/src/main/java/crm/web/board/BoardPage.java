package crm.web.board;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.Route;
import crm.metadata.Field;
import crm.web.cell.CellElements;
import crm.web.list.BulkChange;
import crm.web.list.EmptyState;
import crm.web.list.EntityPage;
import crm.web.list.ListAddress;
import crm.web.list.Question;
import crm.web.list.RecordLists;
import crm.web.shell.Languages;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/** The records of an entity type as cards, in columns of the picklist they move through. */
@Route(":entity([a-z][A-Za-z0-9_]*)/board")
@PermitAll
public class BoardPage extends EntityPage {

    private static final String STAGE = "stage";

    private final BulkChange changes;
    private final Demands demands;
    private Optional<String> chosenStage = Optional.empty();

    @Inject
    public BoardPage(RecordLists lists, Languages languages, BulkChange changes, Demands demands) {
        super(lists, languages, true);
        this.changes = changes;
        this.demands = demands;
    }

    @Override
    protected void onAttach(AttachEvent event) {
        super.onAttach(event);
        event.getUI().getPage().addJavaScript("context://assets/board.js");
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
        Optional<Field> by = boardField(head.type());
        if (by.isEmpty()) {
            return new EmptyState("square-kanban", language.t("board.impossible"), language.t("board.impossibleHow"));
        }
        Board board = new Board(lists, changes, demands, question, address, by.get(), language);
        board.draw(head.mayEdit() && !by.get().readOnly(), chosenStage);
        Div all = new Div(stages(board, address), board);
        all.addClassName("list-contents");
        return all;
    }

    /** The columns as links, for where only one of them fits. */
    private Component stages(Board board, ListAddress address) {
        Nav nav = new Nav();
        nav.addClassName("board-stages");
        nav.getElement().setAttribute("aria-label", language.t("board.stages"));
        String query = address.query();
        String before = "/" + address.path() + (query.isEmpty() ? "?" : query + "&") + STAGE + "=";
        board.columns().forEach((name, column) -> {
            Anchor link = new Anchor(before + name, CellElements.of(board.chip(column.option())));
            if (column.hasClassName("current")) {
                link.getElement().setAttribute("aria-current", "page");
            }
            nav.add(link);
        });
        return nav;
    }
}
