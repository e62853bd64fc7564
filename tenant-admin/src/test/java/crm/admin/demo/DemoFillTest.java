package crm.admin.demo;

import static org.assertj.core.api.Assertions.assertThat;

import crm.admin.People;
import crm.admin.TenantProvisioning;
import crm.admin.identity.FakeKeycloak;
import crm.admin.identity.Identities;
import crm.database.SchemaIsUpToDate;
import crm.kernel.Kernel;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** A production server cannot be filled with demo data. There is no database here: nobody may ask for one. */
class DemoFillTest {

    private FakeKeycloak keycloak;
    private DemoFill fill;

    @BeforeEach
    void start() throws IOException {
        keycloak = new FakeKeycloak();
        Kernel kernel = new Kernel(new PGSimpleDataSource());
        Identities identities = keycloak.identities();
        People people = new People(kernel.transactions, kernel.records, identities, kernel.memberships);
        TenantProvisioning provisioning = new TenantProvisioning(kernel.tenants, identities, people);
        CompanyFill companyFill = new CompanyFill(
                provisioning,
                people,
                identities,
                kernel.transactions,
                kernel.records,
                new CompanyCurrencies(kernel.transactions, kernel.plans, kernel.rates));
        fill = new DemoFill(identities, companyFill, Clock.systemUTC());
    }

    @AfterEach
    void stop() {
        keycloak.close();
    }

    @Test
    void nothing_happens_where_no_demo_is_asked_for() {
        fill.start(new SchemaIsUpToDate());

        assertThat(fill.problem()).isEmpty();
    }

    @Test
    void a_realm_that_is_not_marked_as_a_demo_is_refused() {
        keycloak.forgetDemo();

        fill.run(Path.of("../config/demo"));

        assertThat(fill.problem())
                .hasValueSatisfying(problem -> assertThat(problem)
                        .contains("Demo data is kept out of a realm without the attribute kinship.demo=true"));
        assertThat(keycloak.people()).isZero();
    }

    @Test
    void a_folder_that_is_not_there_is_told() {
        fill.run(Path.of("../config/nothing"));

        assertThat(fill.problem())
                .hasValueSatisfying(problem ->
                        assertThat(problem).contains("There is no demo data in").contains("nothing"));
    }
}
