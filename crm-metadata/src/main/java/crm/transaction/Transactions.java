package crm.transaction;

import crm.measure.Tracing;
import crm.problem.ProblemCode;
import crm.problem.ProblemException;
import crm.value.Ids;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Begins and ends transactions, for shells: resources, views, jobs. Work is run again from its start when it lost a
 * deadlock or its metadata changed, so it must do nothing that the transaction would not roll back.
 */
@Singleton
public class Transactions {

    private static final Tracer TRACER = Tracing.ofNode().tracer();
    private static final int ATTEMPTS = 5;
    private static final String DEADLOCK = "40P01";
    private static final String SERIALIZATION_FAILURE = "40001";

    private static final String SET_PERSON =
            "select set_config('app.issuer', ?, true), set_config('app.subject', ?, true)";

    private final DataSource database;

    @Inject
    public Transactions(DataSource database) {
        this.database = database;
    }

    /**
     * Runs work as one transaction of the caller's tenant. Inside a transaction of the same caller it joins that one.
     *
     * @throws ProblemException what the work throws; {@code UNAVAILABLE} when the database fails
     */
    public <T extends @Nullable Object> T run(Caller caller, Supplier<T> work) {
        Optional<Transaction> outer = Transaction.find();
        if (outer.isPresent()) {
            return join(outer.get(), caller, work);
        }
        Span span = TRACER.spanBuilder("transaction")
                .setAttribute("kinship.origin", caller.origin())
                .startSpan();
        try {
            return attempt(caller, work);
        } catch (RuntimeException e) {
            span.setStatus(StatusCode.ERROR, e.getClass().getSimpleName());
            throw e;
        } finally {
            span.end();
        }
    }

    private <T extends @Nullable Object> T attempt(Caller caller, Supplier<T> work) {
        UUID operation = Ids.next();
        for (int attempt = 1; ; attempt++) {
            try {
                return Transaction.run(database, caller, operation, work);
            } catch (StaleMetadata e) {
                refuseAfter(attempt, e);
            } catch (DatabaseFailure e) {
                retryOrRefuse(attempt, e.failure());
            } catch (SQLException e) {
                retryOrRefuse(attempt, e);
            }
        }
    }

    /** As {@link #run}, for work without a result. */
    public void execute(Caller caller, Runnable work) {
        this.<@Nullable Void>run(caller, () -> {
            work.run();
            return null;
        });
    }

    /**
     * Reads what a person whose token has been verified may know before his tenant is chosen: his own memberships.
     *
     * @throws ProblemException {@code UNAVAILABLE} when the database fails
     */
    public <T> T identify(String issuer, String subject, Read<T> read) {
        try (Connection connection = FirstStatement.on(database, SET_PERSON, issuer, subject)) {
            try {
                return read.from(connection);
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw Transaction.unavailable(e);
        }
    }

    /** Something that is read from a connection. */
    public interface Read<T> {
        T from(Connection connection) throws SQLException;
    }

    /** The caller of the transaction that the code runs in, or another where it runs in none. */
    public static Caller callerOr(Caller other) {
        return Transaction.find().map(Transaction::caller).orElse(other);
    }

    private static <T extends @Nullable Object> T join(Transaction outer, Caller caller, Supplier<T> work) {
        if (!outer.caller().equals(caller)) {
            throw new IllegalStateException("A transaction belongs to one caller");
        }
        return work.get();
    }

    private static void retryOrRefuse(int attempt, SQLException failure) {
        String state = failure.getSQLState();
        if (DEADLOCK.equals(state) || SERIALIZATION_FAILURE.equals(state)) {
            refuseAfter(attempt, failure);
        } else if (state == null || DatabaseFailure.isOutage(failure)) {
            throw Transaction.unavailable(failure);
        } else {
            throw new ProblemException(ProblemCode.INTERNAL, "Something went wrong on our side.", failure);
        }
    }

    private static void refuseAfter(int attempt, Exception cause) {
        if (attempt >= ATTEMPTS) {
            throw new ProblemException(
                    ProblemCode.UNAVAILABLE, "Too many changes at once to the same records. Try again.", cause);
        }
    }
}
