package crm.record;

import crm.access.AccessPolicy;
import crm.expression.Expressions;
import crm.metadata.AutoNumberType;
import crm.metadata.EntityType;
import crm.metadata.Field;
import crm.metadata.FieldAccess;
import crm.metadata.Metadata;
import crm.metadata.Right;
import crm.metadata.ValidationRule;
import crm.problem.ProblemException;
import crm.record.Reason.Cause;
import crm.record.Reason.Saw;
import crm.record.Reason.State;
import crm.record.query.FieldPath;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Tells a person why the fields of a record are as they are, as far as he may know: no expression and no value that he does
 * not see. Who shapes the tenant is told of hidden fields as well.
 *
 * @param metadata the tenant's own
 * @param before what the conditions say of the record as it was
 * @param after and of the record as it would be saved
 * @param open what the record refers to, as far as the person may read it
 */
record Reasons(
        Expressions expressions,
        Metadata metadata,
        AccessPolicy access,
        Draft draft,
        Conditions before,
        Conditions after,
        Referred open) {

    List<Reason> all() {
        EntityType type = access.laidOut(type(), draft.after().recordType());
        boolean shapes = access.has(Right.CUSTOMISE);
        List<Reason> all = new ArrayList<>();
        for (Field field : shapes ? type.storedFields() : type.fields()) {
            if (shapes || level(field) != FieldAccess.HIDDEN) {
                hidden(type, field).ifPresent(all::add);
                locked(field).ifPresent(all::add);
                required(field).ifPresent(all::add);
            }
        }
        after.refusals().map(this::refusal).forEach(all::add);
        return all;
    }

    private FieldAccess level(Field field) {
        return access.view().access(type().name(), field.name());
    }

    private EntityType type() {
        return draft.type();
    }

    private EntityType seen() {
        return access.view().of(type());
    }

    private Optional<Reason> hidden(EntityType type, Field field) {
        if (field.hidden()) {
            return Optional.of(Reason.of(field.name(), State.HIDDEN, Cause.FIELD));
        }
        if (level(field) == FieldAccess.HIDDEN) {
            return Optional.of(Reason.of(field.name(), State.HIDDEN, Cause.FIELD_RIGHTS));
        }
        Optional<Reason> absent = after.hides(field);
        if (absent.isPresent()) {
            return absent.map(reason -> told(reason, draft.after(), when(field, Cause.VISIBLE_WHEN)));
        }
        boolean placed = field.name().equals(EntityType.RECORD_TYPE)
                || type.form().stream().anyMatch(section -> section.fields().contains(field.name()));
        return placed ? Optional.empty() : Optional.of(Reason.of(field.name(), State.HIDDEN, Cause.LAYOUT));
    }

    private Optional<Reason> locked(Field field) {
        Optional<Cause> made = made(field);
        if (made.isPresent()) {
            return made.map(cause -> field.formula()
                    .map(formula -> told(
                            Reason.of(field.name(), State.LOCKED, cause, formula), draft.after(), when(field, cause)))
                    .orElseGet(() -> Reason.of(field.name(), State.LOCKED, cause)));
        }
        if (level(field) != FieldAccess.EDIT) {
            return Optional.of(Reason.of(field.name(), State.LOCKED, Cause.FIELD_RIGHTS));
        }
        boolean isNew = draft.before().version() == 0;
        if (!isNew && !mayEdit()) {
            return Optional.of(Reason.of(field.name(), State.LOCKED, Cause.RECORD_RIGHTS));
        }
        return isNew
                ? Optional.empty()
                : before.locks(field).map(reason -> told(reason, draft.before(), when(field, Cause.READ_ONLY_WHEN)));
    }

    private static Optional<Cause> made(Field field) {
        if (field.formula().isPresent()) {
            return Optional.of(Cause.FORMULA);
        }
        if (field.rollUp().isPresent()) {
            return Optional.of(Cause.ROLL_UP);
        }
        if (field.type() instanceof AutoNumberType) {
            return Optional.of(Cause.AUTO_NUMBER);
        }
        return field.readOnly() ? Optional.of(Cause.FIELD) : Optional.empty();
    }

    private boolean mayEdit() {
        try {
            access.requireEdit(type(), draft.before().owner());
            return true;
        } catch (ProblemException forbidden) {
            return false;
        }
    }

    private Optional<Reason> required(Field field) {
        if (field.hidden() || after.hides(field).isPresent()) {
            return Optional.empty();
        }
        return after.requires(field).map(reason -> told(reason, draft.after(), when(field, Cause.REQUIRED_WHEN)));
    }

    private Reason refusal(Reason reason) {
        Optional<ValidationRule> rule = seen().rules().stream()
                .filter(known -> known.name().equals(reason.name()))
                .findFirst();
        String at = rule.flatMap(ValidationRule::field).orElse("");
        return told(reason, draft.after(), rule.map(ValidationRule::when)).at(at);
    }

    /** The expression of a field as the person sees it. */
    private Optional<String> when(Field field, Cause cause) {
        return seen().findField(field.name()).flatMap(known -> switch (cause) {
            case VISIBLE_WHEN -> known.conditions().visibleWhen();
            case READ_ONLY_WHEN -> known.conditions().readOnlyWhen();
            case REQUIRED_WHEN -> known.requiredWhen();
            case FORMULA -> known.formula();
            default -> Optional.empty();
        });
    }

    /** What it was decided by, where the person may know. */
    private Reason told(Reason reason, Record record, Optional<String> known) {
        if (reason.expression().isEmpty()) {
            return reason;
        }
        if (!reason.expression().equals(known)) {
            return reason.withheld();
        }
        return reason.having(paths(reason).stream()
                .sorted(Comparator.comparing(FieldPath::toString))
                .map(path -> saw(record, path))
                .toList());
    }

    private Set<FieldPath> paths(Reason reason) {
        return reason.cause() == Cause.FORMULA
                ? expressions
                        .formula(metadata, type(), type().field(reason.field()))
                        .paths()
                : expressions.paths(metadata, type(), reason.expression().orElseThrow());
    }

    private Saw saw(Record record, FieldPath path) {
        String field = path.field().name();
        if (path.via().isEmpty()) {
            return new Saw(path, record.operand(field), false);
        }
        String lookup = path.via().get().name();
        Optional<Record> target = open.target(record, lookup);
        boolean isSecret = target.isEmpty() && record.value(lookup).isPresent();
        return new Saw(path, target.flatMap(known -> known.operand(field)), isSecret);
    }
}
