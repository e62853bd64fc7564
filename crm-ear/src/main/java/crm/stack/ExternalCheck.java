package crm.stack;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** Looks whether servers that somebody else runs are what the application needs, before anything is started. */
final class ExternalCheck {
    private static final int OLDEST_POSTGRESQL = 18;

    private ExternalCheck() {}

    static void run(External external) {
        external.database().ifPresent(database -> {
            requireRole(database, "crm_owner", database.ownerPassword(), "CRM_DB_OWNER_PASSWORD");
            requireRole(database, "crm_app", database.appPassword(), "CRM_DB_APP_PASSWORD");
        });
        external.identity().ifPresent(ExternalCheck::requireRealm);
    }

    private static void requireRole(External.Database database, String role, String password, String variable) {
        try (Connection connection = DriverManager.getConnection(database.url(), role, password)) {
            int version = connection.getMetaData().getDatabaseMajorVersion();
            if (version < OLDEST_POSTGRESQL) {
                throw new StackFailure("The database at %s is PostgreSQL %d. Kinship needs %d or later."
                        .formatted(database.url(), version, OLDEST_POSTGRESQL));
            }
        } catch (SQLException e) {
            throw new StackFailure(
                    "The database at %s does not let %s in: %s. Check CRM_DB_URL and %s; config/postgresql/roles.sql makes the roles."
                            .formatted(database.url(), role, firstLine(e), variable),
                    e);
        }
    }

    private static String firstLine(SQLException e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("").replaceFirst("\\.+$", "");
    }

    private static void requireRealm(External.Identity identity) {
        Http.Answer answer = Http.get(identity.issuer() + "/.well-known/openid-configuration");
        if (answer.status() == 200 && answer.body().contains('"' + identity.issuer() + '"')) {
            return;
        }
        throw new StackFailure(
                "There is no realm at %s. Check that Keycloak runs there and that CRM_OIDC_URL is the realm's address as its tokens have it."
                        .formatted(identity.issuer()));
    }
}
