package crm.metadata.change;

/**
 * Records that a change takes something away from. What they have stays stored, but nobody reaches it.
 *
 * @param field what is taken away, or empty for the whole records
 * @param records how many have something there, at most {@link #MOST}
 */
public record Loss(String entity, String field, long records) {

    /** Counting ends here. */
    public static final int MOST = 100_000;
}
