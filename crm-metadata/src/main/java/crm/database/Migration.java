package crm.database;

import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Singleton;
import java.sql.Connection;
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

    private static final String CHANGELOG = "db/changelog.yaml";

    void onStart(@Observes @Priority(1) Startup event) {
        run(DataSources.find(DataSources.OWNER));
    }

    public static void run(DataSource owner) {
        try (Connection connection = owner.getConnection()) {
            Map<String, Object> quiet = Map.of("liquibase.analytics.enabled", "false");
            Scope.child(
                    quiet,
                    () -> new Liquibase(
                                    CHANGELOG,
                                    new ClassLoaderResourceAccessor(Migration.class.getClassLoader()),
                                    new JdbcConnection(connection))
                            .update(new Contexts()));
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
}
