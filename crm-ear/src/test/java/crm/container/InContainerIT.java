package crm.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import crm.record.Record;
import crm.record.RecordPatch;
import crm.record.Records;
import crm.testing.StackExtension;
import crm.transaction.Caller;
import crm.transaction.Transactions;
import crm.value.RecordRef;
import jakarta.annotation.Resource;
import jakarta.inject.Inject;
import java.io.File;
import java.math.BigDecimal;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.assertj.core.api.Assertions;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.EmptyAsset;
import org.jboss.shrinkwrap.api.importer.ZipImporter;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Runs inside WildFly, beside the application and with its libraries. */
@ExtendWith({StackExtension.class, ArquillianExtension.class})
@SuppressWarnings("NullAway.Init") // set by the container
public class InContainerIT {

    @Inject
    Transactions transactions;

    @Inject
    Records records;

    @Resource(lookup = "java:jboss/datasources/crm")
    DataSource database;

    /** The application's EAR with these tests in the place of its pages, and under their name. */
    @Deployment
    public static EnterpriseArchive application() throws URISyntaxException {
        Path ear = Path.of(System.getProperty("kinship.home", "..")).resolve("crm-ear/target/crm.ear");
        WebArchive tests = ShrinkWrap.create(WebArchive.class, "crm-web.war")
                .addClass(InContainerIT.class)
                .addPackage("crm.testing")
                .addPackage("crm.stack")
                .addAsLibrary(new File(Assertions.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toURI()))
                .addAsWebInfResource(EmptyAsset.INSTANCE, "beans.xml");
        EnterpriseArchive application = ShrinkWrap.create(ZipImporter.class, "in-container.ear")
                .importFrom(ear.toFile())
                .as(EnterpriseArchive.class);
        application.delete("crm-web.war");
        application.delete("META-INF/application.xml");
        return application.addAsModule(tests);
    }

    @Test
    void rules_of_another_jar_apply_and_what_fails_leaves_nothing() {
        AtomicReference<Record> made = new AtomicReference<>();

        assertThatThrownBy(() -> transactions.execute(system(), () -> {
                    made.set(records.create(
                            "opportunity",
                            RecordPatch.of(Map.of(
                                    "name",
                                    "In the container",
                                    "closeDate",
                                    LocalDate.of(2027, 1, 31),
                                    "stage",
                                    "negotiation",
                                    "amount",
                                    BigDecimal.TEN))));
                    throw new IllegalStateException("too late");
                }))
                .hasMessageContaining("too late");

        Record record = Objects.requireNonNull(made.get());
        assertThat(record.value("probability", BigDecimal.class).orElseThrow()).isEqualByComparingTo("80");
        assertThatThrownBy(() ->
                        transactions.execute(system(), () -> records.find(new RecordRef("opportunity", record.id()))))
                .hasMessageContaining("There is no such opportunity");
    }

    @Test
    void the_pools_connections_are_bound_by_row_level_security() throws SQLException {
        assertThat(text("select current_user || ' ' || rolsuper || ' ' || rolbypassrls from pg_roles"
                        + " where rolname = current_user"))
                .isEqualTo("crm_app false false");
        assertThat(text("select count(*) from pg_tables where tableowner = current_user"))
                .isEqualTo("0");
        assertThat(text("select count(*) from record")).isEqualTo("0");
    }

    private Caller system() {
        try {
            return Caller.system(Integer.parseInt(text("select id from tenant where alias = 'globex'")));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private String text(String query) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            result.next();
            return result.getString(1);
        }
    }
}
