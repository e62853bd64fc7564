package crm.problem;

/**
 * Every way an operation can fail, as a stable code that programs can rely on. A code never changes its meaning; the
 * {@link Category} says whose error it is and is what a face turns into its own kind of answer (REST: a status).
 */
public enum ProblemCode {
    // The caller's: what was sent cannot be understood
    UNREADABLE_JSON(Category.UNREADABLE),
    UNREADABLE_PARAMETER(Category.UNREADABLE),
    UNREADABLE_FILTER(Category.UNREADABLE),
    UNREADABLE_CURSOR(Category.UNREADABLE),

    // The caller's: who he is and what he may do
    NOT_SIGNED_IN(Category.UNAUTHENTICATED),
    NO_TENANT(Category.FORBIDDEN),
    TENANT_SUSPENDED(Category.FORBIDDEN),
    FORBIDDEN(Category.FORBIDDEN),
    SEVERAL_TENANTS(Category.CONFLICT),

    // The caller's: what he asks for is not there, or not as he believes
    NOT_FOUND(Category.NOT_FOUND),
    UNKNOWN_ENTITY(Category.NOT_FOUND),
    STALE_VERSION(Category.STALE),
    HAS_CHILDREN(Category.CONFLICT),
    IN_PROGRESS(Category.CONFLICT),

    // The caller's: understood, but not acceptable
    INVALID_RECORD(Category.INVALID),
    UNKNOWN_FIELD(Category.INVALID),
    READ_ONLY_FIELD(Category.INVALID),
    REQUIRED(Category.INVALID),
    WRONG_TYPE(Category.INVALID),
    WRONG_FORMAT(Category.INVALID),
    TOO_LONG(Category.INVALID),
    OUT_OF_RANGE(Category.INVALID),
    UNKNOWN_OPTION(Category.INVALID),
    UNKNOWN_REFERENCE(Category.INVALID),
    NOT_UNIQUE(Category.INVALID),
    RULE_BROKEN(Category.INVALID),
    NOT_DELETED(Category.INVALID),
    NEEDS_INDEX(Category.INVALID),
    NOT_SORTABLE(Category.INVALID),
    NOT_SUMMABLE(Category.INVALID),
    IDEMPOTENCY_KEY_REUSED(Category.INVALID),
    INVALID_METADATA(Category.INVALID),
    UNKNOWN_KEY(Category.INVALID),
    NAME_TAKEN(Category.INVALID),
    NAME_RESERVED(Category.INVALID),
    REPEATED(Category.INVALID),
    IN_USE(Category.INVALID),
    NOT_CONVERTIBLE(Category.INVALID),
    LIMIT_REACHED(Category.INVALID),
    NO_RATE(Category.INVALID),
    CYCLE(Category.INVALID),
    TOO_LARGE(Category.TOO_LARGE),
    TOO_MANY_REQUESTS(Category.TOO_MANY),

    // Ours
    UNAVAILABLE(Category.UNAVAILABLE),
    INTERNAL(Category.INTERNAL);

    /** What sort of failure it is. Only the last two are ours. */
    public enum Category {
        UNREADABLE,
        UNAUTHENTICATED,
        FORBIDDEN,
        NOT_FOUND,
        CONFLICT,
        STALE,
        INVALID,
        TOO_LARGE,
        TOO_MANY,
        UNAVAILABLE,
        INTERNAL
    }

    private final Category category;

    ProblemCode(Category category) {
        this.category = category;
    }

    public Category category() {
        return category;
    }

    /** True when the failure is the system's and not the caller's. */
    public boolean isOurs() {
        return category == Category.UNAVAILABLE || category == Category.INTERNAL;
    }
}
