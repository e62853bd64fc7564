package crm.problem;

import java.util.Optional;

/**
 * What is wrong with one field of what was sent.
 *
 * @param field api name of the field, as the caller wrote it
 * @param message names the thing and the way out, in plain words
 * @param limit that the value broke, if it is about one
 */
public record FieldProblem(String field, ProblemCode code, String message, Optional<Limit> limit) {

    public FieldProblem(String field, ProblemCode code, String message) {
        this(field, code, message, Optional.empty());
    }
}
