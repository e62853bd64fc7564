package crm.transaction;

/** The tenant's metadata changed while a transaction worked with an older snapshot: the whole is done again. */
public final class StaleMetadata extends RuntimeException {

    public StaleMetadata() {
        super("metadata changed under the transaction", null, false, false);
    }
}
