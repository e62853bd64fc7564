package crm.web.health;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;

/** The database answers on a connection of the application's own pool. */
@ApplicationScoped
public class DatabaseReady implements ReadinessCheck {
    private static final int SECONDS = 2;

    @Resource(lookup = "java:jboss/datasources/crm")
    @SuppressWarnings("NullAway.Init") // set by the container
    DataSource database;

    @Override
    public String name() {
        return "database";
    }

    @Override
    public Optional<String> problem() {
        try (Connection connection = database.getConnection()) {
            return connection.isValid(SECONDS) ? Optional.empty() : Optional.of("The database does not answer.");
        } catch (SQLException e) {
            return Optional.of("No connection to the database.");
        }
    }
}
