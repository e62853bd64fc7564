package crm.problem;

import java.util.List;

/** The one failure of the kernel: a code, a message in plain words and, where fields are wrong, all of them at once. */
public final class ProblemException extends RuntimeException {

    private final ProblemCode code;
    private final List<FieldProblem> errors;

    public ProblemException(ProblemCode code, String message) {
        this(code, message, List.of());
    }

    public ProblemException(ProblemCode code, String message, List<FieldProblem> errors) {
        super(message);
        this.code = code;
        this.errors = List.copyOf(errors);
    }

    public ProblemException(ProblemCode code, String message, Throwable cause) {
        super(message, cause);
        this.code = code;
        this.errors = List.of();
    }

    /** A failure of a single field. */
    public static ProblemException atField(String field, ProblemCode code, String message) {
        return new ProblemException(code, message, List.of(new FieldProblem(field, code, message)));
    }

    public ProblemCode code() {
        return code;
    }

    public String message() {
        return String.valueOf(getMessage());
    }

    public List<FieldProblem> errors() {
        return errors;
    }
}
