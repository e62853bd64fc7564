package crm.web.admin.part;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import crm.metadata.EntityType;
import crm.metadata.Face;
import crm.metadata.Field;
import crm.metadata.Layout;
import crm.metadata.Metadata;
import crm.web.admin.shape.Outcome;
import crm.web.admin.shape.ProblemWords;
import crm.web.admin.shape.Shape;
import crm.web.admin.shape.ShapeChange;
import crm.web.cell.CellElements;
import crm.web.edit.FieldWords;
import crm.web.list.Actions;
import crm.web.text.Language;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** One layout: the sections of the form, the key facts, the related lists; of the one for everybody also the card. */
final class LayoutEditor extends Div {

    private static final int MOST_RELATED = 50;
    private static final List<String> KEYS = List.of("form", "facts", "related");

    private final ShapeChange change;
    private final Shape shape;
    private final EntityType type;
    private final Optional<Layout> layout;
    private final Language language;
    private final FormEditor form;
    private final OrderedNames facts;
    private final OrderedNames related;
    private final CardEditor card;
    private final Map<String, String> inverses;
    private final LayoutPreview preview;
    private final Div band = new Div();
    private boolean formChanged;

    /** @param layout empty for the one for everybody */
    LayoutEditor(ShapeChange change, Shape shape, EntityType type, Optional<Layout> layout) {
        this.change = change;
        this.shape = shape;
        this.type = type;
        this.layout = layout;
        language = change.language();
        inverses = inverses();
        preview = new LayoutPreview(language, type, this::label, this::inverse);
        List<String> names = names(_ -> true);
        form = new FormEditor(
                language,
                SectionDraft.of(layout.flatMap(Layout::form).orElse(type.form())),
                names,
                this::label,
                field -> layout.isPresent() || !shape.isOwn(type.name(), field),
                () -> {
                    formChanged = true;
                    draw();
                });
        facts = new OrderedNames(
                language, language.t("admin.layout.facts"), names, shownFacts(), this::label, Face.MOST_FACTS);
        related = new OrderedNames(
                language,
                language.t("admin.layout.related"),
                List.copyOf(inverses.keySet()),
                shownRelated(),
                this::inverse,
                MOST_RELATED);
        facts.onChange(this::draw);
        related.onChange(this::draw);
        card = new CardEditor(shape, type, language, this::names, this::label);
        band.addClassName("plan-band");
        band.setVisible(false);
        add(band, columns(), foot());
        draw();
    }

    private Div columns() {
        Div side = new Div(preview, facts, related);
        side.addClassName("layout-side");
        if (layout.isEmpty()) {
            side.add(card);
        }
        Div columns = new Div(
                new Div(new H2(language.t("admin.layout.form")), new Paragraph(language.t("admin.layoutHow")), form),
                side);
        columns.addClassName("layout-columns");
        return columns;
    }

    private Div foot() {
        Button save = new Button(language.t("admin.saveLayout"), _ -> save());
        save.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        save.addClassName("plan-save");
        Div foot = new Div();
        foot.addClassName("layout-foot");
        layout.filter(this::saysSomething).ifPresent(known -> foot.add(follow(known)));
        foot.add(save);
        return foot;
    }

    private boolean saysSomething(Layout known) {
        return KEYS.stream().anyMatch(written(known)::has);
    }

    private JsonNode written(Layout known) {
        return shape.written(type.name()).path(LayoutPart.LAYOUTS).path(known.name());
    }

    /** Takes back what was laid out otherwise than it is without. */
    private NativeButton follow(Layout known) {
        NativeButton follow = Actions.quiet("undo-2", language.t("admin.layoutFollow"));
        follow.addClickListener(_ -> {
            ObjectNode back = JsonNodeFactory.instance.objectNode();
            KEYS.stream().filter(written(known)::has).forEach(back::putNull);
            change.run(shape, patch(known, back), saved());
        });
        return follow;
    }

    private void draw() {
        preview.show(form.sections(), facts.chosen(), related.chosen());
    }

    private List<String> shownFacts() {
        return layout.flatMap(Layout::facts).orElse(type.face().facts());
    }

    private List<String> shownRelated() {
        return layout.flatMap(Layout::related).orElse(type.related()).stream()
                .filter(inverses::containsKey)
                .toList();
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

    /** What the lists of records that refer to this one are called, by inverse; with the field where two are alike. */
    private Map<String, String> inverses() {
        List<Metadata.Reference> references = new ArrayList<>(shape.whole().referencesTo(type));
        references.removeIf(reference -> reference.inverse().isEmpty()
                || shape.isHidden(reference.type().name())
                || shape.isHidden(
                        reference.type().name(), "fields", reference.field().name()));
        Map<String, String> words = new LinkedHashMap<>();
        references.forEach(reference -> {
            boolean isOne = references.stream()
                            .filter(other -> other.type().equals(reference.type()))
                            .count()
                    == 1;
            String plural = reference.type().plural().in(language.locale());
            words.put(
                    reference.inverse(),
                    isOne
                            ? plural
                            : language.t(
                                    "admin.fieldAndName", plural, new FieldWords(language).label(reference.field())));
        });
        return words;
    }

    private String inverse(String name) {
        return inverses.getOrDefault(name, name);
    }

    private ObjectNode patch() {
        ObjectNode wanted = JsonNodeFactory.instance.objectNode();
        if (formChanged) {
            wanted.set("form", SectionDraft.toJson(form.sections()));
        }
        if (!facts.chosen().equals(shownFacts())) {
            wanted.set("facts", Shape.array(facts.chosen()));
        }
        if (!related.chosen().equals(shownRelated())) {
            wanted.set("related", Shape.array(related.chosen()));
        }
        if (layout.isPresent()) {
            return patch(layout.get(), wanted);
        }
        card.addTo(wanted);
        return shape.patch(type.name(), wanted);
    }

    private ObjectNode patch(Layout known, ObjectNode wanted) {
        return wanted.isEmpty()
                ? shape.patch(type.name(), wanted)
                : shape.patch(type.name(), LayoutPart.LAYOUTS, known.name(), wanted);
    }

    private String saved() {
        return layout.map(known -> language.t("admin.layoutNamed", known.label().in(language.locale())))
                .orElseGet(() -> language.t("admin.layoutSaved", type.label().in(language.locale())));
    }

    private void save() {
        band.setVisible(false);
        Outcome outcome = change.customisation().apply(patch(), shape.version());
        if (change.done(outcome, saved())) {
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
