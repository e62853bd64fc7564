package crm.database;

import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import javax.sql.DataSource;
import liquibase.Contexts;
import liquibase.Liquibase;
import liquibase.Scope;
import liquibase.UpdateSummaryEnum;
import liquibase.database.jvm.JdbcConnection;
import liquibase.exception.LiquibaseException;
import liquibase.resource.ClassLoaderResourceAccessor;

/**
 * Brings the schema up to date, as its owner, before anything else of a node starts. Safe to repeat and to be killed:
 * every changeset is one transaction, and the lock ends with its session.
 */
@Singleton
public class Migration {

    private static final int OLDEST_POSTGRESQL = 18;
    private static final String CHANGELOG = "db/changelog.yaml";

    void onStart(@Observes @Priority(1) Startup event) {
        run(DataSources.find(DataSources.OWNER));
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
