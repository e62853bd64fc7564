package crm.web.admin.field;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.data.value.ValueChangeMode;
import crm.metadata.EntityType;
import crm.metadata.Field;
import crm.problem.ProblemException;
import crm.web.admin.expression.RuleTrial;
import crm.web.admin.shape.AdminTable;
import crm.web.admin.shape.ApiName;
import crm.web.admin.shape.Figures;
import crm.web.admin.shape.LabelInputs;
import crm.web.admin.shape.Labels;
import crm.web.admin.shape.PlanDialog;
import crm.web.admin.shape.Shape;
import crm.web.admin.shape.ShapeChange;
import crm.web.admin.shape.Uses;
import crm.web.edit.Choices;
import crm.web.list.Actions;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes a field, or changes one: its type and name are fixed then. Beside it stands how it looks and what is touched. */
public final class FieldDialog extends PlanDialog {

    private final EntityType type;
    private final Optional<Field> field;
    private final Figures figures;
    private final Choices choices;
    private final RuleTrial trial;
    private final LabelInputs names;
    private final LabelInputs helps;
    private final Span apiName = AdminTable.code("…");
    private final Div asked = new Div();
    private final FieldRights rights;
    private final FieldPreview preview;
    private @Nullable FieldInputs inputs;
    private @Nullable FieldKind kind;

    public FieldDialog(
            ShapeChange change,
            Shape shape,
            EntityType type,
            Optional<Field> field,
            Figures figures,
            Choices choices,
            RuleTrial trial) {
        super(change, shape, title(change, field));
        this.type = type;
        this.field = field;
        this.figures = figures;
        this.choices = choices;
        this.trial = trial;
        setWidth("960px");
        addClassName("field-dialog");
        Labels label = field.map(known -> Labels.of(known.label())).orElse(Labels.NONE);
        Labels told = field.flatMap(Field::help).map(Labels::of).orElse(Labels.NONE);
        names = labels("label", "admin.label", label);
        helps = labels("help", "admin.help", told).atMost(300);
        preview = new FieldPreview(language, choices);
        rights = new FieldRights(shape, type.name(), field.map(Field::name), language);
        Div left = new Div(form(names), asked, form(helps), rights);
        left.addClassName("field-left");
        Div both = new Div(left, preview);
        both.addClassName("field-columns");
        add(both);
        field.ifPresentOrElse(this::known, this::unknown);
        names.english().setValueChangeMode(ValueChangeMode.LAZY);
        names.english().addValueChangeListener(_ -> draw());
        names.chinese().addValueChangeListener(_ -> draw());
        footer(
                language.t("admin.saveField"),
                field.map(this::actions).map(FieldActions::all).orElse(new Component[0]));
        names.english().focus();
    }

    private static String title(ShapeChange change, Optional<Field> field) {
        return field.map(known -> change.language()
                        .t(
                                "admin.fieldTitle",
                                known.label().in(change.language().locale())))
                .orElseGet(() -> change.language().t("admin.newField"));
    }

    private static Component form(LabelInputs inputs) {
        Div form = new Div(inputs.english(), inputs.chinese());
        form.addClassName("plan-form");
        return form;
    }

    private void known(Field known) {
        FieldKind fixed = FieldKind.of(known.type().name());
        Div both = new Div(
                fixed(
                        language.t("admin.type"),
                        new Span(FieldKind.words(known.type().name(), language))),
                fixed(language.t("admin.apiName"), AdminTable.code(known.name())));
        both.addClassName("plan-form");
        asked.add(both);
        if (ConversionDialog.takes(shape, type, known)) {
            NativeButton other = Actions.quiet("shuffle", language.t("admin.changeType"));
            other.addClassName("bordered");
            other.addClickListener(_ -> {
                close();
                new ConversionDialog(change, shape, type, known, choices, trial).open();
            });
            asked.add(new Div(other));
        }
        ObjectNode definition = (ObjectNode)
                shape.document(type.name()).path("fields").path(known.name()).deepCopy();
        ask(fixed, definition, FieldPatch.drafts(type, known.name(), definition));
    }

    private void unknown() {
        Span label = new Span(language.t("admin.type"));
        label.addClassName("fixed-label");
        Div holder = new Div();
        TypeTiles tiles = new TypeTiles(language, chosen -> {
            holder.removeAll();
            asked.getChildren().filter(FieldInputs.class::isInstance).toList().forEach(asked::remove);
            ask(chosen, begin(chosen), List.of());
        });
        asked.add(label, tiles, fixed(language.t("admin.apiName"), apiName), holder);
        place("type", message -> label.setText(message.isEmpty() ? language.t("admin.type") : message));
        tiles.select(FieldKind.TEXT);
        ask(FieldKind.TEXT, begin(FieldKind.TEXT), List.of());
    }

    private static ObjectNode begin(FieldKind chosen) {
        ObjectNode definition = JsonNodeFactory.instance.objectNode().put("type", chosen.type());
        if (chosen.takes("values")) {
            definition.putObject("values");
        }
        if (chosen == FieldKind.AUTO_NUMBER) {
            definition.put("pattern", "{0000}");
        }
        return definition;
    }

    private Component fixed(String label, Span value) {
        Span name = new Span(label);
        name.addClassName("fixed-label");
        value.addClassName("fixed");
        Div both = new Div(name, value);
        both.addClassName("fixed-field");
        return both;
    }

    private void ask(FieldKind chosen, ObjectNode definition, List<OptionDraft> drafts) {
        kind = chosen;
        Map<String, Long> counts = field.filter(_ -> chosen.takes("values"))
                .map(known -> figures.options(
                        type, known, drafts.stream().map(draft -> draft.name).toList()))
                .orElse(Map.of());
        FieldPatch writing =
                new FieldPatch(shape, type.name(), field.map(Field::name).orElse("new_c"));
        FieldInputs fresh = new FieldInputs(
                new AskedField(
                        chosen, definition, shape, type, language, choices, trial, writing::isLocked, this::draw),
                counts,
                drafts);
        inputs = fresh;
        place(fresh.places());
        asked.add(fresh);
        draw();
    }

    private String name() {
        return field.map(Field::name).orElseGet(() -> {
            Set<String> taken =
                    new HashSet<>(shape.layer().register().of(type.name()).keySet());
            type.storedFields().forEach(known -> taken.add(known.name()));
            Labels label = label();
            return ApiName.own(label.either(), taken);
        });
    }

    private boolean hasOptions() {
        return takes("values");
    }

    private boolean takes(String key) {
        FieldKind chosen = kind;
        return chosen != null && chosen.takes(key);
    }

    private Labels label() {
        return names.read();
    }

    private FieldPatch writing() {
        return new FieldPatch(shape, type.name(), name());
    }

    private Optional<ObjectNode> definition() {
        FieldInputs asks = inputs;
        return asks == null ? Optional.empty() : asks.read(writing().optionNames(asks.options()));
    }

    /** Draws how it looks; what cannot be drawn yet says why. */
    private void draw() {
        FieldInputs asks = inputs;
        if (asks == null) {
            return;
        }
        apiName.setText(label().isEmpty() ? "…" : name());
        Optional<ObjectNode> definition = definition();
        boolean unfinished = definition.isEmpty()
                || (hasOptions() && asks.options().isEmpty())
                || (takes("to") && asks.targets().isEmpty());
        if (unfinished) {
            preview.showNothing(language.t("admin.previewWaits." + (hasOptions() ? "picklist" : "other")));
            return;
        }
        ObjectNode shown = definition.orElseThrow();
        if (hasOptions()) {
            shown.set("values", writing().values(asks.options()));
            shown.remove("order");
        }
        try {
            preview.show(
                    label().isEmpty() ? new Labels(language.t("admin.newField"), "").toLabel() : label().toLabel(),
                    shown,
                    touches());
        } catch (ProblemException problem) {
            preview.showNothing(problem.message());
        }
    }

    private List<String> touches() {
        List<String> lines = new ArrayList<>();
        field.ifPresentOrElse(
                known -> {
                    if (!known.isComputed()) {
                        lines.add(present(known));
                    }
                    lines.addAll(Uses.of(type, known).words(language));
                },
                () -> {
                    lines.add(language.t("admin.touchesNothing"));
                    lines.add(language.t("admin.usableAtOnce"));
                });
        lines.add(language.t("admin.canBeUndone"));
        return lines;
    }

    private String present(Field known) {
        long present = figures.present(type, known.key());
        return present == 0
                ? language.t("admin.touchesNone")
                : language.t("admin.touchesRecords", Figures.count(present, language));
    }

    private FieldActions actions(Field known) {
        return new FieldActions(change, shape, type, known, figures, this::close);
    }

    @Override
    protected Optional<ObjectNode> patch() {
        FieldInputs asks = inputs;
        if (label().isEmpty()) {
            complain("label", language.t("admin.needsLabel"));
            return Optional.empty();
        }
        if (asks == null) {
            return Optional.empty();
        }
        if (hasOptions() && asks.options().isEmpty()) {
            complain("values", language.t("admin.needsOption"));
            return Optional.empty();
        }
        if (takes("to") && asks.targets().isEmpty()) {
            complain("to", language.t("admin.needsTarget"));
            return Optional.empty();
        }
        return definition().map(this::patch);
    }

    private ObjectNode patch(ObjectNode definition) {
        FieldInputs asks = Objects.requireNonNull(inputs);
        if (asks.targets().isEmpty() || !asks.isRelated()) {
            return patched(definition, asks);
        }
        RelatedLists related = new RelatedLists(shape, asks.targets());
        String inverse = related.inverse(type);
        definition.put("inverse", inverse);
        ObjectNode patch = patched(definition, asks);
        related.addTo(patch, inverse);
        return patch;
    }

    private ObjectNode patched(ObjectNode definition, FieldInputs asks) {
        Labels told = helps.read();
        ObjectNode patch =
                shape.patch(type.name(), "fields", name(), writing().of(definition, label(), told, asks.options()));
        rights.addTo(patch, name());
        return patch;
    }

    @Override
    protected String pointer() {
        return shape.pointer(type.name()) + "/fields/" + name();
    }

    @Override
    protected String doneSentence() {
        return language.t(
                field.isPresent() ? "admin.fieldSaved" : "admin.fieldAdded",
                label().toLabel().in(language.locale()),
                type.label().in(language.locale()));
    }
}
