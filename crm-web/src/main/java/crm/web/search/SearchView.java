package crm.web.search;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import crm.record.Records;
import crm.web.cell.CellElements;
import crm.web.shell.Languages;
import crm.web.shell.Session;
import crm.web.text.Language;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import java.util.List;

/** Search while typing. Arrows move and Enter opens ({@code keys.js}); the address keeps what was asked. */
@Route("search")
@PermitAll
public class SearchView extends Main implements BeforeEnterObserver, HasDynamicTitle {

    private static final String TEXT = "q";
    private static final int LONGEST = 200;
    private static final int PAUSE = 120;

    private final Session session;
    private final Records records;
    private final Language language;
    private final TextField field = new TextField();
    private final Div results = new Div();
    private final Span announced = new Span();

    @Inject
    public SearchView(Session session, Languages languages, Records records) {
        this.session = session;
        this.records = records;
        this.language = languages.current();
        addClassNames("page", "search");
        H1 title = new H1(language.t("search.title"));
        title.addClassName("sr");
        field.setPlaceholder(language.t("nav.search"));
        field.setAriaLabel(language.t("search.title"));
        field.setPrefixComponent(CellElements.icon("search"));
        field.setClearButtonVisible(true);
        field.setMaxLength(LONGEST);
        field.setValueChangeMode(ValueChangeMode.LAZY);
        field.setValueChangeTimeout(PAUSE);
        field.addValueChangeListener(event -> {
            if (event.isFromClient()) {
                ask(event.getValue());
            }
        });
        results.addClassName("hits");
        announced.addClassName("sr");
        announced.getElement().setAttribute("aria-live", "polite");
        add(title, field, announced, results);
        field.focus();
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        String text = event.getLocation()
                .getQueryParameters()
                .getSingleParameter(TEXT)
                .orElse("");
        field.setValue(text);
        show(text);
    }

    private void ask(String text) {
        QueryParameters parameters = text.isBlank() ? QueryParameters.empty() : QueryParameters.of(TEXT, text);
        UI.getCurrent().getPage().getHistory().replaceState(null, new Location("search", parameters));
        show(text);
    }

    private void show(String text) {
        List<Jump.Group> groups = session.run(() -> new Jump(records, language).find(text));
        results.removeAll();
        int count = groups.stream().mapToInt(group -> group.hits().size()).sum();
        announced.setText(language.t("search.found", count));
        if (count == 0) {
            results.add(new Paragraph(language.t("search.nothing", text.strip())));
        }
        groups.forEach(group -> {
            UnorderedList list = new UnorderedList();
            list.addClassName("ways");
            group.hits().forEach(hit -> list.add(new ListItem(link(hit))));
            results.add(new H2(group.label()), list);
        });
    }

    private static Anchor link(Jump.Hit hit) {
        Span title = new Span(hit.title());
        title.addClassName("hit-title");
        Span note = new Span(hit.note());
        note.addClassName("way-note");
        Anchor link = new Anchor(hit.href(), CellElements.icon(hit.icon()), title, note);
        link.addClassNames("way", "hit");
        return link;
    }

    @Override
    public String getPageTitle() {
        return language.t("search.title");
    }
}
