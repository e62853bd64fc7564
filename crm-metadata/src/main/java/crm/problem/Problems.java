package crm.problem;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Collects everything that is wrong with a record, so that its author hears all of it at once: {@code INVALID_RECORD}, or
 * {@code FORBIDDEN} where one of the fields is not his to change.
 */
public final class Problems {

    private final List<FieldProblem> found = new ArrayList<>();

    public void add(String field, ProblemCode code, String message) {
        found.add(new FieldProblem(field, code, message));
    }

    public void addAll(Collection<FieldProblem> problems) {
        found.addAll(problems);
    }

    /** True if the field already has a problem: one is enough to act on. */
    public boolean has(String field) {
        return found.stream().anyMatch(problem -> problem.field().equals(field));
    }

    public List<FieldProblem> all() {
        return List.copyOf(found);
    }

    public void throwIfAny() {
        if (found.isEmpty()) {
            return;
        }
        String message =
                found.size() == 1 ? found.getFirst().message() : "%d fields need attention.".formatted(found.size());
        boolean forbidden = found.stream().anyMatch(problem -> problem.code() == ProblemCode.FORBIDDEN);
        throw new ProblemException(forbidden ? ProblemCode.FORBIDDEN : ProblemCode.INVALID_RECORD, message, found);
    }
}
