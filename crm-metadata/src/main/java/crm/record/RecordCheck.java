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
import crm.record.store.ComputedValues;
import crm.record.store.ConvertedAmounts;
import crm.record.store.FormulaTargets;
import crm.record.store.RecordStore;
import crm.record.store.RecordStore.Existence;
import crm.record.store.RecordStore.Lock;
import crm.value.RecordRef;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

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

    /** Gives every formula the value that the records, all of one entity type, make of it now. */
    void compute(Metadata metadata, EntityType type, List<Record> records) {
        records.stream()
                .filter(record -> record.version() == 0)
                .forEach(record -> ComputedValues.ofNew(type).forEach(record::set));
        if (!type.amounts().isEmpty()) {
            records.forEach(record -> record.convert(ConvertedAmounts.of(type, record::value)));
        }
        if (type.formulas().isEmpty()) {
            return;
        }
        Formulas formulas = new Formulas(expressions, metadata, type);
        FormulaTargets targets = FormulaTargets.of(
                store,
                expressions,
                metadata,
                type,
                records.stream().map(RecordCheck::read).toList());
        for (Record record : records) {
            Map<String, Object> values = formulas.values(targets.beside(read(record)));
            type.formulas().forEach(field -> record.set(field.name(), values.get(field.name())));
        }
    }

    private static Function<String, Optional<Object>> read(Record record) {
        return record::operand;
    }

    /** What holds for each field of a record as it is: the same answers that a save would get. */
    FieldStates states(Metadata metadata, Record asked, ExpressionContext context) {
        Record record = asked.copy();
        record.convert(ConvertedAmounts.read(record.type(), record::value));
        Set<String> absent = new HashSet<>();
        Set<String> locked = new HashSet<>();
        Set<String> required = new HashSet<>();
        for (Field field : record.narrowedType().fields()) {
            if (!isShown(metadata, record, field, context)) {
                absent.add(field.name());
            } else if (isRequired(metadata, record, field, context)) {
                required.add(field.name());
            }
            if (isLocked(metadata, record, field, context)) {
                locked.add(field.name());
            }
        }
        return new FieldStates(absent, locked, required);
    }

    /** Refuses what a patch changes of fields that the record, as it was, holds locked. */
    void locks(Metadata metadata, Draft draft, RecordPatch patch, ExpressionContext context) {
        for (String name : patch.fields()) {
            Field field = draft.type().field(name);
            if (!draft.before().value(field).equals(draft.after().value(field))
                    && isLocked(metadata, draft.before(), field, context)) {
                draft.problems()
                        .add(
                                name,
                                ProblemCode.READ_ONLY_FIELD,
                                "%s is locked while %s."
                                        .formatted(
                                                field.label().english(),
                                                field.conditions()
                                                        .readOnlyWhen()
                                                        .orElseThrow()));
            }
        }
    }

    void check(Metadata metadata, Record record, ExpressionContext context, Problems problems) {
        for (Field field : record.narrowedType().fields()) {
            if (record.value(field).isEmpty()
                    && !problems.has(field.name())
                    && isRequired(metadata, record, field, context)
                    && isShown(metadata, record, field, context)) {
                problems.add(
                        field.name(),
                        ProblemCode.REQUIRED,
                        "%s is required.".formatted(field.label().english()));
            }
        }
        rate(record, problems);
        for (ValidationRule rule : record.type().rules()) {
            String field = rule.field().orElse("");
            if (!problems.has(field) && holds(metadata, record, rule.when(), context)) {
                problems.add(field, ProblemCode.RULE_BROKEN, rule.message().english());
            }
        }
    }

    private static void rate(Record record, Problems problems) {
        boolean hasAmounts = record.type().amounts().stream()
                .anyMatch(field -> record.value(field).isPresent());
        if (hasAmounts && record.converted().isEmpty()) {
            record.foreignCurrency()
                    .ifPresent(code -> problems.add(
                            EntityType.CURRENCY,
                            ProblemCode.NO_RATE,
                            "%s has no rate yet. An administrator sets it under Currencies.".formatted(code)));
        }
    }

    private boolean isRequired(Metadata metadata, Record record, Field field, ExpressionContext context) {
        return field.required()
                || field.requiredWhen()
                        .map(when -> holds(metadata, record, when, context))
                        .orElse(false);
    }

    private boolean isShown(Metadata metadata, Record record, Field field, ExpressionContext context) {
        return field.conditions()
                .visibleWhen()
                .map(when -> holds(metadata, record, when, context))
                .orElse(true);
    }

    private boolean isLocked(Metadata metadata, Record record, Field field, ExpressionContext context) {
        return field.conditions()
                .readOnlyWhen()
                .map(when -> holds(metadata, record, when, context))
                .orElse(false);
    }

    private boolean holds(Metadata metadata, Record record, String when, ExpressionContext context) {
        return expressions
                .condition(metadata, record.type(), when)
                .test(path -> value(metadata, record, path), context);
    }

    /** A rule sees what the record refers to, whoever saves it: {@code account.tier} is looked up when it is asked for. */
    private Optional<Object> value(Metadata metadata, Record record, String path) {
        int dot = path.indexOf('.');
        if (dot < 0) {
            return record.operand(path);
        }
        return record.value(path.substring(0, dot), RecordRef.class)
                .flatMap(ref -> target(metadata.entityType(ref.entity()), ref))
                .flatMap(target -> target.operand(path.substring(dot + 1)));
    }

    private Optional<Record> target(EntityType type, RecordRef ref) {
        return store.find(type, ref.id(), List.of(new Branch.Everyone()), Lock.NONE, Existence.LIVE)
                .map(row -> new Record(type, row));
    }
}
