package crm.web.shell;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.dom.Element;
import crm.metadata.PicklistType;
import crm.record.RecordPatch;
import crm.record.Records;
import crm.value.RecordRef;
import crm.web.cell.CellElements;
import crm.web.cell.Cells;
import crm.web.text.Language;
import crm.web.text.Translations;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The person's own settings: his record, language, scheme, keys, and the way out. In the menu and on the phone's page. */
final class Preferences extends Div {

    private static final String LANGUAGE = "language";

    Preferences(Session session, Records records, Language language) {
        addClassName("preferences");
        session.findMember().ifPresent(member -> {
            RecordRef user = new RecordRef("user", member.user());
            Anchor profile = new Anchor(Cells.address(user), CellElements.icon("user-round"));
            profile.add(language.t("user.profile"));
            profile.addClassName("menu-item");
            add(profile, choice(language.t("user.language"), languages(session, records, user, language)));
        });
        session.findMember()
                .filter(member -> member.roles().contains("administrator"))
                .ifPresent(_ -> add(design(language)));
        add(choice(language.t("user.scheme"), schemes(language)), letters(language), signOut(language));
    }

    private static Anchor design(Language language) {
        Anchor design = new Anchor("/design", CellElements.icon("palette"));
        design.add(language.t("design.title"));
        design.addClassName("menu-item");
        return design;
    }

    private static Component choice(String label, List<? extends Component> options) {
        Span name = new Span(label);
        name.addClassName("menu-label");
        Div group = new Div();
        group.add(options.toArray(Component[]::new));
        group.addClassName("segments");
        group.getElement().setAttribute("role", "group");
        group.getElement().setAttribute("aria-label", label);
        Div line = new Div(name, group);
        line.addClassName("menu-choice");
        return line;
    }

    /** Each language by its own name, so that nobody has to find it in one he cannot read. */
    private static List<NativeButton> languages(Session session, Records records, RecordRef user, Language language) {
        return Translations.LOCALES.stream()
                .map(locale -> {
                    boolean current =
                            locale.getLanguage().equals(language.locale().getLanguage());
                    NativeButton button = new NativeButton(name(locale), _ -> {
                        session.run(() -> save(records, user, locale));
                        UI.getCurrent().getPage().reload();
                    });
                    button.getElement().setAttribute("aria-pressed", Boolean.toString(current));
                    button.getElement().setAttribute("lang", locale.getLanguage());
                    return button;
                })
                .toList();
    }

    private static String name(Locale locale) {
        return locale.getLanguage().equals("zh") ? "中文" : "English";
    }

    /** Everybody chooses his own language, whatever else he may change of people. */
    private static boolean save(Records records, RecordRef user, Locale locale) {
        boolean offered = records.type(user.entity()).findField(LANGUAGE).stream()
                .anyMatch(field -> field.type() instanceof PicklistType picklist
                        && picklist.option(locale.getLanguage()).isPresent());
        if (offered) {
            records.unrestricted().update(user, RecordPatch.of(Map.of(LANGUAGE, locale.getLanguage())));
        }
        return offered;
    }

    /** Kept in the browser by {@code keys.js}: a dark room belongs to the device, not to the person. */
    private static List<NativeButton> schemes(Language language) {
        return List.of(
                scheme("light", "sun", language.t("user.light")),
                scheme("dark", "moon", language.t("user.dark")),
                scheme("system", "monitor", language.t("user.system")));
    }

    private static NativeButton scheme(String name, String icon, String label) {
        NativeButton button = new NativeButton();
        button.add(CellElements.icon(icon));
        button.setTitle(label);
        button.getElement().setAttribute("aria-label", label);
        button.getElement().setAttribute("data-scheme", name);
        button.getElement().setAttribute("aria-pressed", "false");
        return button;
    }

    private static NativeButton letters(Language language) {
        NativeButton letters = new NativeButton(language.t("user.letters"));
        letters.addClassNames("menu-item", "switch");
        letters.getElement().setAttribute("data-letters", "");
        letters.getElement().setAttribute("role", "switch");
        letters.getElement().setAttribute("aria-checked", "true");
        return letters;
    }

    /** A real form: signing out is a POST to a servlet, which ends both sessions. */
    static Component signOut(Language language) {
        NativeButton button = new NativeButton();
        button.add(CellElements.icon("log-out"), new Span(language.t("user.signOut")));
        button.addClassName("menu-item");
        button.getElement().setAttribute("type", "submit");
        Element form = new Element("form");
        form.setAttribute("method", "post");
        form.setAttribute("action", "/logout");
        form.appendChild(button.getElement());
        Div holder = new Div();
        holder.getElement().appendChild(form);
        return holder;
    }
}
