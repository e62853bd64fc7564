package crm.container;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import crm.testing.StackExtension;
import jakarta.annotation.Resource;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The two data sources as the server hands them out. */
@ExtendWith({StackExtension.class, ArquillianExtension.class})
class DataSourceIT {
    @Resource(lookup = "java:jboss/datasources/crm")
    @SuppressWarnings("NullAway.Init") // set by the container
    private DataSource application;

    @Resource(lookup = "java:jboss/datasources/crm-owner")
    @SuppressWarnings("NullAway.Init") // set by the container
    private DataSource owner;

    @Deployment
    static WebArchive probe() {
        return ShrinkWrap.create(WebArchive.class, "probe.war")
                .addPackage("crm.testing")
                .addPackage("crm.stack")
                .addAsManifestResource(
                        new StringAsset("Dependencies: com.fasterxml.jackson.core.jackson-databind\n"), "MANIFEST.MF");
    }

    @Test
    void the_application_is_neither_superuser_nor_above_row_level_security() throws SQLException {
        assertEquals("crm_app", one(application, "select current_user"));
        assertEquals(
                "f", one(application, "select rolsuper or rolbypassrls from pg_roles where rolname = current_user"));
    }

    @Test
    void the_application_creates_no_tables() {
        assertThrows(SQLException.class, () -> one(application, "create table forbidden (id int)"));
    }

    @Test
    void the_migration_is_the_owner() throws SQLException {
        assertEquals("crm_owner", one(owner, "select current_user"));
    }

    @Test
    void a_connection_says_whose_it_is() throws SQLException {
        assertEquals("kinship", one(application, "show application_name"));
        assertEquals("kinship-owner", one(owner, "show application_name"));
    }

    private static String one(DataSource source, String sql) throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
