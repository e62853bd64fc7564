package crm.transaction;

import crm.problem.ProblemCode;
import crm.problem.ProblemException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * One database transaction of one caller. Its connection is taken at the first statement, with the caller's tenant set
 * in the same round trip, and held until the end; row-level security sees no other tenant.
 */
public final class Transaction {

    private static final ScopedValue<Transaction> CURRENT = ScopedValue.newInstance();

    private static final String SET_TENANT = "select set_config('app.tenant_id', ?, true)";

    private final DataSource database;
    private final Caller caller;
    private final UUID operation;
    private final Map<Class<?>, Object> state = new HashMap<>();
    private @Nullable Connection connection;

    private Transaction(DataSource database, Caller caller, UUID operation) {
        this.database = database;
        this.caller = caller;
        this.operation = operation;
    }

    /** The transaction that the calling code runs in. */
    public static Transaction current() {
        return find().orElseThrow(() -> new IllegalStateException("Transactions begin in shells: there is none here"));
    }

    static Optional<Transaction> find() {
        return CURRENT.isBound() ? Optional.of(CURRENT.get()) : Optional.empty();
    }

    /** Runs work in a new transaction and commits it. Whatever is thrown rolls it back. */
    static <T extends @Nullable Object> T run(DataSource database, Caller caller, UUID operation, Supplier<T> work)
            throws SQLException {
        Transaction transaction = new Transaction(database, caller, operation);
        try {
            T result = ScopedValue.where(CURRENT, transaction).call(() -> {
                T made = work.get();
                transaction.finish();
                return made;
            });
            transaction.commit();
            transaction.participants().forEach(Participant::afterCommit);
            return result;
        } finally {
            transaction.close();
        }
    }

    public Caller caller() {
        return caller;
    }

    /** Groups all changes of this transaction in the journal. */
    public UUID operation() {
        return operation;
    }

    /** Taken at the first call, with the tenant set; the same until the end. */
    public Connection connection() throws SQLException {
        return connection != null ? connection : open();
    }

    private Connection open() throws SQLException {
        Connection opened = FirstStatement.on(database, SET_TENANT, Integer.toString(caller.tenant()));
        connection = opened;
        return opened;
    }

    /** What some part of the kernel keeps for the length of this transaction, made at its first use. */
    public <T> T state(Class<T> key, Function<Transaction, T> make) {
        Object kept = state.get(key);
        if (kept == null) {
            kept = make.apply(this);
            state.put(key, kept);
        }
        return key.cast(kept);
    }

    private void finish() {
        try {
            for (Participant participant : participants()) {
                participant.beforeCommit();
            }
        } catch (SQLException e) {
            throw new DatabaseFailure(e);
        }
    }

    private List<Participant> participants() {
        return state.values().stream()
                .filter(Participant.class::isInstance)
                .map(Participant.class::cast)
                .sorted(Comparator.comparing(Participant::phase))
                .toList();
    }

    private void commit() throws SQLException {
        if (connection != null) {
            connection.commit();
        }
    }

    /** Rolls back what is not committed and gives the connection back. */
    private void close() {
        if (connection == null) {
            return;
        }
        try (Connection closing = connection) {
            closing.rollback();
            closing.setAutoCommit(true);
        } catch (SQLException e) {
            // The connection is broken: the pool throws it away, and the server has rolled back by itself.
            System.getLogger(Transaction.class.getName()).log(System.Logger.Level.DEBUG, "Closing a transaction", e);
        }
    }

    /** The failure to tell a caller of when the database does not work. */
    static ProblemException unavailable(SQLException e) {
        return new ProblemException(
                ProblemCode.UNAVAILABLE, "The database does not answer. What you sent was not saved; try again.", e);
    }
}
