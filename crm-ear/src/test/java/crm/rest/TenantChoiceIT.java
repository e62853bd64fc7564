package crm.rest;

import static crm.rest.RefusalAssert.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import crm.testing.Eventually;
import crm.testing.RunningStack;
import crm.testing.StackExtension;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** In which tenant a request acts: by the membership and the caller's own word, never by a guess. */
@ExtendWith(StackExtension.class)
class TenantChoiceIT {

    @Test
    void a_member_of_two_tenants_says_which(RunningStack stack) throws Throwable {
        Api.administrator(stack, "northstar");
        stack.hasUser("both@example.org", "Bo", "Th");
        for (String tenant : new String[] {"northstar", "globex"}) {
            isMember(stack, tenant, stack.subject("both@example.org"));
        }
        Api both = new Api(stack, "both@example.org");
        Eventually.within(
                Duration.ofSeconds(10),
                () -> assertThat(both.get("/me").json().get("tenants")).hasSize(2));

        Api.Reply asked = both.get("/account");
        assertRefused(asked, 409, "SEVERAL_TENANTS");
        assertThat(asked.text()).contains("Kinship-Tenant", "globex, northstar");
        assertRefused(both.post("/account", "{\"name\": \"Where?\"}"), 409, "SEVERAL_TENANTS");
        assertThat(both.get("/me").json().has("tenant")).isFalse();

        assertThat(both.list("account", "name == 'Cancity'", "").status()).isEqualTo(409);
        assertThat(both.get("/account?limit=1", "Kinship-Tenant", "northstar").status())
                .isEqualTo(200);
        assertThat(both.get("/me", "Kinship-Tenant", "globex")
                        .json()
                        .at("/tenant/alias")
                        .asText())
                .isEqualTo("globex");
        assertThat(both.get("/account?limit=200", "Kinship-Tenant", "globex").text())
                .contains("Hansa Werft")
                .doesNotContain("Cancity");
        assertRefused(both.get("/account", "Kinship-Tenant", "nowhere"), 403, "NO_TENANT");
        assertRefused(both.get("/account", "Kinship-Tenant", "GLOBEX"), 403, "NO_TENANT");
    }

    @Test
    void nobodys_token_opens_nothing(RunningStack stack) throws Throwable {
        stack.hasUser("nobody@example.org", "No", "Body");
        Api nobody = new Api(stack, "nobody@example.org");

        assertRefused(nobody.get("/account"), 403, "NO_TENANT");
        assertRefused(nobody.get("/account", "Kinship-Tenant", "globex"), 403, "NO_TENANT");
        assertRefused(nobody.get("/openapi.json"), 403, "NO_TENANT");
        assertThat(nobody.get("/me").json().get("tenants")).isEmpty();
    }

    /** Makes somebody an administrator behind the application's back, as its operator could. */
    private static void isMember(RunningStack stack, String tenant, String subject) throws SQLException {
        try (Connection connection = stack.asSuperuser();
                PreparedStatement insert = connection.prepareStatement("""
                        insert into membership (tenant_id, issuer, subject, user_id, roles)
                        select tenant_id, issuer, ?, user_id, roles from membership
                        where tenant_id = (select id from tenant where alias = ?) and 'administrator' = any (roles)
                        limit 1 on conflict do nothing""")) {
            insert.setString(1, subject);
            insert.setString(2, tenant);
            insert.executeUpdate();
        }
    }
}
