package crm.record.query;

/** How much a list is to know about the number of its records. */
public enum CountMode {
    NONE,
    /** Counts up to {@link #CAP}. */
    CAPPED,
    EXACT;

    public static final int CAP = 10_000;
}
