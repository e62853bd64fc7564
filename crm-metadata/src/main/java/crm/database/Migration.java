package crm.database;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import liquibase.Contexts;
import liquibase.Liquibase;
import liquibase.Scope;
import liquibase.UpdateSummaryEnum;
import liquibase.changelog.ChangeSet;
import liquibase.database.jvm.JdbcConnection;
import liquibase.exception.LiquibaseException;
import liquibase.resource.ClassLoaderResourceAccessor;
import org.jspecify.annotations.Nullable;

/**
 * Brings the schema up to date, as its owner, before anything else of a node works: that begins with {@link
 * SchemaIsUpToDate}. Safe to repeat and to be killed, since every changeset is one transaction and the lock ends with its
 * session. A node whose migration fails lives, says so, and tries again.
 */
@Singleton
public class Migration {

    private static final int OLDEST_POSTGRESQL = 18;
    /** Ids of all changes that this node brings. */
    private static volatile Set<String> known = Set.of();

    private static final String CHANGELOG = "db/changelog.yaml";
    private static final Duration PAUSE = Duration.ofSeconds(5);
    private static final System.Logger LOG = System.getLogger(Migration.class.getName());

    private final Supplier<DataSource> owner;
    private final Runnable upToDate;
    private final Duration pause;
    private volatile String failure = "";
    private @Nullable Thread retrying;

    @Inject
    public Migration(Event<SchemaIsUpToDate> upToDate) {
        this(() -> DataSources.find(DataSources.OWNER), () -> upToDate.fire(new SchemaIsUpToDate()), PAUSE);
    }

    Migration(Supplier<DataSource> owner, Runnable upToDate, Duration pause) {
        this.owner = owner;
        this.upToDate = upToDate;
        this.pause = pause;
    }

    /** Whether this node has found or made the schema that it needs. */
    public static boolean isDone() {
        return !known.isEmpty();
    }

    void onStart(@Observes Startup event) {
        if (!attempt()) {
            retrying = Thread.ofVirtual().name("migration").start(this::retry);
        }
    }

    @PreDestroy
    void stop() {
        if (retrying != null) {
            retrying.interrupt();
        }
    }

    private void retry() {
        try {
            do {
                Thread.sleep(pause);
            } while (!attempt());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean attempt() {
        try {
            run(owner.get());
        } catch (IllegalStateException e) {
            String message = String.valueOf(e.getMessage());
            if (!message.equals(failure)) {
                LOG.log(Level.ERROR, message, e);
            }
            failure = message;
            return false;
        }
        failure = "";
        upToDate.run();
        return true;
    }

    /** Why the schema is older than this node wants it; empty when it is not. Asks the database. */
    public Optional<String> problem() {
        if (!failure.isEmpty()) {
            return Optional.of(
                    "The database could not be brought up to date; the log says why. This node tries again.");
        }
        try (Connection connection = owner.get().getConnection()) {
            int missing = unrun(connection);
            return missing == 0
                    ? Optional.empty()
                    : Optional.of("The database lacks %d changes of its schema. Restart this node: it makes them."
                            .formatted(missing));
        } catch (SQLException e) {
            return Optional.of("The database does not tell the state of its schema.");
        }
    }

    /** What this node's changelog has and the database does not; a newer node may have added more. */
    private static int unrun(Connection connection) throws SQLException {
        Set<String> done = new HashSet<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select id from databasechangelog")) {
            while (row.next()) {
                done.add(row.getString(1));
            }
        }
        return (int) known.stream().filter(id -> !done.contains(id)).count();
    }

    public static void run(DataSource owner) {
        try (Connection connection = owner.getConnection()) {
            requireVersion(connection);
            Map<String, Object> quiet = Map.of("liquibase.analytics.enabled", "false");
            Scope.child(quiet, () -> update(connection));
        } catch (Exception e) {
            throw new IllegalStateException("The database could not be brought up to date: " + e.getMessage(), e);
        }
    }

    private static void update(Connection connection) throws LiquibaseException {
        var resources = new ClassLoaderResourceAccessor(Migration.class.getClassLoader());
        Liquibase liquibase = new Liquibase(CHANGELOG, resources, new JdbcConnection(connection));
        liquibase.setShowSummary(UpdateSummaryEnum.OFF);
        liquibase.update(new Contexts());
        known = liquibase.getDatabaseChangeLog().getChangeSets().stream()
                .map(ChangeSet::getId)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Older servers lack the case folding that long texts are compared with. */
    private static void requireVersion(Connection connection) throws SQLException {
        int major = connection.getMetaData().getDatabaseMajorVersion();
        if (major < OLDEST_POSTGRESQL) {
            throw new IllegalStateException(
                    "Kinship needs PostgreSQL %d or later, and this is %d".formatted(OLDEST_POSTGRESQL, major));
        }
    }
}
