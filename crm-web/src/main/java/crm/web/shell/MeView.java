package crm.web.shell;

import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import crm.record.Records;
import crm.web.text.Language;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;

/** The person's own page, where there is no room for a menu. */
@Route("me")
@PermitAll
public class MeView extends Main implements HasDynamicTitle {

    private final String title;

    @Inject
    public MeView(Session session, Languages languages, Records records) {
        Language language = languages.current();
        title = language.t("nav.me");
        addClassNames("page", "me");
        add(new H1(title), UserMenu.identity(session, records, language), new Preferences(session, records, language));
    }

    @Override
    public String getPageTitle() {
        return title;
    }
}
