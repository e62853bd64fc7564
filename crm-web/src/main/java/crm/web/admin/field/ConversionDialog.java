package crm.web.admin.field;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import crm.metadata.EntityType;
import crm.metadata.Field;
import crm.metadata.change.ConversionPreview;
import crm.metadata.change.PlannedConversion;
import crm.web.admin.expression.RuleTrial;
import crm.web.admin.shape.Labels;
import crm.web.admin.shape.Outlook;
import crm.web.admin.shape.PlanDialog;
import crm.web.admin.shape.Shape;
import crm.web.admin.shape.ShapeChange;
import crm.web.cell.Hues;
import crm.web.edit.Choices;
import crm.web.list.Actions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Gives a field another type: what of its values stays, what looks otherwise, and what stands against it. */
final class ConversionDialog extends PlanDialog {

    /** What a field keeps whatever its type is. */
    private static final List<String> KEPT =
            List.of("required", "requiredWhen", "visibleWhen", "readOnlyWhen", "hidden", "searchable", "historyNote");

    private static final Set<FieldKind> UNCONVERTIBLE = Set.of(
            FieldKind.LOOKUP,
            FieldKind.LINKS,
            FieldKind.ADDRESS,
            FieldKind.GEOLOCATION,
            FieldKind.AUTO_NUMBER,
            FieldKind.OTHER);

    private final EntityType type;
    private final Field field;
    private final Choices choices;
    private final RuleTrial trial;
    private final Select<FieldKind> kinds = new Select<>();
    private final Div asked = new Div();
    private final Div outcome = new Div();
    private @Nullable FieldInputs inputs;

    ConversionDialog(ShapeChange change, Shape shape, EntityType type, Field field, Choices choices, RuleTrial trial) {
        super(
                change,
                shape,
                change.language()
                        .t(
                                "admin.convertTitle",
                                field.label().in(change.language().locale())));
        this.type = type;
        this.field = field;
        this.choices = choices;
        this.trial = trial;
        setWidth("760px");
        addClassName("conversion-dialog");
        kinds.setLabel(language.t("admin.newType"));
        kinds.setItems(FieldKind.offered().stream()
                .filter(kind ->
                        isConvertible(kind) && kind != FieldKind.of(field.type().name()))
                .toList());
        kinds.setItemLabelGenerator(kind -> kind == null ? "" : FieldKind.words(kind.type(), language));
        kinds.addValueChangeListener(event -> ask(event.getValue(), drafts(event.getValue())));
        placed("type", kinds);
        asked.addClassName("field-left");
        outcome.addClassName("compared");
        outcome.getElement().setAttribute("role", "status");
        add(kinds, outcome, asked);
        footer(language.t("admin.convert"));
    }

    /** True if the values of a field may become those of another type. */
    static boolean takes(Shape shape, EntityType type, Field field) {
        return shape.isOwn(type.name(), field.name())
                && !field.isComputed()
                && !type.titleField().name().equals(field.name())
                && isConvertible(FieldKind.of(field.type().name()));
    }

    private static boolean isConvertible(FieldKind kind) {
        return !UNCONVERTIBLE.contains(kind);
    }

    private ObjectNode before() {
        return (ObjectNode) shape.document(type.name()).path("fields").path(field.name());
    }

    private ObjectNode begin(FieldKind kind) {
        ObjectNode definition = JsonNodeFactory.instance.objectNode().put("type", kind.type());
        ObjectNode before = before();
        KEPT.stream().filter(before::has).forEach(key -> definition.set(key, before.get(key)));
        if (before.path("indexed").isBoolean() && kind.takes("indexed")) {
            definition.set("indexed", before.get("indexed"));
        }
        if (kind.takes("values")) {
            definition.set("values", before.has("values") ? before.get("values").deepCopy() : definition.objectNode());
        }
        return definition;
    }

    private List<OptionDraft> drafts(FieldKind kind) {
        return kind.takes("values") ? FieldPatch.drafts(type, field.name(), before()) : List.of();
    }

    private void ask(FieldKind kind, List<OptionDraft> drafts) {
        asked.removeAll();
        FieldInputs fresh = new FieldInputs(
                new AskedField(kind, begin(kind), shape, type, language, choices, trial, _ -> false, this::look),
                Map.of(),
                drafts);
        inputs = fresh;
        place(fresh.places());
        asked.add(settings(kind, fresh));
        look();
    }

    /** What the new type asks, closed unless it cannot do without. */
    private Component settings(FieldKind kind, FieldInputs asks) {
        HtmlContainer summary = new HtmlContainer("summary");
        summary.setText(language.t("admin.typeSettings"));
        HtmlContainer settings = new HtmlContainer("details");
        settings.addClassName("type-settings");
        settings.getElement().setAttribute("open", kind.takes("values"));
        settings.add(summary, asks);
        return settings;
    }

    /** Asks what would become of the values, as the dialog stands. */
    private void look() {
        outcome.removeAll();
        FieldInputs asks = inputs;
        if (asks == null) {
            return;
        }
        Optional<ObjectNode> patch = written(asks);
        if (patch.isEmpty()) {
            return;
        }
        Outlook outlook = change.customisation().outlook(patch.get());
        Optional<PlannedConversion> conversion = outlook.conversions().stream()
                .filter(one -> one.change().name().equals(field.name()))
                .findFirst();
        conversion.map(PlannedConversion::preview).ifPresent(preview -> show(preview, asks));
        if (conversion.filter(PlannedConversion::isLarge).isPresent()) {
            outcome.add(new Paragraph(language.t("admin.convertsLater")));
        }
    }

    private void show(ConversionPreview preview, FieldInputs asks) {
        outcome.add(new ConversionOutcome(preview, type, language));
        boolean isOffered =
                kinds.getValue().takes("values") && !preview.refused().isEmpty();
        if (isOffered) {
            NativeButton all = Actions.quiet("plus", language.t("admin.valuesAsOptions"));
            all.addClassName("bordered");
            all.addClickListener(_ -> ask(kinds.getValue(), withOptions(asks.options(), preview)));
            outcome.add(all);
        }
    }

    private static List<OptionDraft> withOptions(List<OptionDraft> drafts, ConversionPreview preview) {
        List<OptionDraft> all = new ArrayList<>(drafts);
        for (ConversionPreview.Refused refused : preview.refused()) {
            ObjectNode hue = JsonNodeFactory.instance
                    .objectNode()
                    .put("hue", Hues.all().get(all.size() % Hues.all().size()));
            all.add(new OptionDraft("", new Labels(refused.value().asText().strip(), ""), hue));
        }
        return all;
    }

    private Optional<ObjectNode> written(FieldInputs asks) {
        if (kinds.getValue().takes("values") && asks.options().isEmpty()) {
            ObjectNode none = asks.read(List.of()).orElseGet(() -> begin(kinds.getValue()));
            none.putObject("values").putObject("none").put("label", "–");
            return Optional.of(patch(none, List.of()));
        }
        FieldPatch writing = new FieldPatch(shape, type.name(), field.name());
        return asks.read(writing.optionNames(asks.options())).map(definition -> patch(definition, asks.options()));
    }

    private ObjectNode patch(ObjectNode definition, List<OptionDraft> options) {
        FieldPatch writing = new FieldPatch(shape, type.name(), field.name());
        Labels help = field.help().map(Labels::of).orElse(Labels.NONE);
        return shape.patch(
                type.name(), "fields", field.name(), writing.of(definition, Labels.of(field.label()), help, options));
    }

    @Override
    protected Optional<ObjectNode> patch() {
        FieldInputs asks = inputs;
        if (asks == null) {
            complain("type", language.t("admin.needsType"));
            return Optional.empty();
        }
        if (kinds.getValue().takes("values") && asks.options().isEmpty()) {
            complain("values", language.t("admin.needsOption"));
            return Optional.empty();
        }
        return written(asks);
    }

    @Override
    protected String pointer() {
        return shape.pointer(type.name()) + "/fields/" + field.name();
    }

    @Override
    protected String doneSentence() {
        return language.t(
                "admin.converted",
                field.label().in(language.locale()),
                FieldKind.words(kinds.getValue().type(), language));
    }
}
