package crm.metadata;

import crm.problem.ProblemCode;

/** A field type cannot make a value of what it was given. Becomes a problem at the field that was being read. */
public final class BadValue extends RuntimeException {

    private final ProblemCode code;

    /** @param message continues the field's label, for example "takes a date like 2027-01-31." */
    public BadValue(ProblemCode code, String message) {
        super(message, null, false, false);
        this.code = code;
    }

    public ProblemCode code() {
        return code;
    }

    public String message() {
        return String.valueOf(getMessage());
    }
}
