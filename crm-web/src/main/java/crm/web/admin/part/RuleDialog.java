package crm.web.admin.part;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import crm.metadata.EntityType;
import crm.metadata.Field;
import crm.metadata.FieldConditions;
import crm.metadata.Label;
import crm.metadata.LookupType;
import crm.metadata.Storage;
import crm.metadata.ValidationRule;
import crm.problem.ProblemException;
import crm.value.RecordRef;
import crm.web.admin.shape.ApiName;
import crm.web.admin.shape.Labels;
import crm.web.admin.shape.Patches;
import crm.web.admin.shape.PlanDialog;
import crm.web.admin.shape.Shape;
import crm.web.admin.shape.ShapeChange;
import crm.web.edit.Choices;
import crm.web.edit.Editor;
import crm.web.edit.Editors;
import crm.web.edit.FieldWords;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Makes or changes a rule: when it refuses, what it says and where; tried on a real record before it is saved. */
public final class RuleDialog extends PlanDialog {

    private final EntityType type;
    private final Optional<ValidationRule> rule;
    private final RuleTrial trial;
    private final ExpressionField when;
    private final TextField english;
    private final TextField chinese;
    private final Select<Field> at = new Select<>();
    private final Editor record;
    private final Span result = new Span();

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
        this.trial = trial;
        setWidth("640px");
        Labels message = rule.map(known -> Labels.of(known.message())).orElse(Labels.NONE);
        english = text("message", language.t("admin.messageEnglish"), message.english());
        chinese = text("messageChinese", language.t("admin.messageChinese"), message.chinese());
        english.setMaxLength(300);
        chinese.setMaxLength(300);
        when = new ExpressionField(type, trial, language, language.t("admin.refuseWhen"), false, this::trialAgain);
        place("when", when::complain);
        record = new Editors(language, choices).of(anyRecord());
        Div form = new Div(when, english, chinese, place(), trialRow());
        form.addClassName("plan-form");
        add(form);
        rule.ifPresent(known -> when.setValue(known.when()));
        footer(language.t("admin.saveRule"));
        when.focus();
    }

    private Field anyRecord() {
        return new Field(
                "trial_c",
                Label.of(language.t("admin.tryOn", type.label().in(language.locale()))),
                new LookupType(type.name(), "", LookupType.OnDelete.KEEP),
                false,
                false,
                false,
                Optional.empty(),
                FieldConditions.NONE,
                new Storage.InValues());
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

    private Component trialRow() {
        Span label =
                new Span(language.t("admin.tryOn", language.noun(type.label().in(language.locale()))));
        label.addClassName("fixed-label");
        result.addClassName("trial-result");
        result.getElement().setAttribute("aria-live", "polite");
        if (record.component() instanceof HasValue<?, ?> value) {
            value.addValueChangeListener(_ -> trialAgain());
        }
        Div row = new Div(label, record.component(), result);
        row.addClassNames("fixed-field", "plan-wide");
        return row;
    }

    private void trialAgain() {
        Optional<Object> chosen = record.read();
        result.setText("");
        if (chosen.isEmpty() || when.value().isEmpty()) {
            return;
        }
        try {
            boolean refused = trial.holds((RecordRef) chosen.get(), when.value());
            result.setText(language.t(refused ? "admin.trialRefused" : "admin.trialPassed"));
            result.setClassName("bad", refused);
        } catch (ProblemException problem) {
            result.setText(language.t("admin.trialUnclear"));
        }
    }

    private String name() {
        return rule.map(ValidationRule::name).orElseGet(() -> {
            Labels message = new Labels(english.getValue(), chinese.getValue());
            return ApiName.own(
                    message.either(),
                    type.rules().stream().map(ValidationRule::name).collect(Collectors.toSet()));
        });
    }

    @Override
    protected Optional<ObjectNode> patch() {
        Labels message = new Labels(english.getValue(), chinese.getValue());
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
