package crm.record;

import crm.expression.Cost;
import crm.expression.ExpressionContext;
import crm.expression.Expressions;
import crm.metadata.EntityType;
import crm.metadata.Field;
import crm.metadata.Metadata;
import crm.metadata.ValidationRule;
import crm.problem.ProblemException;
import crm.record.Reason.Cause;
import crm.record.Reason.State;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What the conditions and rules of an entity type say of one record, and why. Saving, drawing and explaining all ask here.
 * They fail with {@code LIMIT_REACHED} if they cost too much together.
 */
final class Conditions {

    private final Expressions expressions;
    private final Metadata metadata;
    private final Record record;
    private final Function<String, Optional<Object>> values;
    private final ExpressionContext context;
    private final Cost cost = new Cost();

    /** @param values of the record by field, and by {@code lookup.field} of those that it refers to */
    Conditions(
            Expressions expressions,
            Metadata metadata,
            Record record,
            Function<String, Optional<Object>> values,
            ExpressionContext context) {
        this.expressions = expressions;
        this.metadata = metadata;
        this.record = record;
        this.values = values;
        this.context = context;
    }

    /** Why a field is not shown; empty if it is. */
    Optional<Reason> hides(Field field) {
        return field.conditions()
                .visibleWhen()
                .filter(when -> !holds(when))
                .map(when -> Reason.of(field.name(), State.HIDDEN, Cause.VISIBLE_WHEN, when));
    }

    /** Why a field cannot be changed as the record is; empty if it can. */
    Optional<Reason> locks(Field field) {
        return field.conditions()
                .readOnlyWhen()
                .filter(this::holds)
                .map(when -> Reason.of(field.name(), State.LOCKED, Cause.READ_ONLY_WHEN, when));
    }

    /** Why a field of the narrowed type has to have a value, whether it is shown or not; empty if it has not to. */
    Optional<Reason> requires(Field field) {
        if (field.required()) {
            return Optional.of(requiredOfItself(field));
        }
        return field.requiredWhen()
                .filter(this::holds)
                .map(when -> Reason.of(field.name(), State.REQUIRED, Cause.REQUIRED_WHEN, when));
    }

    private Reason requiredOfItself(Field field) {
        boolean always =
                record.type().findField(field.name()).filter(Field::required).isPresent();
        return always
                ? Reason.of(field.name(), State.REQUIRED, Cause.FIELD)
                : Reason.of(field.name(), State.REQUIRED, Cause.RECORD_TYPE)
                        .named(record.recordType().orElse(""));
    }

    /** True if a rule stands against the record. */
    boolean refuses(ValidationRule rule) {
        return holds(rule.when());
    }

    /** The rules that stand against the record. */
    Stream<Reason> refusals() {
        EntityType type = record.type();
        return type.rules().stream()
                .filter(this::refuses)
                .map(rule -> Reason.of(rule.field().orElse(""), State.REFUSED, Cause.RULE, rule.when())
                        .named(rule.name()));
    }

    /** @throws ProblemException {@code LIMIT_REACHED} */
    private boolean holds(String when) {
        return expressions.condition(metadata, record.type(), when).test(values, context, cost);
    }
}
