package crm.record;

import crm.access.CallerView;
import crm.metadata.EntityType;
import crm.metadata.Field;
import crm.metadata.FieldAccess;
import crm.metadata.MaskedType;
import crm.metadata.UniqueCombination;
import crm.problem.FieldProblem;
import crm.problem.ProblemCode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a caller may change of records, field by field, and what he is told of what is wrong. A field that he may not
 * edit takes what he sees in it, which changes nothing, so that a record can be sent back as it came.
 */
final class SeenChanges {

    private static final String ELSEWHERE =
            "Something that you may not see stands against this. An administrator can say what.";

    private final CallerView view;

    SeenChanges(CallerView view) {
        this.view = view;
    }

    /**
     * The part of a patch that the caller may make, with a problem for each field of the rest.
     *
     * @param record as it is, whole
     */
    RecordPatch allowed(Record record, RecordPatch patch) {
        if (view.isWhole() || patch.fields().stream().allMatch(name -> mayEdit(record.type(), name))) {
            return patch;
        }
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        List<FieldProblem> problems = new ArrayList<>(patch.problems());
        patch.values().forEach((name, value) -> {
            if (mayEdit(record.type(), name)) {
                values.put(name, value);
            } else {
                refusal(record, name, value).ifPresent(problems::add);
            }
        });
        return patch.with(values, problems);
    }

    private boolean mayEdit(EntityType type, String field) {
        return type.findField(field).isEmpty() || view.access(type.name(), field) == FieldAccess.EDIT;
    }

    private Optional<FieldProblem> refusal(Record record, String name, @Nullable Object value) {
        EntityType seen = view.of(record.type());
        Optional<Field> field = seen.findField(name);
        if (field.isEmpty()) {
            return Optional.of(new FieldProblem(name, ProblemCode.UNKNOWN_FIELD, seen.unknownField(name)));
        }
        Optional<Object> now = record.value(name)
                .map(kept -> field.get().type() instanceof MaskedType masked ? masked.mask(kept) : kept);
        return isSame(now.orElse(null), value)
                ? Optional.empty()
                : Optional.of(new FieldProblem(
                        name,
                        ProblemCode.FORBIDDEN,
                        "Your roles do not let you change %s."
                                .formatted(field.get().label().english())));
    }

    private static boolean isSame(@Nullable Object now, @Nullable Object value) {
        if (now instanceof BigDecimal number && value instanceof BigDecimal other) {
            return number.compareTo(other) == 0;
        }
        return now == null ? value == null : now.equals(value);
    }

    /**
     * A problem as the caller may hear it: at a field that he sees, and without a word about a value that he does not.
     *
     * @param problem found by the system in a record of the type
     */
    FieldProblem told(EntityType type, FieldProblem problem) {
        if (view.isWhole() || type.findStored(problem.field()).isEmpty()) {
            return problem;
        }
        return switch (view.access(type.name(), problem.field())) {
            case READ, EDIT ->
                isLockedBySecret(type, problem)
                        ? new FieldProblem(problem.field(), problem.code(), ELSEWHERE)
                        : problem;
            case MASKED -> isOfRule(problem) ? problem : new FieldProblem(problem.field(), problem.code(), ELSEWHERE);
            case HIDDEN ->
                problem.code() == ProblemCode.UNKNOWN_FIELD
                        ? problem
                        : new FieldProblem("", problem.code(), isOfRule(problem) ? problem.message() : ELSEWHERE);
        };
    }

    /** That a combination is taken, at each of its fields whose value the caller sees. */
    List<FieldProblem> told(EntityType type, UniqueCombination combination) {
        List<String> open = combination.fields().stream()
                .filter(field -> view.access(type.name(), field).compareTo(FieldAccess.READ) >= 0)
                .toList();
        boolean seesAll = open.size() == combination.fields().size();
        String message = seesAll || combination.message().isPresent() ? combination.refusal(type) : ELSEWHERE;
        return (open.isEmpty() ? List.of("") : open)
                .stream()
                        .map(field -> new FieldProblem(field, ProblemCode.NOT_UNIQUE, message))
                        .toList();
    }

    /** What locks a field is told with the problem, unless it speaks of what the caller does not see. */
    private boolean isLockedBySecret(EntityType type, FieldProblem problem) {
        return problem.code() == ProblemCode.READ_ONLY_FIELD
                && type.field(problem.field()).conditions().readOnlyWhen().isPresent()
                && view.of(type)
                        .field(problem.field())
                        .conditions()
                        .readOnlyWhen()
                        .isEmpty();
    }

    /** What a rule says was written by a person, and what he forbids by the policy; neither names a value. */
    private static boolean isOfRule(FieldProblem problem) {
        return problem.code() == ProblemCode.RULE_BROKEN || problem.code() == ProblemCode.FORBIDDEN;
    }
}
