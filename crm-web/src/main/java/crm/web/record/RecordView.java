package crm.web.record;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.dom.Element;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.BeforeLeaveEvent;
import com.vaadin.flow.router.BeforeLeaveObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import crm.metadata.EntityType;
import crm.metadata.Field;
import crm.metadata.PicklistType;
import crm.metadata.PicklistType.Option;
import crm.problem.FieldProblem;
import crm.problem.ProblemException;
import crm.record.Record;
import crm.record.Records;
import crm.value.RecordRef;
import crm.web.cell.CellElements;
import crm.web.edit.Choices;
import crm.web.edit.FieldWords;
import crm.web.shell.Languages;
import crm.web.shell.Session;
import crm.web.text.Language;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The page of one record, whatever its entity type. */
@Route(":entity([a-z][A-Za-z0-9_]*)/:id([0-9a-f-]{36})")
@PermitAll
public class RecordView extends Div implements BeforeEnterObserver, BeforeLeaveObserver, HasDynamicTitle {

    private final Session session;
    private final Records records;
    private final RecordReading reading;
    private final RecordSaving saving;
    private final Choices choices;
    private final Language language;
    private final FieldWords words;

    private final RecordBand band = new RecordBand();
    private final Div head = new Div();
    private @Nullable Shown shown;
    private @Nullable FieldSections sections;
    private @Nullable Timeline timeline;
    private Optional<String> list = Optional.empty();

    @Inject
    public RecordView(
            Session session,
            Records records,
            RecordReading reading,
            RecordSaving saving,
            Choices choices,
            Languages languages) {
        this.session = session;
        this.records = records;
        this.reading = reading;
        this.saving = saving;
        this.choices = choices;
        language = languages.current();
        words = new FieldWords(language);
        addClassName("record");
        head.addClassName("record-head");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        RecordRef ref = new RecordRef(
                event.getRouteParameters().get("entity").orElse(""),
                UUID.fromString(event.getRouteParameters().get("id").orElse("")));
        list = event.getLocation().getQueryParameters().getSingleParameter("list");
        removeAll();
        try {
            build(reading.read(ref, language));
        } catch (ProblemException problem) {
            shown = null;
            add(RecordBand.missing(language));
        }
    }

    private void build(Shown read) {
        shown = read;
        FieldSections fields = new FieldSections(read, language, choices, this::saveFields);
        RecordRef ref = read.record().ref();
        RelatedLists related = new RelatedLists(ref, reading, language);
        Timeline changes = new Timeline(ref, reading, language);
        sections = fields;
        timeline = changes;
        Div main = new Div(fields, related);
        main.addClassName("record-main");
        main.getElement().appendChild(footer(read));
        Div body = new Div(main, changes);
        body.addClassName("record-body");
        add(head, band, ways(read), body);
        head(read);
        UI.getCurrent().getPage().addJavaScript("context://assets/ui-record.js");
        getElement().executeJs("window.kinshipRecord(this)");
        // what is below the fold comes after the first paint
        getElement()
                .executeJs("return new Promise(done => requestAnimationFrame(() => setTimeout(done)))")
                .then(_ -> {
                    changes.load();
                    related.load();
                });
    }

    private void head(Shown now) {
        head.removeAll();
        head.add(actions(now), title(now));
        now.type()
                .face()
                .stage()
                .ifPresent(stage -> head.add(new StagePath(
                        now.record(), now.type().field(stage), now.days(), now.editable(), language, this::move)));
        head.add(new KeyFacts(now));
    }

    private Div actions(Shown now) {
        EntityType type = now.type();
        Div line = new Div();
        line.addClassName("record-line");
        line.add(RecordHead.crumbs(type, list, language));
        line.add(RecordHead.action("link", language.t("record.copyLink"), "copy-link"));
        line.getElement().getChild(1).setAttribute("data-done", language.t("record.copied"));
        if (session.run(() -> records.access().mayCreate(type))) {
            Anchor copy =
                    new Anchor("/" + type.name() + "/new?from=" + now.record().id());
            RecordHead.named(copy, "copy", language.t("record.duplicate"), "duplicate");
            line.add(copy);
        }
        if (now.deletable()) {
            NativeButton delete = RecordHead.action("trash-2", language.t("record.delete"), "delete");
            delete.addClickListener(_ -> delete());
            line.add(delete);
        }
        winning(now).ifPresent(won -> {
            var primary = new com.vaadin.flow.component.button.Button(
                    language.t("record.mark", language.noun(won.label().in(language.locale()))),
                    CellElements.icon("check"),
                    _ -> move(won.name()));
            primary.addThemeVariants(com.vaadin.flow.component.button.ButtonVariant.LUMO_PRIMARY);
            primary.addClassName("primary-action");
            line.add(primary);
        });
        return line;
    }

    /** The good end of the stages, if the record has not reached any. */
    private static Optional<Option> winning(Shown now) {
        if (!now.editable()) {
            return Optional.empty();
        }
        return now.type().face().stage().flatMap(stage -> {
            PicklistType stages = (PicklistType) now.type().field(stage).type();
            boolean closed = now.record()
                    .value(stage, String.class)
                    .flatMap(stages::option)
                    .filter(option -> option.is("closed"))
                    .isPresent();
            return closed
                    ? Optional.<Option>empty()
                    : stages.options().stream()
                            .filter(option -> option.is("won"))
                            .findFirst();
        });
    }

    private Div title(Shown now) {
        Div line = new Div();
        line.addClassName("record-title");
        Element icon = Sentence.tag("span", "record-icon", "");
        icon.appendChild(CellElements.icon(now.type().icon()).getElement());
        line.getElement().appendChild(icon, Sentence.tag("h1", "", now.record().title()));
        now.type()
                .face()
                .card()
                .line()
                .flatMap(now.type()::findField)
                .filter(field -> now.record().value(field).isPresent())
                .ifPresent(field -> line.getElement().appendChild(ShownValue.of(now, field)));
        return line;
    }

    private Element footer(Shown now) {
        Record record = now.record();
        return Sentence.tag(
                "p",
                "record-foot",
                language.t(
                        "record.foot",
                        crm.web.text.Formats.dateTime(record.createdAt(), language),
                        author(now),
                        crm.web.text.Formats.dateTime(record.updatedAt(), language)));
    }

    private String author(Shown now) {
        UUID author = now.record().createdBy();
        return author.equals(crm.transaction.Caller.SYSTEM)
                ? "Kinship"
                : now.cells()
                        .titles()
                        .getOrDefault(new RecordRef(EntityType.USER, author), language.t("record.somebody"));
    }

    /** On phones one part is shown at a time. */
    private Element ways(Shown now) {
        Element nav = Sentence.tag("nav", "ways", "");
        nav.setAttribute("aria-label", language.t("record.parts"));
        for (String part : now.type().related().isEmpty()
                ? List.of("timeline", "details")
                : List.of("timeline", "details", "related")) {
            Element way = Sentence.tag("a", "", language.t("record.part." + part));
            way.setAttribute("href", "#" + part);
            way.setAttribute("router-ignore", true);
            nav.appendChild(way);
        }
        return nav;
    }

    private void add(Div top, RecordBand middle, Element nav, Div body) {
        getElement().appendChild(top.getElement(), middle.getElement(), nav, body.getElement());
    }

    private void saveFields() {
        FieldSections fields = sections;
        Shown now = shown;
        if (fields == null || now == null) {
            return;
        }
        fields.changes().ifPresent(changes -> {
            if (changes.isEmpty()) {
                fields.closeAll();
                clean();
                return;
            }
            List<FieldProblem> elsewhere = save(
                    now.record(),
                    changes,
                    saved -> {
                        fields.closeAll();
                        refresh(saved);
                    },
                    fields);
            if (!elsewhere.isEmpty()) {
                band.problem(words.problem(now.type(), elsewhere.getFirst()));
            }
        });
    }

    private interface Done {
        void saved(Record record);
    }

    /** Returns the problems that have no place among the fields of the page. */
    private List<FieldProblem> save(
            Record base, Map<String, @Nullable Object> changes, Done done, FieldSections fields) {
        band.clear();
        switch (saving.save(base, changes)) {
            case SaveOutcome.Saved saved -> {
                done.saved(saved.record());
                if (saved.merged()) {
                    UndoToast.show(language.t("record.merged"));
                }
            }
            case SaveOutcome.Refused refused -> {
                if (refused.problem().errors().isEmpty()) {
                    band.problem(refused.problem().message());
                }
                return fields.complain(refused.problem().errors());
            }
            case SaveOutcome.Collided collision -> ask(collision, done, fields);
            case SaveOutcome.Gone _ -> gone(base.ref());
        }
        return List.of();
    }

    private void ask(SaveOutcome.Collided collision, Done done, FieldSections fields) {
        Record mine = collision.base().copy();
        collision.changes().forEach(mine::set);
        List<Record> sides = List.of(collision.base(), collision.now(), mine);
        var titles = session.run(() -> records.titles(
                sides, collision.base().type().lookups().map(Field::name).toList()));
        new ConflictDialog(
                        collision,
                        new crm.web.cell.Cells(language, titles),
                        reading.person(collision.now().updatedBy()).orElse(language.t("record.somebody")),
                        chosen -> {
                            if (chosen.isEmpty()) {
                                done.saved(collision.now());
                            } else {
                                save(collision.now(), chosen, done, fields);
                            }
                        },
                        () -> done.saved(collision.now()))
                .open();
    }

    private void gone(RecordRef ref) {
        band.gone(language, () -> {
            try {
                session.run(() -> records.restore(ref));
                band.clear();
                refresh(ref);
            } catch (ProblemException problem) {
                band.problem(language.t("record.notRestored"));
            }
        });
    }

    private void move(String stage) {
        Shown now = shown;
        if (now == null) {
            return;
        }
        Map<String, @Nullable Object> changes = new HashMap<>();
        changes.put(now.type().face().stage().orElseThrow(), stage);
        List<FieldProblem> missing = tryMove(now, changes);
        if (!missing.isEmpty()) {
            new MissingFields(moveTitle(now, stage), now, missing, changes, choices, all -> tryMove(now, all)).open();
        }
    }

    private String moveTitle(Shown now, String stage) {
        PicklistType stages = (PicklistType)
                now.type().field(now.type().face().stage().orElseThrow()).type();
        return language.t(
                "record.moveTitle",
                stages.option(stage)
                        .map(option -> option.label().in(language.locale()))
                        .orElse(stage));
    }

    /** Returns what the step still asks for. */
    private List<FieldProblem> tryMove(Shown now, Map<String, @Nullable Object> changes) {
        SaveOutcome outcome = saving.save(now.record(), changes);
        switch (outcome) {
            case SaveOutcome.Saved saved -> {
                refresh(saved.record());
                moved(now.record(), saved.record());
            }
            case SaveOutcome.Refused refused
            when MissingFields.canAsk(now, refused.problem().errors()) -> {
                return refused.problem().errors();
            }
            case SaveOutcome.Refused refused ->
                band.problem(refused.problem().errors().stream()
                        .findFirst()
                        .map(problem -> words.problem(now.type(), problem))
                        .orElse(refused.problem().message()));
            case SaveOutcome.Collided collided -> ask(collided, this::refresh, sections());
            case SaveOutcome.Gone _ -> gone(now.record().ref());
        }
        return List.of();
    }

    private FieldSections sections() {
        return java.util.Objects.requireNonNull(sections);
    }

    /** Says what the step changed with it, and how to take all of it back. */
    private void moved(Record before, Record after) {
        Map<String, @Nullable Object> back = new HashMap<>();
        List<String> effects = new java.util.ArrayList<>();
        String stage = before.type().face().stage().orElseThrow();
        Shown now = java.util.Objects.requireNonNull(shown);
        for (Field field : before.type().fields()) {
            if (!Merge.same(field, before.value(field), after.value(field))) {
                back.put(field.name(), before.value(field).orElse(null));
                if (!field.name().equals(stage)) {
                    effects.add(language.t(
                            "record.effect",
                            words.label(field),
                            after.value(field)
                                    .map(value -> now.cells().of(field, value).text())
                                    .orElse("–")));
                }
            }
        }
        String name = after.value(after.type().field(stage))
                .map(value -> now.cells().of(after.type().field(stage), value).text())
                .orElse("–");
        String text = effects.isEmpty()
                ? language.t("record.movedTo", name)
                : language.t("record.movedWith", name, String.join(language.t("record.comma"), effects));
        UndoToast.show(text, language, () -> {
            if (saving.save(after, back) instanceof SaveOutcome.Saved saved) {
                refresh(saved.record());
            } else {
                band.problem(language.t("record.notUndone"));
            }
        });
    }

    private void delete() {
        Shown now = shown;
        if (now == null) {
            return;
        }
        RecordRef ref = now.record().ref();
        try {
            session.run(() -> records.delete(ref, OptionalInt.empty()));
        } catch (ProblemException problem) {
            band.problem(
                    problem.code() == crm.problem.ProblemCode.HAS_CHILDREN
                            ? language.t("record.hasChildren")
                            : problem.message());
            return;
        }
        sections().closeAll();
        UI ui = UI.getCurrent();
        UndoToast.show(language.t("record.gone", now.record().title()), language, () -> {
            session.run(() -> records.restore(ref));
            ui.navigate(ref.entity() + "/" + ref.id());
        });
        ui.navigate(
                ref.entity(),
                list.map(name -> com.vaadin.flow.router.QueryParameters.of("list", name))
                        .orElse(com.vaadin.flow.router.QueryParameters.empty()));
    }

    private void refresh(Record saved) {
        refresh(saved.ref());
    }

    private void refresh(RecordRef ref) {
        Shown now = reading.read(ref, language);
        shown = now;
        head(now);
        sections().show(now);
        java.util.Objects.requireNonNull(timeline).load();
        if (!sections().hasChanges()) {
            clean();
        }
        UI.getCurrent().getPage().setTitle(getPageTitle());
    }

    private void clean() {
        getElement().executeJs("this.dirty = false");
    }

    @Override
    public void beforeLeave(BeforeLeaveEvent event) {
        if (sections != null && sections.hasChanges()) {
            var leave = event.postpone();
            new LeaveDialog(language, () -> {
                        clean();
                        leave.proceed();
                    })
                    .open();
        }
    }

    @Override
    public String getPageTitle() {
        return shown == null
                ? language.t("record.missing.title")
                : shown.record().title();
    }
}
