package crm.metadata;

/** Whose records a right reaches. Each includes those before it. */
public enum Scope {
    NONE,
    OWN,
    DEPARTMENT,
    DEPARTMENT_AND_BELOW,
    ALL;

    public Scope widest(Scope other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
