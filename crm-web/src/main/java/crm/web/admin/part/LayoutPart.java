package crm.web.admin.part;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import crm.metadata.DateTimeType;
import crm.metadata.DateType;
import crm.metadata.EntityType;
import crm.metadata.Face;
import crm.metadata.Field;
import crm.metadata.NumberType;
import crm.metadata.PicklistType;
import crm.web.admin.shape.Outcome;
import crm.web.admin.shape.ProblemWords;
import crm.web.admin.shape.Shape;
import crm.web.admin.shape.ShapeChange;
import crm.web.cell.CellElements;
import crm.web.edit.FieldWords;
import crm.web.text.Language;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** How a record's page is laid out: the sections of the form, the key facts, and what stands on a card. */
public final class LayoutPart extends Div {

    private final ShapeChange change;
    private final Shape shape;
    private final EntityType type;
    private final Language language;
    private final FormEditor form;
    private final OrderedNames facts;
    private final Map<String, Select<String>> card = new LinkedHashMap<>();
    private final Div band = new Div();
    private boolean formChanged;

    public LayoutPart(ShapeChange change, Shape shape, EntityType type) {
        this.change = change;
        this.shape = shape;
        this.type = type;
        language = change.language();
        addClassName("layout-part");
        List<String> names = names(field -> true);
        form = new FormEditor(
                language,
                SectionDraft.of(type),
                names,
                this::label,
                field -> !shape.isOwn(type.name(), field),
                () -> formChanged = true);
        facts = new OrderedNames(
                language, language.t("admin.layout.facts"), names, type.face().facts(), this::label, Face.MOST_FACTS);
        Button save = new Button(language.t("admin.saveLayout"), _ -> save());
        save.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        save.addClassName("plan-save");
        band.addClassName("plan-band");
        band.setVisible(false);
        Div side = new Div(facts, card());
        side.addClassName("layout-side");
        Div columns = new Div(
                new Div(new H2(language.t("admin.layout.form")), new Paragraph(language.t("admin.layoutHow")), form),
                side);
        columns.addClassName("layout-columns");
        Div foot = new Div(save);
        foot.addClassName("layout-foot");
        add(band, columns, foot);
    }

    private List<String> names(Predicate<Field> which) {
        return Stream.concat(
                        type.fields().stream(),
                        type.systemFields().stream()
                                .filter(field -> !field.name().equals(EntityType.ID)))
                .filter(field -> !shape.isHidden(type.name(), "fields", field.name()))
                .filter(which)
                .map(Field::name)
                .toList();
    }

    private String label(String name) {
        return type.findStored(name).map(new FieldWords(language)::label).orElse(name);
    }

    private Div card() {
        Face.Card now = type.face().card();
        Div all = new Div(new H2(language.t("admin.layout.card")));
        all.addClassName("layout-card");
        place(all, "line", now.line(), field -> true);
        place(all, "amount", now.amount(), field -> field.type() instanceof NumberType);
        place(
                all,
                "date",
                now.date(),
                field -> field.type() instanceof DateType || field.type() instanceof DateTimeType);
        place(all, "chip", now.chip(), field -> field.type() instanceof PicklistType);
        place(all, "note", now.note(), field -> true);
        return all;
    }

    private void place(Div all, String key, Optional<String> now, Predicate<Field> which) {
        List<String> offered = new ArrayList<>(names(which));
        now.filter(name -> !offered.contains(name)).ifPresent(offered::add);
        Select<String> select = new Select<>();
        select.setLabel(language.t("admin.card." + key));
        select.setItems(offered);
        select.setItemLabelGenerator(name -> name == null ? "–" : label(name));
        boolean shipped = shape.shippedDocument(type.name()).path("card").has(key);
        select.setEmptySelectionAllowed(!shipped);
        select.setEmptySelectionCaption("–");
        now.ifPresent(select::setValue);
        card.put(key, select);
        all.add(select);
    }

    private ObjectNode patch() {
        ObjectNode wanted = JsonNodeFactory.instance.objectNode();
        if (formChanged) {
            wanted.set("form", SectionDraft.toJson(form.sections()));
        }
        if (!facts.chosen().equals(type.face().facts())) {
            wanted.set("facts", Shape.array(facts.chosen()));
        }
        JsonNode shown = shape.document(type.name()).path("card");
        ObjectNode changed = JsonNodeFactory.instance.objectNode();
        card.forEach((key, select) -> {
            String value = Optional.ofNullable(select.getValue()).orElse("");
            if (value.isEmpty() && shown.has(key)) {
                changed.putNull(key);
            } else if (!value.equals(shown.path(key).asText())) {
                changed.put(key, value);
            }
        });
        if (!changed.isEmpty()) {
            wanted.set("card", changed);
        }
        return shape.patch(type.name(), wanted);
    }

    private void save() {
        band.setVisible(false);
        Outcome outcome = change.customisation().apply(patch(), shape.version());
        if (change.done(outcome, language.t("admin.layoutSaved", type.label().in(language.locale())))) {
            return;
        }
        band.removeAll();
        band.add(CellElements.icon("circle-alert"));
        if (outcome instanceof Outcome.Refused refused) {
            ProblemWords words = new ProblemWords(language);
            refused.problems().stream().map(words::withPlace).map(Span::new).forEach(band::add);
        } else {
            band.add(new Span(language.t("admin.overtakenToast")));
        }
        band.setVisible(true);
    }
}
