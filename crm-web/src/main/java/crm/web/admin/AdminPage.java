package crm.web.admin;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import crm.problem.ProblemException;
import crm.web.admin.shape.Customisation;
import crm.web.admin.shape.ShapeChange;
import crm.web.list.ErrorBand;
import crm.web.shell.Languages;
import crm.web.text.Language;
import java.util.List;
import java.util.Map;

/** The frame of an administrator's page: where he is, what the page is about, its parts as links, its contents. */
public abstract class AdminPage extends Main implements BeforeEnterObserver, HasDynamicTitle {

    protected final Customisation customisation;
    protected final Language language;
    protected final ShapeChange change;

    private final Div head = new Div();
    private final Div tabs = new Div();
    private final Div body = new Div();
    private String title = "";

    protected AdminPage(Customisation customisation, Languages languages) {
        this.customisation = customisation;
        language = languages.current();
        change = new ShapeChange(customisation, language, this::refresh);
        addClassName("admin");
        head.addClassName("admin-head");
        tabs.addClassName("list-tabs-holder");
        body.addClassName("admin-body");
        add(head, tabs, body);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        customisation.require();
        title = language.t("admin.title");
        enter(event);
        UI.getCurrent().getPage().addJavaScript("context://assets/admin.js");
        refresh();
    }

    /** Takes what the address says beyond which page it is. */
    protected void enter(BeforeEnterEvent event) {
        // most say nothing more
    }

    /** Draws the page of the shape as it is now. */
    protected abstract void draw();

    private void refresh() {
        head.removeAll();
        tabs.removeAll();
        body.removeAll();
        try {
            draw();
        } catch (ProblemException problem) {
            if (!problem.code().isOurs()) {
                throw problem;
            }
            body.add(new ErrorBand(problem, this::refresh, language));
        }
    }

    /** The head of one of the administrator's own pages, with the links to the others. */
    protected final void place(String place, Component... actions) {
        head(language.t("admin." + place), Map.of(language.t("admin.title"), "/admin"), actions);
        places(place);
    }

    /** @param crumbs address by label of the pages above */
    protected final void head(String heading, Map<String, String> crumbs, Component... actions) {
        title = heading;
        Nav path = new Nav();
        path.addClassName("admin-crumbs");
        path.getElement().setAttribute("aria-label", language.t("admin.path"));
        crumbs.forEach((label, href) -> {
            if (path.getComponentCount() > 0) {
                Span mark = new Span("›");
                mark.getElement().setAttribute("aria-hidden", "true");
                path.add(mark);
            }
            path.add(new Anchor(href, label));
        });
        Div right = new Div(actions);
        right.addClassName("admin-actions");
        Div left = new Div(path, new H1(heading));
        left.addClassName("admin-names");
        head.add(left, right);
    }

    /** @param links address by label, with a count or an empty text behind it */
    protected final void tabs(String label, Iterable<Tab> links) {
        Nav nav = new Nav();
        nav.addClassName("list-tabs");
        nav.getElement().setAttribute("aria-label", label);
        links.forEach(tab -> {
            Span count = new Span(tab.count());
            count.addClassName("count");
            Anchor link = new Anchor(tab.href(), new Span(tab.label()), count);
            if (tab.current()) {
                link.getElement().setAttribute("aria-current", "page");
            }
            nav.add(link);
        });
        tabs.add(nav);
    }

    /** A part of the page. */
    protected record Tab(String label, String count, String href, boolean current) {}

    protected final void body(Component... parts) {
        body.add(parts);
    }

    /** The links between the administrator's own pages. */
    protected final void places(String current) {
        tabs(
                language.t("admin.title"),
                List.of(
                        new Tab(language.t("admin.entities"), "", "/admin", current.equals("entities")),
                        new Tab(language.t("admin.currencies"), "", "/admin/currencies", current.equals("currencies")),
                        new Tab(language.t("admin.packs"), "", "/admin/packs", current.equals("packs")),
                        new Tab(language.t("admin.history"), "", "/admin/history", current.equals("history")),
                        new Tab(language.t("admin.limits"), "", "/admin/limits", current.equals("limits"))));
    }

    @Override
    public String getPageTitle() {
        return title;
    }
}
