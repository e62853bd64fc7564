package crm.web.list;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import crm.metadata.EntityType;
import crm.metadata.Field;
import crm.web.shell.Languages;
import crm.web.text.Language;
import java.util.List;
import java.util.Optional;

/**
 * A page about an entity type's records: its head, saved lists and filters. What stands under them is the subclass's.
 */
public abstract class EntityPage extends Main implements BeforeEnterObserver, HasDynamicTitle {

    /** The name of the route's parameter that says which entity type. */
    protected static final String ENTITY = "entity";

    protected final RecordLists lists;
    protected final Language language;

    private final boolean board;
    private final Div head = new Div();
    private final Div tabs = new Div();
    private final Div band = new Div();
    private final FilterRow filters;
    private final Div body = new Div();
    private String title;

    protected EntityPage(RecordLists lists, Languages languages, boolean board) {
        this.lists = lists;
        this.language = languages.current();
        this.board = board;
        filters = new FilterRow(lists, language);
        title = language.t("list.nothingHere");
        addClassNames("list-page");
        head.addClassName("list-head");
        tabs.addClassName("list-tabs-holder");
        body.addClassName("list-body");
        Div top = new Div(head, tabs, filters, band);
        top.addClassName("list-top");
        getElement().appendChild(top.getElement());
        add(body);
    }

    @Override
    protected void onAttach(AttachEvent event) {
        event.getUI().getPage().addJavaScript("context://assets/list-keys.js");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        String entity = event.getRouteParameters().get(ENTITY).orElse("");
        ListAddress address = ListAddress.of(entity, event.getLocation().getQueryParameters(), board);
        Optional<EntityType> type = lists.find(entity);
        if (type.isEmpty()) {
            nothingHere();
        } else {
            show(type.get(), address);
        }
    }

    private void nothingHere() {
        head.removeAll();
        tabs.removeAll();
        tabs.setVisible(false);
        band.removeAll();
        filters.setVisible(false);
        title = language.t("list.nothingHere");
        body.removeAll();
        body.add(new EmptyState(
                "search",
                title,
                language.t("list.nothingHereHow"),
                Actions.link("/", "house", language.t("nav.home"), true)));
    }

    /** Draws the page of an address, also again. */
    protected final void show(EntityType type, ListAddress address) {
        title = type.plural().in(language.locale());
        band.removeAll();
        RecordLists.Head all;
        try {
            all = lists.head(type);
        } catch (RuntimeException e) {
            failed(e, () -> show(type, address));
            return;
        }
        boolean isFull = all.all().value() > 0;
        drawHead(all, isFull, address);
        filters.setVisible(isFull);
        tabs.setVisible(isFull);
        body.removeAll();
        if (!isFull) {
            body.add(nothingYet(all));
            return;
        }
        try {
            Question question = lists.question(address);
            drawTabs(all, address, question);
            filters.show(address, type, question.order(), question.quickFields(), tools(question, address));
            body.add(contents(all, question, address));
        } catch (RuntimeException e) {
            filters.show(address, type, address.sort(), List.of(type.titleField()), List.of());
            tabs.removeAll();
            tabs.add(ListTabs.of(all, address, Optional.empty(), language));
            failed(e, () -> show(type, address));
        }
    }

    private void drawHead(RecordLists.Head all, boolean isFull, ListAddress address) {
        H1 name = new H1(title);
        Span count = new Span(ListTabs.count(all.all(), language));
        count.addClassName("count");
        head.removeAll();
        head.add(name, count);
        if (all.mayCreate()) {
            Anchor fresh = fresh(all.type(), isFull);
            fresh.getElement().setAttribute("data-key", "new");
            head.add(fresh);
        }
    }

    private Anchor fresh(EntityType type, boolean primary) {
        return Actions.link("/" + type.name() + "/new", "plus", language.t("list.new", single(type)), primary);
    }

    private void drawTabs(RecordLists.Head all, ListAddress address, Question question) {
        tabs.removeAll();
        tabs.add(ListTabs.of(all, address, question.list(), language));
    }

    private Component nothingYet(RecordLists.Head all) {
        String plural = plural(all.type());
        String single = single(all.type());
        return all.mayCreate()
                ? new EmptyState(
                        all.type().icon(),
                        language.t("list.noneYet", plural),
                        language.t("list.noneYetCreate", plural, single),
                        fresh(all.type(), true))
                : new EmptyState(
                        all.type().icon(), language.t("list.noneYet", plural), language.t("list.noneYetWait", plural));
    }

    private String plural(EntityType type) {
        return language.noun(type.plural().in(language.locale()));
    }

    private String single(EntityType type) {
        return language.noun(type.label().in(language.locale()));
    }

    /** What stands where a filter leaves nothing. */
    protected final Component nothingFound(EntityType type, ListAddress address) {
        String plural = plural(type);
        if (!address.isFiltered()) {
            return new EmptyState(
                    type.icon(), language.t("list.noneInList", plural), language.t("list.noneInListHow", plural));
        }
        return new EmptyState(
                "search",
                language.t("list.noneFound", plural),
                language.t("list.noneFoundHow"),
                Actions.link(address.withoutFilters().href(), "x", language.t("list.clearFilters"), false));
    }

    /** Tells of a failure over what still works. */
    protected final void failed(RuntimeException failure, Runnable again) {
        band.removeAll();
        band.add(new ErrorBand(failure, again, language));
    }

    protected final FilterRow filters() {
        return filters;
    }

    /** The picklist that a board of the entity type has columns of. */
    protected static Optional<Field> boardField(EntityType type) {
        return FilterRow.boardField(type);
    }

    /** What the page adds to the end of the filter row. */
    protected abstract List<Component> tools(Question question, ListAddress address);

    protected abstract Component contents(RecordLists.Head head, Question question, ListAddress address);

    @Override
    public String getPageTitle() {
        return title;
    }
}
