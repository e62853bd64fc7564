package crm.web.admin.part;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import crm.metadata.EntityType;
import crm.metadata.Field;
import crm.metadata.ReferenceType;
import crm.tenant.TenantLayers.Version;
import crm.web.admin.expression.RuleTrial;
import crm.web.admin.field.FieldDialog;
import crm.web.admin.field.FieldKind;
import crm.web.admin.shape.AdminTable;
import crm.web.admin.shape.Figures;
import crm.web.admin.shape.Shape;
import crm.web.admin.shape.ShapeChange;
import crm.web.admin.shape.Uses;
import crm.web.edit.Choices;
import crm.web.text.Formats;
import crm.web.text.Language;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The fields of an entity type; each opens its dialog. */
public final class FieldsPart extends Div {

    private final ShapeChange change;
    private final Shape shape;
    private final EntityType type;
    private final Figures figures;
    private final Choices choices;
    private final RuleTrial trial;
    private final Language language;

    public FieldsPart(
            ShapeChange change, Shape shape, EntityType type, Figures figures, Choices choices, RuleTrial trial) {
        this.change = change;
        this.shape = shape;
        this.type = type;
        this.figures = figures;
        this.choices = choices;
        this.trial = trial;
        language = change.language();
        Map<String, Version> last = figures.lastChanges(type.name(), "fields");
        AdminTable table = new AdminTable(
                "fields",
                List.of(
                        language.t("admin.field"),
                        language.t("admin.apiName"),
                        language.t("admin.type"),
                        language.t("admin.required"),
                        language.t("admin.origin"),
                        language.t("admin.usedIn"),
                        language.t("admin.changed")));
        Shape.fields(type).forEach(field -> row(table, field, Optional.ofNullable(last.get(field.name()))));
        add(table);
    }

    private void row(AdminTable table, Field field, Optional<Version> changed) {
        boolean hidden = shape.isHidden(type.name(), "fields", field.name());
        var row = table.row(
                name(field, hidden),
                AdminTable.code(field.name()),
                AdminTable.text(typeWords(field)),
                AdminTable.text(requiredWords(field)),
                AdminTable.text(language.t(shape.isOwn(type.name(), field.name()) ? "admin.yours" : "admin.shipped")),
                AdminTable.text(String.join(
                        language.t("admin.and"), Uses.of(type, field).words(language))),
                AdminTable.text(changed.map(version -> Formats.ago(version.at(), Instant.now(), language))
                        .orElse("")));
        if (hidden) {
            row.getClassList().add("retired");
        }
    }

    private Component name(Field field, boolean hidden) {
        NativeButton open = new NativeButton(field.label().in(language.locale()));
        open.addClassName("row-open");
        open.addClickListener(
                _ -> new FieldDialog(change, shape, type, Optional.of(field), figures, choices, trial).open());
        if (!hidden) {
            return open;
        }
        Span chip = new Span(language.t("admin.hidden"));
        chip.addClassNames("cell", "k-chip", "hue-gray");
        return new Span(open, chip);
    }

    private String typeWords(Field field) {
        String name = FieldKind.words(field.type().name(), language);
        if (!(field.type() instanceof ReferenceType references)) {
            return name;
        }
        String targets = references.targets().stream()
                .map(target -> shape.whole()
                        .find(target)
                        .map(known -> known.label().in(language.locale()))
                        .orElse(target))
                .collect(Collectors.joining(language.t("admin.or")));
        return language.t("admin.lookupTo", name, targets);
    }

    private String requiredWords(Field field) {
        if (field.required()) {
            return language.t("value.yes");
        }
        return field.requiredWhen().isPresent() ? language.t("admin.sometimes") : "";
    }
}
