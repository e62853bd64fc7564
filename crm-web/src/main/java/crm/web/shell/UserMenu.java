package crm.web.shell;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import crm.record.Records;
import crm.tenant.Member;
import crm.web.cell.Cells;
import crm.web.cell.Hues;
import crm.web.text.Language;
import java.util.Optional;
import java.util.stream.Collectors;

/** Who is signed in, with the state of saving; opens the person's settings. */
final class UserMenu {

    private static final String ID = "user-menu";

    private UserMenu() {}

    static Component of(Session session, Records records, Language language) {
        NativeButton user = new NativeButton();
        user.add(identity(session, records, language), Saving.dot(language));
        user.addClassName("user");
        user.getElement().setAttribute("popovertarget", ID);
        Div menu = new Div(new Preferences(session, records, language));
        menu.setId(ID);
        menu.addClassName("user-menu");
        menu.getElement().setAttribute("popover", "");
        Div both = new Div(user, menu);
        both.addClassName("user-holder");
        session.findMember()
                .ifPresent(member -> both.getElement()
                        .setAttribute("data-person", member.user().toString()));
        return both;
    }

    /** Picture, name and roles. */
    static Div identity(Session session, Records records, Language language) {
        String name = session.person().name();
        Optional<Member> member = session.findMember();
        Span avatar = new Span(Cells.initials(name));
        avatar.addClassNames(
                "av", member.map(known -> "hue-" + Hues.of(known.user())).orElse("hue-gray"));
        avatar.getElement().setAttribute("aria-hidden", "true");
        Span who = new Span(name);
        who.addClassName("user-name");
        Span roles = new Span(
                member.map(known -> roles(known, session, records, language)).orElse(""));
        roles.addClassName("user-role");
        Span text = new Span(who, roles);
        text.addClassName("user-text");
        Div identity = new Div(avatar, text);
        identity.addClassName("identity");
        return identity;
    }

    private static String roles(Member member, Session session, Records records, Language language) {
        return session.run(() -> member.roles().stream()
                .sorted()
                .flatMap(role -> Optional.ofNullable(records.metadata().roles().get(role)).stream())
                .map(role -> role.label().in(language.locale()))
                .collect(Collectors.joining(" · ")));
    }
}
