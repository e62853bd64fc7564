package crm.transaction;

import java.sql.SQLException;

/** Carries a database's failure to the edge of its transaction, where it is retried or told as a problem. */
public final class DatabaseFailure extends RuntimeException {

    private final SQLException failure;

    public DatabaseFailure(SQLException failure) {
        super(failure);
        this.failure = failure;
    }

    SQLException failure() {
        return failure;
    }

    /** Connection lost (08), no resources (53), stopped by an operator (57). */
    static boolean isOutage(SQLException failure) {
        String state = String.valueOf(failure.getSQLState());
        return state.startsWith("08") || state.startsWith("53") || state.startsWith("57");
    }
}
