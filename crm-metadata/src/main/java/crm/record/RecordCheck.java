package crm.record;

import crm.access.AccessPolicy;
import crm.expression.EnglishWords;
import crm.expression.ExpressionContext;
import crm.expression.Expressions;
import crm.expression.Formulas;
import crm.metadata.EntityType;
import crm.metadata.Field;
import crm.metadata.Metadata;
import crm.metadata.ValidationRule;
import crm.problem.ProblemCode;
import crm.problem.Problems;
import crm.record.store.ComputedValues;
import crm.record.store.ConvertedAmounts;
import crm.record.store.FormulaTargets;
import crm.record.store.RecordStore;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

    /** The records that the conditions of one save look at. */
    Referred referred(Metadata metadata) {
        return Referred.all(store, metadata);
    }

    /** Gives records what their fields' expressions begin with, over what the caller may read. */
    Defaults defaults(Metadata metadata, AccessPolicy access, ExpressionContext context) {
        Referred open = new Referred(store, metadata, access::readable);
        return new Defaults(expressions, metadata, context, open::value);
    }

    /** What the conditions of its entity type say of a record. */
    Conditions conditions(Metadata metadata, Referred referred, Record record, ExpressionContext context) {
        return new Conditions(expressions, metadata, record, path -> referred.value(record, path), context);
    }

    /** What holds for each field of a record as it is: the same answers that a save would get. */
    FieldStates states(Metadata metadata, Record asked, ExpressionContext context) {
        Record record = asked.copy();
        record.convert(ConvertedAmounts.read(record.type(), record::value));
        Conditions conditions = conditions(metadata, referred(metadata), record, context);
        Map<String, Reason> absent = new HashMap<>();
        Map<String, Reason> locked = new HashMap<>();
        Map<String, Reason> required = new HashMap<>();
        for (Field field : record.narrowedType().fields()) {
            Optional<Reason> hidden = conditions.hides(field);
            hidden.ifPresentOrElse(
                    reason -> absent.put(field.name(), reason),
                    () -> conditions.requires(field).ifPresent(reason -> required.put(field.name(), reason)));
            conditions.locks(field).ifPresent(reason -> locked.put(field.name(), reason));
        }
        return new FieldStates(absent, locked, required);
    }

    /** Why the fields of a draft are as they are, as far as somebody may know. */
    List<Reason> reasons(Metadata metadata, AccessPolicy access, Draft draft, ExpressionContext context) {
        Referred referred = referred(metadata);
        return new Reasons(
                        expressions,
                        metadata,
                        access,
                        draft,
                        conditions(metadata, referred, draft.before(), context),
                        conditions(metadata, referred, draft.after(), context),
                        new Referred(store, metadata, access::readable))
                .all();
    }

    /** Refuses what a patch changes of fields that the record, as it was, holds locked. */
    void locks(Metadata metadata, Draft draft, RecordPatch patch, ExpressionContext context) {
        Conditions conditions = conditions(metadata, referred(metadata), draft.before(), context);
        for (String name : patch.fields()) {
            Field field = draft.type().field(name);
            if (!draft.before().value(field).equals(draft.after().value(field))) {
                conditions
                        .locks(field)
                        .ifPresent(reason -> draft.problems()
                                .add(
                                        name,
                                        ProblemCode.READ_ONLY_FIELD,
                                        "%s is locked while %s."
                                                .formatted(
                                                        field.label().english(),
                                                        said(metadata, draft.type(), reason))));
            }
        }
    }

    private String said(Metadata metadata, EntityType type, Reason reason) {
        return expressions.said(metadata, type, reason.expression().orElseThrow(), new EnglishWords());
    }

    /** @param referred shared by all records of a save */
    void check(Metadata metadata, Referred referred, Record record, ExpressionContext context, Problems problems) {
        Conditions conditions = conditions(metadata, referred, record, context);
        for (Field field : record.narrowedType().fields()) {
            if (record.value(field).isEmpty()
                    && !problems.has(field.name())
                    && conditions.requires(field).isPresent()
                    && conditions.hides(field).isEmpty()) {
                problems.add(
                        field.name(),
                        ProblemCode.REQUIRED,
                        "%s is required.".formatted(field.label().english()));
            }
        }
        rate(record, problems);
        for (ValidationRule rule : record.type().rules()) {
            String field = rule.field().orElse("");
            if (!problems.has(field) && conditions.refuses(rule)) {
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
}
