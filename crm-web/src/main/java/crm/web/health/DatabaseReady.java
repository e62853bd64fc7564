package crm.web.health;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;

/** The database answers on a connection of the application's own pool. */
@Singleton
public class DatabaseReady implements ReadinessCheck {
    private static final int SECONDS = 2;

    private final DataSource database;

    @Inject
    public DatabaseReady(DataSource database) {
        this.database = database;
    }

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
