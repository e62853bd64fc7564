package crm.web.shell;

import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import crm.metadata.EntityType;
import crm.record.Records;
import crm.record.query.CountMode;
import crm.record.query.RecordCount;
import crm.record.query.RecordQuery;
import crm.web.text.Formats;
import crm.web.text.Language;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import java.math.BigDecimal;

/** All kinds of records, with how many there are. */
@Route("records")
@PermitAll
public class RecordsView extends Main implements HasDynamicTitle {

    private final String title;

    @Inject
    public RecordsView(Session session, Languages languages, Records records) {
        Language language = languages.current();
        title = language.t("nav.records");
        addClassNames("page", "ways-page");
        add(new H1(title));
        add(session.run(() -> TypeLinks.of(
                Types.readable(records),
                language,
                type -> TypeLinks.link(
                        "/" + type.name(),
                        type,
                        type.plural().in(language.locale()),
                        count(type, records, language)))));
    }

    private static String count(EntityType type, Records records, Language language) {
        RecordCount count =
                records.count(RecordQuery.all(type).counting(CountMode.CAPPED)).orElseThrow();
        String number = Formats.number(BigDecimal.valueOf(count.value()), language);
        return count.capped() ? number + "+" : number;
    }

    @Override
    public String getPageTitle() {
        return title;
    }
}
