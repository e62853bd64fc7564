package crm.web.shell;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.ParentLayout;
import crm.web.text.Language;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletResponse;

/** An address that leads nowhere, or to what the person may not know of: both look the same. */
@ParentLayout(MainLayout.class)
@PermitAll
public class NothingHereView extends Main implements HasErrorParameter<NotFoundException>, HasDynamicTitle {

    private final String title;

    @Inject
    public NothingHereView(Languages languages) {
        Language language = languages.current();
        title = language.t("error.nothingHere");
        addClassName("page");
        Anchor home = new Anchor("/", language.t("error.toHome"));
        home.addClassName("primary");
        add(new Failure("search", title, language.t("error.nothingHereText"), home));
    }

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<NotFoundException> parameter) {
        return HttpServletResponse.SC_NOT_FOUND;
    }

    @Override
    public String getPageTitle() {
        return title;
    }
}
