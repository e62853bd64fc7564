package crm.web.record;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.BeforeLeaveEvent;
import com.vaadin.flow.router.BeforeLeaveObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import crm.problem.ProblemException;
import crm.record.Records;
import crm.value.RecordRef;
import crm.web.edit.Choices;
import crm.web.edit.Whys;
import crm.web.list.ListAddress;
import crm.web.shell.Languages;
import crm.web.shell.Session;
import crm.web.text.Language;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The page of one record, whatever its entity type. */
@Route(":entity([a-z][A-Za-z0-9_]*)/:id([0-9a-f-]{36})")
@PermitAll
public class RecordView extends Main implements BeforeEnterObserver, BeforeLeaveObserver, HasDynamicTitle {

    private final Session session;
    private final Records records;
    private final RecordReading reading;
    private final RecordSaving saving;
    private final Choices choices;
    private final Whys whys;
    private final Language language;

    private @Nullable OpenRecord open;
    private @Nullable FieldSections sections;

    @Inject
    public RecordView(
            Session session,
            Records records,
            RecordReading reading,
            RecordSaving saving,
            Choices choices,
            Whys whys,
            Languages languages) {
        this.session = session;
        this.records = records;
        this.reading = reading;
        this.saving = saving;
        this.choices = choices;
        this.whys = whys;
        language = languages.current();
        addClassName("record");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        open = null;
        sections = null;
        removeAll();
        getElement().removeAllChildren();
        String entity = event.getRouteParameters().get("entity").orElse("");
        try {
            UUID id = UUID.fromString(event.getRouteParameters().get("id").orElse(""));
            QueryParameters parameters = event.getLocation().getQueryParameters();
            ListAddress list = ListAddress.of(entity, parameters, false);
            build(reading.read(new RecordRef(entity, id), language), TabAddress.of(list, parameters));
        } catch (ProblemException | IllegalArgumentException problem) {
            add(RecordBand.missing(language));
        }
    }

    private void build(Shown read, TabAddress address) {
        RecordBand band = new RecordBand();
        RecordHead head = new RecordHead();
        RecordFoot foot = new RecordFoot(read);
        Timeline timeline = new Timeline(read.record().ref(), reading, language);
        RelatedLists related = new RelatedLists(read, reading, language);
        OpenRecord record =
                new OpenRecord(session, records, reading, choices, whys, address.list(), band, read, now -> {
                    head.show(now);
                    fields().show(now);
                    foot.show(now);
                    timeline.load();
                    UI.getCurrent().getPage().setTitle(getPageTitle());
                });
        FieldSections fields = new FieldSections(read, address, language, choices);
        FieldSaving edits = new FieldSaving(record, saving, fields);
        fields.onSave(edits::save);
        fields.onWhy(field -> record.why(field, fields.readable()));
        StageMove move = new StageMove(record, saving, edits::ask);
        TypeChange retype = new TypeChange(record, saving, edits::ask);
        RecordLine line = new RecordLine(record, move, retype, () -> Deletion.of(record, fields::closeAll));
        open = record;
        sections = fields;
        head.holds(record, line, move, saving, fields);
        head.show(read);
        Div main = new Div(fields, related, foot);
        main.addClassName("record-main");
        Div body = new Div(main, timeline);
        body.addClassName("record-body");
        add(head, band);
        getElement().appendChild(RecordParts.links(read.type(), language));
        add(body);
        UI.getCurrent().getPage().addJavaScript("context://assets/ui-record.js");
        getElement().executeJs("window.kinshipRecord(this)");
        loadLater(List.of(timeline::load, related::load, line::load));
    }

    /** What is below the fold comes after the first paint. */
    private void loadLater(List<Runnable> parts) {
        getElement()
                .executeJs("return new Promise(done => requestAnimationFrame(() => setTimeout(done)))")
                .then(_ -> parts.forEach(Runnable::run));
    }

    private FieldSections fields() {
        return java.util.Objects.requireNonNull(sections);
    }

    @Override
    public void beforeLeave(BeforeLeaveEvent event) {
        if (sections != null && sections.hasChanges()) {
            LeaveDialog.ask(event.postpone(), getElement(), language);
        }
    }

    @Override
    public String getPageTitle() {
        return Optional.ofNullable(open)
                .map(shown -> shown.now().record().title())
                .orElse(language.t("record.missing.title"));
    }
}
