package crm.web.admin.part;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import crm.metadata.EntityType;
import crm.metadata.Field;
import crm.metadata.ValidationRule;
import crm.web.admin.expression.ExpressionField;
import crm.web.admin.expression.Purpose;
import crm.web.admin.expression.RuleTrial;
import crm.web.admin.shape.ApiName;
import crm.web.admin.shape.LabelInputs;
import crm.web.admin.shape.Labels;
import crm.web.admin.shape.Patches;
import crm.web.admin.shape.PlanDialog;
import crm.web.admin.shape.Shape;
import crm.web.admin.shape.ShapeChange;
import crm.web.edit.Choices;
import crm.web.edit.FieldWords;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Makes or changes a rule: when it refuses, what it says and where; tried on a real record before it is saved. */
public final class RuleDialog extends PlanDialog {

    private final EntityType type;
    private final Optional<ValidationRule> rule;
    private final ExpressionField when;
    private final LabelInputs messages;
    private final Select<Field> at = new Select<>();

    public RuleDialog(
            ShapeChange change,
            Shape shape,
            EntityType type,
            Optional<ValidationRule> rule,
            RuleTrial trial,
            Choices choices) {
        super(change, shape, change.language().t(rule.isPresent() ? "admin.rule" : "admin.newRule"));
        this.type = type;
        this.rule = rule;
        setWidth("640px");
        Labels message = rule.map(known -> Labels.of(known.message())).orElse(Labels.NONE);
        messages = labels("message", "admin.message", message).atMost(300);
        when = new ExpressionField(type, trial, language, language.t("admin.refuseWhen"), new Purpose.Rule(), () -> {})
                .triedBy(choices, true);
        place("when", when::complain);
        Div form = new Div(when, messages.english(), messages.chinese(), place());
        form.addClassName("plan-form");
        add(form);
        rule.ifPresent(known -> when.setValue(known.when()));
        footer(language.t("admin.saveRule"));
        when.focus();
    }

    private Component place() {
        FieldWords words = new FieldWords(language);
        at.setLabel(language.t("admin.showAt"));
        at.setItems(type.fields());
        at.setItemLabelGenerator(field -> field == null ? language.t("admin.wholeRecord") : words.label(field));
        at.setEmptySelectionAllowed(true);
        at.setEmptySelectionCaption(language.t("admin.wholeRecord"));
        rule.flatMap(ValidationRule::field).flatMap(type::findField).ifPresent(at::setValue);
        return placed("field", at);
    }

    private String name() {
        return rule.map(ValidationRule::name)
                .orElseGet(() -> ApiName.own(
                        messages.read().either(),
                        type.rules().stream().map(ValidationRule::name).collect(Collectors.toSet())));
    }

    @Override
    protected Optional<ObjectNode> patch() {
        Labels message = messages.read();
        if (when.value().isEmpty()) {
            complain("when", language.t("admin.needsCondition"));
        }
        if (message.isEmpty()) {
            complain("message", language.t("admin.needsMessage"));
        }
        if (when.value().isEmpty() || message.isEmpty()) {
            return Optional.empty();
        }
        ObjectNode wanted = JsonNodeFactory.instance.objectNode().put("when", when.value());
        wanted.set("message", message.toJson());
        if (at.getValue() != null) {
            wanted.put("field", at.getValue().name());
        }
        JsonNode written = shape.written(type.name()).path("rules").path(name());
        if (written.path("hidden").asBoolean()) {
            wanted.put("hidden", true);
        }
        if (!shape.isOwn(type.name(), name())) {
            onlyDifferent(wanted, message);
        }
        return Optional.of(shape.patch(type.name(), "rules", name(), Patches.between(written, wanted)));
    }

    /** Of a pack's rule only what differs is written. */
    private void onlyDifferent(ObjectNode wanted, Labels message) {
        JsonNode shipped = shape.shippedDocument(type.name()).path("rules").path(name());
        List.of("when", "field").forEach(key -> {
            if (wanted.path(key).equals(shipped.path(key))) {
                wanted.remove(key);
            }
        });
        boolean sameMessage = shape.shippedType(type.name()).stream()
                .flatMap(ofPack -> ofPack.rules().stream())
                .anyMatch(known -> known.name().equals(name())
                        && Labels.of(known.message()).equals(message));
        if (sameMessage) {
            wanted.remove("message");
        }
    }

    @Override
    protected String pointer() {
        return shape.pointer(type.name()) + "/rules/" + name();
    }

    @Override
    protected String doneSentence() {
        return language.t("admin.ruleSaved");
    }
}
