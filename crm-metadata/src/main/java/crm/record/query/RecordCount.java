package crm.record.query;

/**
 * How many records a list has.
 *
 * @param capped true if there are more than {@code value}
 */
public record RecordCount(long value, boolean capped) {}
