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
}
