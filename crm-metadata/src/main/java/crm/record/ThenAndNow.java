package crm.record;

/**
 * A record as it was at a moment and as it is now.
 *
 * @param then as it was made, if it was made after the moment
 * @param now may be deleted since
 */
public record ThenAndNow(Record then, Record now) {}
