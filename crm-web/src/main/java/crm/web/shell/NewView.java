package crm.web.shell;

import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import crm.metadata.Area;
import crm.metadata.EntityType;
import crm.record.Records;
import crm.web.text.Language;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;

/** What to create: only what the person may. */
@Route("new")
@PermitAll
public class NewView extends Main implements HasDynamicTitle {

    private final String title;

    @Inject
    public NewView(Session session, Languages languages, Records records) {
        Language language = languages.current();
        title = language.t("new.title");
        addClassNames("page", "ways-page");
        add(new H1(title));
        Map<Area, List<EntityType>> areas = session.run(() -> Types.creatable(records));
        if (areas.isEmpty()) {
            add(new Paragraph(language.t("new.nothing")));
        }
        add(TypeLinks.of(
                areas,
                language,
                type -> TypeLinks.link(
                        "/" + type.name() + "/new", type, type.label().in(language.locale()), "")));
    }

    @Override
    public String getPageTitle() {
        return title;
    }
}
