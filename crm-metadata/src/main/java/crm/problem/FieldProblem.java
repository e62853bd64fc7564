package crm.problem;

/**
 * What is wrong with one field of what was sent.
 *
 * @param field api name of the field, as the caller wrote it
 * @param message names the thing and the way out, in plain words
 */
public record FieldProblem(String field, ProblemCode code, String message) {}
