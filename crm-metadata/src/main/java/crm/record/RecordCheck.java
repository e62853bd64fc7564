package crm.record;

import crm.expression.ExpressionContext;
import crm.expression.Expressions;
import crm.expression.Formulas;
import crm.metadata.EntityType;
import crm.metadata.Field;
import crm.metadata.Metadata;
import crm.metadata.ValidationRule;
import crm.problem.ProblemCode;
import crm.problem.Problems;
import crm.record.query.Branch;
import crm.record.store.RecordStore;
import crm.record.store.RecordStore.Existence;
import crm.record.store.RecordStore.Lock;
import crm.value.RecordRef;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Checks a record that is about to be saved against its entity type, and reports everything that is wrong at once. */
@Singleton
public class RecordCheck {

    private final Expressions expressions;
    private final RecordStore store;

    @Inject
    public RecordCheck(Expressions expressions, RecordStore store) {
        this.expressions = expressions;
        this.store = store;
    }

    /** Gives every formula the value that the record makes of it now. */
    void compute(Metadata metadata, Record record) {
        List<Field> formulas = record.type().formulas();
        if (!formulas.isEmpty()) {
            Map<String, Object> values = new Formulas(expressions, metadata, record.type()).values(record::value);
            formulas.forEach(field -> record.set(field.name(), values.get(field.name())));
        }
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
                    && expressions
                            .condition(metadata, type, rule.when())
                            .test(path -> value(metadata, record, path), context)) {
                problems.add(field, ProblemCode.RULE_BROKEN, rule.message().english());
            }
        }
    }

    private boolean isRequired(Metadata metadata, Record record, Field field, ExpressionContext context) {
        return field.required()
                || field.requiredWhen()
                        .map(when -> expressions
                                .condition(metadata, record.type(), when)
                                .test(path -> value(metadata, record, path), context))
                        .orElse(false);
    }

    /** A rule sees what the record refers to, whoever saves it: {@code account.tier} is looked up when it is asked for. */
    private Optional<Object> value(Metadata metadata, Record record, String path) {
        int dot = path.indexOf('.');
        if (dot < 0) {
            return record.value(path);
        }
        return record.value(path.substring(0, dot), RecordRef.class)
                .flatMap(ref -> target(metadata.entityType(ref.entity()), ref))
                .flatMap(target -> target.value(path.substring(dot + 1)));
    }

    private Optional<Record> target(EntityType type, RecordRef ref) {
        return store.find(type, ref.id(), List.of(new Branch.Everyone()), Lock.NONE, Existence.LIVE)
                .map(row -> new Record(type, row));
    }
}
