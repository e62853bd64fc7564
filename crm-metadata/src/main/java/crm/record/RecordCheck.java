package crm.record;

import crm.expression.ExpressionContext;
import crm.expression.Expressions;
import crm.metadata.EntityType;
import crm.metadata.Field;
import crm.metadata.Metadata;
import crm.metadata.ValidationRule;
import crm.problem.ProblemCode;
import crm.problem.Problems;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/** Checks a record that is about to be saved against its entity type, and reports everything that is wrong at once. */
@Singleton
public class RecordCheck {

    private final Expressions expressions;

    @Inject
    public RecordCheck(Expressions expressions) {
        this.expressions = expressions;
    }

    void check(Metadata metadata, Record record, ExpressionContext context, Problems problems) {
        EntityType type = record.type();
        for (Field field : type.fields()) {
            if (record.value(field).isEmpty()
                    && !problems.has(field.name())
                    && isRequired(metadata, record, field, context)) {
                problems.add(
                        field.name(),
                        ProblemCode.REQUIRED,
                        "%s is required.".formatted(field.label().english()));
            }
        }
        for (ValidationRule rule : type.rules()) {
            String field = rule.field().orElse("");
            if (!problems.has(field)
                    && expressions.condition(metadata, type, rule.when()).test(record::value, context)) {
                problems.add(field, ProblemCode.RULE_BROKEN, rule.message().english());
            }
        }
    }

    private boolean isRequired(Metadata metadata, Record record, Field field, ExpressionContext context) {
        return field.required()
                || field.requiredWhen()
                        .map(when -> expressions
                                .condition(metadata, record.type(), when)
                                .test(record::value, context))
                        .orElse(false);
    }
}
