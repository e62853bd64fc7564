package crm.rest.problem;

import crm.problem.ProblemCode;

/** Which HTTP status tells which problem. */
final class Statuses {

    private Statuses() {}

    static int of(ProblemCode code) {
        return switch (code.category()) {
            case UNREADABLE -> 400;
            case UNAUTHENTICATED -> 401;
            case FORBIDDEN -> 403;
            case NOT_FOUND -> 404;
            case CONFLICT -> 409;
            case STALE -> 412;
            case TOO_LARGE -> 413;
            case INVALID -> 422;
            case TOO_MANY -> 429;
            case INTERNAL -> 500;
            case UNAVAILABLE -> 503;
        };
    }
}
