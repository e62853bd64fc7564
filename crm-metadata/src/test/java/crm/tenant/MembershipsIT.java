package crm.tenant;

import static org.assertj.core.api.Assertions.assertThat;

import crm.kernel.Kernel;
import crm.kernel.KernelDatabase;
import crm.kernel.SampleTenant;
import crm.kernel.Superuser;
import crm.transaction.Caller;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Who may enter which tenant, known before any tenant is. */
class MembershipsIT {

    private static final String ISSUER = "https://id.example/realms/crm";

    private final Kernel kernel = new Kernel(KernelDatabase.shared().app());
    private final SampleTenant north = SampleTenant.fresh(kernel);
    private final SampleTenant south = SampleTenant.fresh(kernel);
    private final String subject = UUID.randomUUID().toString();
    private final UUID user = UUID.randomUUID();

    @Test
    void a_person_without_a_membership_belongs_nowhere() {
        assertThat(kernel.memberships.of(ISSUER, subject)).isEmpty();
    }

    @Test
    void a_person_sees_his_own_memberships_and_nobody_elses() {
        kernel.memberships.grant(north.id(), user, ISSUER, subject, Set.of("rep"));
        kernel.memberships.grant(north.id(), UUID.randomUUID(), ISSUER, "other " + subject, Set.of("manager"));
        kernel.memberships.grant(south.id(), UUID.randomUUID(), "https://elsewhere.example", subject, Set.of("rep"));

        assertThat(kernel.memberships.of(ISSUER, subject)).singleElement().satisfies(member -> {
            assertThat(member.caller("rest")).isEqualTo(new Caller(north.id(), user, Set.of("rep"), "rest"));
            assertThat(member.tenantName()).isEqualTo("Samples");
        });
    }

    @Test
    void a_person_may_belong_to_two_tenants_with_different_roles() {
        kernel.memberships.grant(north.id(), user, ISSUER, subject, Set.of("rep"));
        kernel.memberships.grant(south.id(), user, ISSUER, subject, Set.of("manager", "administrator"));

        assertThat(kernel.memberships.of(ISSUER, subject))
                .extracting(Member::tenant, Member::roles)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple(north.id(), Set.of("rep")),
                        org.assertj.core.groups.Tuple.tuple(south.id(), Set.of("manager", "administrator")));
    }

    @Test
    void a_grant_can_be_repeated_and_replaces_the_roles_before() {
        kernel.memberships.grant(north.id(), user, ISSUER, subject, Set.of("rep"));
        kernel.memberships.grant(north.id(), user, ISSUER, subject, Set.of("rep"));
        assertThat(kernel.memberships.of(ISSUER, subject))
                .singleElement()
                .extracting(Member::roles)
                .isEqualTo(Set.of("rep"));

        kernel.memberships.grant(north.id(), user, ISSUER, subject, Set.of("manager"));
        assertThat(kernel.memberships.of(ISSUER, subject))
                .singleElement()
                .extracting(Member::roles)
                .isEqualTo(Set.of("manager"));
        assertThat(Superuser.column("select count(*) from membership where subject = ?", subject))
                .containsExactly("1");
    }

    @Test
    void who_is_only_identified_sees_nothing_but_his_memberships() {
        north.sample(java.util.Map.of("name", "one"));
        kernel.memberships.grant(north.id(), user, ISSUER, subject, Set.of("rep"));
        kernel.memberships.grant(north.id(), UUID.randomUUID(), ISSUER, "other " + subject, Set.of("rep"));

        String seen = kernel.transactions.identify(ISSUER, subject, connection -> one(connection, """
                select (select count(*) from membership) || ' ' || (select count(*) from record) || ' '
                || (select count(*) from change) || ' ' || (select count(*) from tenant_clock)"""));

        assertThat(seen).isEqualTo("1 0 0 0");
    }

    private static String one(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            result.next();
            return result.getString(1);
        }
    }
}
