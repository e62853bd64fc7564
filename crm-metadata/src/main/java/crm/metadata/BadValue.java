package crm.metadata;

import crm.problem.FieldProblem;
import crm.problem.Limit;
import crm.problem.ProblemCode;
import java.util.Optional;

/** A field type cannot make a value of what it was given. Becomes a problem at the field that was being read. */
public final class BadValue extends RuntimeException {

    private final ProblemCode code;
    private final transient Optional<Limit> limit;

    /** @param message continues the field's label, for example "takes a date like 2027-01-31." */
    public BadValue(ProblemCode code, String message) {
        this(code, message, Optional.empty());
    }

    /** A value beyond a limit. */
    public BadValue(ProblemCode code, Limit limit) {
        this(code, limit.english(), Optional.of(limit));
    }

    private BadValue(ProblemCode code, String message, Optional<Limit> limit) {
        super(message, null, false, false);
        this.code = code;
        this.limit = limit;
    }

    public ProblemCode code() {
        return code;
    }

    public String message() {
        return String.valueOf(getMessage());
    }

    /** As the problem of the field that was being read. */
    public FieldProblem at(Field field) {
        return new FieldProblem(field.name(), code, field.label().english() + " " + message(), limit);
    }
}
