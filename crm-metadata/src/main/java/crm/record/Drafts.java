package crm.record;

import crm.access.AccessPolicy;
import crm.expression.ExpressionContext;
import crm.metadata.AutoNumberType;
import crm.metadata.EntityType;
import crm.metadata.Field;
import crm.metadata.Metadata;
import crm.problem.Problems;
import crm.record.store.AutoNumbers;
import crm.transaction.Transaction;
import crm.value.Ids;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.Collectors;

/** Makes of what was sent records that are in order, or tells all that is wrong with them. Works on whole records. */
@Singleton
public class Drafts {

    private final RecordRules rules;
    private final RecordCheck check;
    private final References references;

    @Inject
    public Drafts(RecordRules rules, RecordCheck check, References references) {
        this.rules = rules;
        this.check = check;
        this.references = references;
    }

    /** A new record with its defaults and, as far as the caller may give them, the values of a patch. */
    Draft ofNew(Sight sight, EntityType type, RecordPatch patch, String place) {
        AccessPolicy access = sight.access();
        Record fresh =
                Record.fresh(type, Ids.next(), Transaction.current().caller().user(), Sight.now());
        Record record = fresh.copy();
        RecordPatch allowed = sight.changes().allowed(record, patch);
        TypeOfRecord.begin(record, allowed, access);
        record.narrowedType().storedFields().stream()
                .filter(field -> record.value(field).isEmpty())
                .forEach(field -> field.defaultValue().ifPresent(value -> record.set(field.name(), value)));
        allowed.applyTo(record);
        defaults(sight).give(record, record.narrowedType().fields(), allowed.fields());
        DependentOptions.dropDefaults(record, allowed);
        return Draft.of(fresh, record, allowed, place);
    }

    /** Changes a record as far as the caller may. */
    Draft ofChange(Sight sight, Record record, RecordPatch patch) {
        Record before = record.copy();
        RecordPatch allowed = sight.changes().allowed(record, patch);
        allowed.applyTo(record);
        takeDefaults(defaults(sight), record, allowed);
        Draft draft = Draft.of(before, record, allowed, "");
        check.locks(sight.wholeMetadata(), draft, allowed, sight.expressionContext());
        return draft;
    }

    private Defaults defaults(Sight sight) {
        return check.defaults(sight.wholeMetadata(), sight.access(), sight.expressionContext());
    }

    FieldStates states(Metadata metadata, ExpressionContext context, Record record) {
        return check.states(metadata, record, context);
    }

    /** Why the fields of a draft are as they are, once rules and formulas have had their say. */
    List<Reason> reasons(Sight sight, Draft draft) {
        settle(sight.wholeMetadata(), List.of(draft));
        return check.reasons(sight.wholeMetadata(), sight.access(), draft, sight.expressionContext());
    }

    /** A field that became required after the record was made, or by its new type, gives it its default now. */
    private static void takeDefaults(Defaults defaults, Record record, RecordPatch patch) {
        List<Field> missing = record.narrowedType().fields().stream()
                .filter(field -> field.required() && !patch.fields().contains(field.name()))
                .filter(field -> record.value(field).isEmpty())
                .toList();
        missing.forEach(field -> field.defaultValue().ifPresent(value -> record.set(field.name(), value)));
        defaults.give(record, missing, patch.fields());
    }

    /** Gives drafts what rules in Java and formulas make of them. */
    private void settle(Metadata metadata, List<Draft> drafts) {
        for (Draft draft : drafts) {
            rules.of(draft.type()).forEach(rule -> rule.beforeSave(draft.before(), draft.after()));
        }
        drafts.stream()
                .collect(Collectors.groupingBy(Draft::type, Collectors.mapping(Draft::after, Collectors.toList())))
                .forEach((type, records) -> check.compute(metadata, type, records));
    }

    /** Rules, references and checks; everything they find is thrown together, as the caller may hear it. */
    void prepare(Sight sight, List<Draft> drafts) {
        Metadata metadata = sight.wholeMetadata();
        AccessPolicy access = sight.access();
        ExpressionContext context = sight.expressionContext();
        SeenChanges changes = sight.changes();
        settle(metadata, drafts);
        references.holdTargets(metadata, access, drafts);
        Problems problems = new Problems();
        Referred referred = check.referred(metadata);
        for (Draft draft : drafts) {
            TypeOfRecord.check(draft, access);
            DependentOptions.check(draft);
            ValuesToCome.check(draft);
            AmountDecimals.check(draft);
            check.check(metadata, referred, draft.after(), context, draft.problems());
            problems.addAll(draft.placedProblems(changes));
        }
        problems.throwIfAny();
    }

    /** Last of all, so that what is refused takes no number; formulas may read it. */
    void number(Sight sight, Record record) {
        boolean numbered = false;
        for (Field field : record.type().storedFields()) {
            if (field.type() instanceof AutoNumberType numbers) {
                record.set(field.name(), numbers.text(AutoNumbers.next(record.type(), field)));
                numbered = true;
            }
        }
        if (numbered) {
            check.compute(sight.wholeMetadata(), record.type(), List.of(record));
        }
    }
}
