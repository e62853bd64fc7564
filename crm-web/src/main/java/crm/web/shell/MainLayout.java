package crm.web.shell;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.applayout.AppLayout;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.sidenav.SideNav;
import com.vaadin.flow.component.sidenav.SideNavItem;
import com.vaadin.flow.router.Layout;
import crm.metadata.Area;
import crm.metadata.EntityType;
import crm.metadata.Right;
import crm.record.Records;
import crm.web.cell.CellElements;
import crm.web.text.Language;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The frame: navigation by area at the side, or a bar at the bottom where the window is small. */
@Layout
@PermitAll
public class MainLayout extends AppLayout {

    @Inject
    public MainLayout(Session session, Languages languages, Records records) {
        setPrimarySection(Section.DRAWER);
        Language language = languages.current();
        PageSetup.of(UI.getCurrent(), language);
        Map<Area, List<EntityType>> areas =
                session.findMember().isEmpty() ? Map.of() : session.run(() -> Types.readable(records));
        Map<String, String> letters =
                Initials.of(areas.values().stream().flatMap(Collection::stream).toList());
        addToDrawer(
                skip(language),
                Brand.of(session, language),
                search(language),
                navigation(areas, letters, language),
                administration(session, records, language),
                UserMenu.of(session, records, language),
                new KeyList(places(areas, letters, language), language));
        // beside the content, not in the navbar: that one moves to the top where there is no touch
        getElement().appendChild(BottomBar.of(language).getElement());
    }

    private static Component skip(Language language) {
        Anchor skip = new Anchor("#main", language.t("nav.skip"));
        skip.addClassName("skip");
        skip.setRouterIgnore(true);
        return skip;
    }

    private static Component search(Language language) {
        Span key = new Span("/");
        key.addClassName("key");
        key.getElement().setAttribute("aria-hidden", "true");
        Anchor search = new Anchor("/search", CellElements.icon("search"), new Span(language.t("nav.search")), key);
        search.addClassName("search-entry");
        return search;
    }

    private static Component navigation(
            Map<Area, List<EntityType>> areas, Map<String, String> letters, Language language) {
        Nav nav = new Nav();
        nav.addClassName("areas");
        nav.getElement().setAttribute("aria-label", language.t("nav.label"));
        SideNav personal = new SideNav();
        personal.getElement().setAttribute("aria-label", language.t("nav.home"));
        personal.addItem(item(language.t("nav.home"), "", "house", letters));
        nav.add(personal);
        areas.forEach((area, types) -> {
            SideNav group = new SideNav(area.label().in(language.locale()));
            group.setCollapsible(true);
            types.forEach(type ->
                    group.addItem(item(type.plural().in(language.locale()), type.name(), type.icon(), letters)));
            nav.add(group);
        });
        return nav;
    }

    /** Last, and only for those who may shape the tenant. */
    private static Component administration(Session session, Records records, Language language) {
        Nav nav = new Nav();
        nav.addClassName("administration");
        nav.getElement().setAttribute("aria-label", language.t("admin.title"));
        boolean allowed = session.findMember().isPresent()
                && session.run(() -> records.access().has(Right.CUSTOMISE));
        if (allowed) {
            SideNav group = new SideNav();
            group.getElement().setAttribute("aria-label", language.t("admin.title"));
            group.addItem(item(language.t("admin.title"), "admin", "settings", Map.of()));
            nav.add(group);
        }
        nav.setVisible(allowed);
        return nav;
    }

    private static SideNavItem item(String label, String path, String icon, Map<String, String> letters) {
        SideNavItem item = new SideNavItem(label, path, CellElements.icon(icon));
        item.setMatchNested(!path.isEmpty());
        if (letters.containsKey(path)) {
            item.getElement().setAttribute("data-go", letters.get(path));
        }
        return item;
    }

    private static Map<String, String> places(
            Map<Area, List<EntityType>> areas, Map<String, String> letters, Language language) {
        Map<String, String> places = new LinkedHashMap<>();
        places.put("h", language.t("nav.home"));
        areas.values().stream()
                .flatMap(Collection::stream)
                .filter(type -> letters.containsKey(type.name()))
                .forEach(type -> places.put(
                        String.valueOf(letters.get(type.name())), type.plural().in(language.locale())));
        return places;
    }
}
