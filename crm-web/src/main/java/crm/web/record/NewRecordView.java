package crm.web.record;

import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.dom.Element;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.BeforeLeaveEvent;
import com.vaadin.flow.router.BeforeLeaveObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import crm.metadata.BadValue;
import crm.metadata.CheckboxType;
import crm.metadata.EntityType;
import crm.metadata.Field;
import crm.metadata.RecordType;
import crm.metadata.Section;
import crm.problem.FieldProblem;
import crm.problem.ProblemException;
import crm.record.Record;
import crm.record.RecordPatch;
import crm.record.Records;
import crm.value.RecordRef;
import crm.web.cell.CellElements;
import crm.web.edit.Choices;
import crm.web.edit.FieldForm;
import crm.web.edit.FieldWords;
import crm.web.edit.WhyDialog;
import crm.web.edit.Whys;
import crm.web.list.ListAddress;
import crm.web.shell.Languages;
import crm.web.shell.Session;
import crm.web.shell.UndoToast;
import crm.web.text.Language;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Makes a record of any entity type. What it must have comes first; the address can preset fields by their name, and
 * {@code from} copies another record.
 */
@Route(":entity([a-z][A-Za-z0-9_]*)/new")
@PermitAll
public class NewRecordView extends Main implements BeforeEnterObserver, BeforeLeaveObserver, HasDynamicTitle {

    private static final String FROM = "from";

    private final Session session;
    private final Records records;
    private final Choices choices;
    private final Whys whys;
    private final Language language;
    private final RecordBand band = new RecordBand();

    private @Nullable EntityType type;
    private @Nullable FieldForm form;
    private Optional<RecordType> typed = Optional.empty();
    private Map<String, @Nullable Object> initial = Map.of();
    private Map<String, Object> given = Map.of();
    private Beginning begun = Beginning.NONE;
    private boolean saved;

    @Inject
    public NewRecordView(Session session, Records records, Choices choices, Whys whys, Languages languages) {
        this.session = session;
        this.records = records;
        this.choices = choices;
        this.whys = whys;
        language = languages.current();
        addClassNames("record", "new-record");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        removeAll();
        form = null;
        String entity = event.getRouteParameters().get("entity").orElse("");
        QueryParameters query = event.getLocation().getQueryParameters();
        try {
            Optional<TypeOfNew> creatable = session.run(() -> Optional.of(records.type(entity))
                    .filter(records.access()::mayCreate)
                    .map(known -> new TypeOfNew(known, records.access().recordTypes(known), query)));
            creatable.ifPresentOrElse(this::build, () -> add(RecordBand.missing(language)));
        } catch (ProblemException problem) {
            add(RecordBand.missing(language));
        }
    }

    private void build(TypeOfNew asked) {
        type = asked.type();
        typed = asked.chosen();
        if (asked.isOpen() && typed.isEmpty()) {
            typed = copied(asked);
        }
        if (asked.isOpen() && typed.isEmpty()) {
            Div choices = new Div(asked.links(language));
            choices.addClassName("new-body");
            add(head(asked, false), choices);
            return;
        }
        EntityType made = session.run(() -> records.access().laidOut(asked.type(), typed.map(RecordType::name)));
        given = given(made, asked.query());
        Map<String, Object> values = values(made);
        FieldForm fields = new FieldForm(made, language, choices);
        form = fields;
        fields.onWhy(field -> why(made, fields, field));
        List<String> needed = made.fields().stream()
                .filter(field -> field.required() && !field.readOnly())
                .map(Field::name)
                .toList();
        needed.forEach(name -> add(fields, made.field(name), values));
        for (Section section : made.form()) {
            List<Field> rest = section.fields().stream()
                    .flatMap(name -> made.findField(name).stream())
                    .filter(field -> !field.readOnly() && !needed.contains(field.name()))
                    .filter(field -> !field.name().equals(EntityType.OWNER)
                            && !field.name().equals(EntityType.RECORD_TYPE))
                    .toList();
            if (!rest.isEmpty()) {
                fields.heading(section.label().in(language.locale()));
                rest.forEach(field -> add(fields, field, values));
            }
        }
        fields.fit(name -> Optional.ofNullable(values.get(name)));
        if (begun.follows()
                || made.fields().stream()
                        .anyMatch(field -> !field.conditions().said().isEmpty())) {
            fields.onChange(() -> follow(made, fields));
            follow(made, fields);
        }
        Div body = new Div(fields);
        body.addClassName("new-body");
        add(head(asked, true), band, body);
        initial = fields.read().orElse(Map.of());
        fields.focusFirst();
        UI.getCurrent().getPage().addJavaScript("context://assets/ui-record.js");
        getElement().executeJs("window.kinshipRecord(this)");
        getElement().addEventListener("k-submit", _ -> save(made, fields));
    }

    /** Which fields count follows from what stands in the others. */
    private void follow(EntityType made, FieldForm fields) {
        try {
            begun.follow(fields, said -> session.run(() -> records.begin(made.name(), patch(said))));
            fields.show(session.run(() -> records.statesOfNew(made.name(), patch(fields.readable()))));
        } catch (ProblemException problem) {
            // what is wrong with the values is told when they are saved
        }
    }

    private void why(EntityType made, FieldForm fields, Field field) {
        List<Whys.Why> about = whys.ofNew(made.name(), patch(fields.readable()), language).stream()
                .filter(why -> why.isAbout(field.name()))
                .toList();
        WhyDialog.open(new FieldWords(language).label(field), about, language);
    }

    private RecordPatch patch(Map<String, ? extends @Nullable Object> values) {
        Map<String, @Nullable Object> all = new HashMap<>(given);
        all.keySet().removeIf(name -> form().filter(fields -> fields.has(name)).isPresent());
        all.putAll(values);
        typed.ifPresent(known -> all.put(EntityType.RECORD_TYPE, known.name()));
        return RecordPatch.of(all);
    }

    private static void add(FieldForm fields, Field field, Map<String, Object> values) {
        fields.add(field, Optional.ofNullable(values.get(field.name())));
    }

    /** A copy is of the type of what it copies, if the person may make one. */
    private Optional<RecordType> copied(TypeOfNew asked) {
        return asked.query()
                .getSingleParameter(FROM)
                .flatMap(id -> source(asked.type(), id))
                .flatMap(Record::recordType)
                .flatMap(name -> asked.usable().stream()
                        .filter(known -> known.name().equals(name))
                        .findFirst());
    }

    private Div head(TypeOfNew asked, boolean isForm) {
        EntityType made = asked.type();
        Div head = new Div();
        head.addClassName("record-head");
        Div line = new Div();
        line.addClassName("record-line");
        line.add(new Crumbs(made, ListAddress.of(made.name(), QueryParameters.empty(), false), language));
        Anchor cancel = new Anchor("/" + made.name(), language.t("edit.cancel"));
        cancel.addClassName("quiet-action");
        Button save = new Button(language.t("record.create"), _ -> form().ifPresent(fields -> save(made, fields)));
        save.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        line.add(cancel);
        if (isForm) {
            line.add(save);
        }
        Div title = new Div();
        title.addClassName("record-title");
        Element icon = Sentence.tag("span", "record-icon", "");
        icon.appendChild(CellElements.icon(made.icon()).getElement());
        title.getElement().appendChild(icon, Sentence.tag("h1", "", getPageTitle()));
        typed.filter(_ -> isForm).ifPresent(known -> title.add(chosenType(asked, known)));
        head.add(line, title);
        return head;
    }

    /** The type, which leads back to the choice where there is one. */
    private Component chosenType(TypeOfNew asked, RecordType known) {
        String label = known.label().in(language.locale());
        if (asked.usable().size() == 1) {
            Span only = new Span(label);
            only.addClassName("record-type");
            return only;
        }
        Anchor again = new Anchor(asked.address(Optional.empty()), label);
        again.addClassName("record-type");
        again.setTitle(language.t("record.changeType"));
        return again;
    }

    private Optional<FieldForm> form() {
        return Optional.ofNullable(form);
    }

    /** What the record begins with, under what is given. */
    private Map<String, Object> values(EntityType made) {
        Map<String, Object> values = new HashMap<>(given);
        Record record = session.run(() -> records.begin(made.name(), patch(given)));
        made.fields().forEach(field -> record.value(field).ifPresent(value -> values.putIfAbsent(field.name(), value)));
        begun = Beginning.of(made, record);
        return values;
    }

    /** What is copied, then what the address says; the record gets it whether the layout has the field or not. */
    private Map<String, Object> given(EntityType made, QueryParameters query) {
        Map<String, Object> values = new HashMap<>();
        query.getSingleParameter(FROM)
                .flatMap(id -> source(made, id))
                .ifPresent(record -> made.fields().stream()
                        .filter(field -> !field.unique() && !field.readOnly())
                        .forEach(field -> record.value(field).ifPresent(value -> values.put(field.name(), value))));
        made.fields().stream()
                .filter(field -> !field.readOnly())
                .forEach(field -> query.getSingleParameter(field.name())
                        .flatMap(text -> read(field, text))
                        .ifPresent(value -> values.put(field.name(), value)));
        values.remove(EntityType.RECORD_TYPE);
        return values;
    }

    private Optional<Record> source(EntityType made, String id) {
        try {
            RecordRef ref = new RecordRef(made.name(), UUID.fromString(id));
            return session.run(() -> Optional.of(records.find(ref)));
        } catch (IllegalArgumentException | ProblemException e) {
            return Optional.empty();
        }
    }

    /** An address is typed by anybody: what cannot be read is left out. */
    private static Optional<Object> read(Field field, String text) {
        try {
            return field.type() instanceof CheckboxType
                    ? field.type().parse(BooleanNode.valueOf(text.equals("true")))
                    : field.type().parse(TextNode.valueOf(text));
        } catch (BadValue bad) {
            return Optional.empty();
        }
    }

    private void save(EntityType made, FieldForm fields) {
        band.clear();
        Optional<Map<String, @Nullable Object>> values = fields.read();
        if (values.isEmpty()) {
            return;
        }
        try {
            Record record = session.run(() -> records.create(made.name(), patch(values.get())));
            saved = true;
            getElement().executeJs("this.forget()");
            UndoToast.told(language.t("record.madeToast", record.title()), language);
            UI.getCurrent().navigate(made.name() + "/" + record.id());
        } catch (ProblemException problem) {
            bring(made, fields, problem.errors());
            List<FieldProblem> elsewhere = fields.complain(problem.errors());
            if (!elsewhere.isEmpty()) {
                band.problem(new FieldWords(language).problem(made, elsewhere.getFirst()));
            } else if (problem.errors().isEmpty()) {
                band.problem(new FieldWords(language).problem(problem.code()));
            }
        }
    }

    /** A field that the layout lacks and the record asks for comes to the end of the form. */
    private void bring(EntityType made, FieldForm fields, List<FieldProblem> problems) {
        List<Field> missing = problems.stream()
                .map(FieldProblem::field)
                .distinct()
                .filter(name -> !fields.has(name) && !name.equals(EntityType.RECORD_TYPE))
                .flatMap(name -> made.findField(name).stream())
                .filter(field -> !field.readOnly())
                .toList();
        if (!missing.isEmpty()) {
            fields.heading(language.t("record.alsoAsked"));
            missing.forEach(field -> add(fields, field, given));
        }
    }

    @Override
    public void beforeLeave(BeforeLeaveEvent event) {
        if (form == null || saved || !isChanged()) {
            return;
        }
        LeaveDialog.ask(event.postpone(), getElement(), language);
    }

    private boolean isChanged() {
        return form().map(
                        fields -> fields.read().map(now -> !now.equals(initial)).orElse(true))
                .orElse(false);
    }

    @Override
    public String getPageTitle() {
        return type == null
                ? language.t("record.missing.title")
                : language.t("record.new", language.noun(type.label().in(language.locale())));
    }
}
