package crm.web.shell;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import crm.tenant.Member;
import crm.web.cell.CellElements;
import crm.web.text.Language;
import java.util.List;

/** Whose data this is; a choice for a person of several tenants. */
final class Brand {

    private static final String ID = "tenants";

    private Brand() {}

    static Component of(Session session, Language language) {
        List<Member> all = session.memberships();
        String name = session.findMember().map(Member::tenantName).orElse("Kinship");
        if (all.size() < 2) {
            Div brand = new Div(mark(), name(name));
            brand.addClassName("tenant");
            return brand;
        }
        NativeButton current = new NativeButton();
        current.add(mark(), name(name), CellElements.icon("chevrons-up-down"));
        current.addClassName("tenant");
        current.getElement().setAttribute("popovertarget", ID);
        current.getElement().setAttribute("aria-label", language.t("tenant.switch", name));
        Div menu = new Div();
        menu.setId(ID);
        menu.addClassName("tenant-menu");
        menu.getElement().setAttribute("popover", "");
        all.forEach(member -> menu.add(way(session, member, name)));
        return new Div(current, menu);
    }

    private static NativeButton way(Session session, Member member, String current) {
        NativeButton way = new NativeButton(member.tenantName(), _ -> {
            session.choose(member.tenantAlias());
            UI.getCurrent().getPage().setLocation("/");
        });
        way.addClassName("menu-item");
        if (member.tenantName().equals(current)) {
            way.getElement().setAttribute("aria-current", "true");
        }
        return way;
    }

    private static Span name(String text) {
        Span name = new Span(text);
        name.addClassName("tenant-name");
        return name;
    }

    private static Span mark() {
        Span mark = new Span();
        mark.addClassName("tenant-mark");
        return mark;
    }
}
