package crm.web.admin.field;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import crm.metadata.EntityType;
import crm.metadata.Field;
import crm.metadata.Metadata;
import crm.metadata.RollUp;
import crm.metadata.ValueKind;
import crm.web.admin.expression.ExpressionField;
import crm.web.admin.expression.Purpose;
import crm.web.admin.expression.RuleTrial;
import crm.web.edit.FieldWords;
import crm.web.text.Language;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Asks what a field counts or adds up over the records that refer to its own; nothing chosen is no roll-up. */
final class RollUpInput extends Div {

    private final ValueKind kind;
    private final Select<Metadata.Reference> of = new Select<>();
    private final Select<RollUp.Function> function = new Select<>();
    private final Select<Field> field = new Select<>();
    private final ExpressionField when;

    /** @param begin the roll-up as the definition has it, missing if there is none */
    RollUpInput(
            Metadata metadata,
            EntityType type,
            ValueKind kind,
            JsonNode begin,
            Language language,
            RuleTrial trial,
            Runnable changed) {
        this.kind = kind;
        FieldWords words = new FieldWords(language);
        addClassNames("plan-form", "plan-wide");
        of.setLabel(language.t("admin.rollUp.of"));
        of.setItems(metadata.referencesTo(type).stream()
                .filter(reference -> !reference.field().hidden())
                .toList());
        of.setItemLabelGenerator(reference -> reference == null
                ? language.t("admin.rollUp.none")
                : language.t(
                        "admin.rollUp.source",
                        reference.type().plural().in(language.locale()),
                        words.label(reference.field())));
        of.setEmptySelectionAllowed(true);
        of.setEmptySelectionCaption(language.t("admin.rollUp.none"));
        function.setLabel(language.t("admin.rollUp.function"));
        function.setItemLabelGenerator(one -> one == null ? "" : language.t("admin.rollUp." + one.code()));
        function.setItems(functions());
        field.setLabel(language.t("admin.rollUp.field"));
        field.setItemLabelGenerator(one -> one == null ? "" : words.label(one));
        when = new ExpressionField(
                        type, trial, language, language.t("admin.rollUp.when"), new Purpose.Counted(), changed)
                .helped(language.t("admin.rollUp.whenHelp"));
        add(of, function, field, when);
        show(metadata, begin);
        of.addValueChangeListener(event -> {
            Optional.ofNullable(event.getValue()).ifPresent(reference -> when.over(reference.type()));
            offer();
            changed.run();
        });
        function.addValueChangeListener(_ -> {
            offer();
            changed.run();
        });
        field.addValueChangeListener(_ -> changed.run());
    }

    private List<RollUp.Function> functions() {
        return kind == ValueKind.DECIMAL
                ? List.of(RollUp.Function.values())
                : List.of(RollUp.Function.MIN, RollUp.Function.MAX);
    }

    private void show(Metadata metadata, JsonNode begin) {
        String[] source = begin.path("of").asText(".").split("\\.", 2);
        metadata.find(source[0])
                .flatMap(child -> child.findField(source[1]).map(lookup -> new Metadata.Reference(child, lookup)))
                .ifPresent(of::setValue);
        function.setValue(
                begin.has("function")
                        ? RollUp.Function.of(begin.path("function").asText())
                        : functions().getFirst());
        offer();
        Optional.ofNullable(of.getValue())
                .flatMap(reference ->
                        reference.type().findField(begin.path("field").asText()))
                .ifPresent(field::setValue);
        Optional.ofNullable(of.getValue()).ifPresent(reference -> when.over(reference.type()));
        when.setValue(begin.path("when").asText());
    }

    /** What can be chosen follows from what was. */
    private void offer() {
        Field chosen = field.getValue();
        boolean rolls = of.getValue() != null;
        boolean counts = function.getValue() == RollUp.Function.COUNT;
        List<Field> fields = Stream.ofNullable(of.getValue())
                .flatMap(reference -> reference.type().fields().stream())
                .filter(one -> one.type().kind() == kind)
                .toList();
        field.setItems(fields);
        if (chosen != null && fields.contains(chosen)) {
            field.setValue(chosen);
        }
        function.setVisible(rolls);
        field.setVisible(rolls && !counts);
        when.setVisible(rolls);
    }

    void complain(String message) {
        of.setErrorMessage(message);
        of.setInvalid(!message.isEmpty());
    }

    /** As a definition says it. */
    Optional<ObjectNode> read() {
        return Optional.ofNullable(of.getValue()).map(reference -> {
            ObjectNode rollUp = JsonNodeFactory.instance
                    .objectNode()
                    .put("function", function.getValue().code())
                    .put("of", reference.type().name() + "." + reference.field().name());
            if (function.getValue() != RollUp.Function.COUNT) {
                Optional.ofNullable(field.getValue()).ifPresent(one -> rollUp.put("field", one.name()));
            }
            if (!when.value().isEmpty()) {
                rollUp.put("when", when.value());
            }
            return rollUp;
        });
    }
}
