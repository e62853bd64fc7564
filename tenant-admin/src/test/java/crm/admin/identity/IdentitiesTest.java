package crm.admin.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class IdentitiesTest {

    private static final Login ANNA =
            new Login("anna.snelling@northstar.example", "Anna", "Snelling", Optional.of("kinship"));

    private FakeKeycloak keycloak;
    private Identities identities;

    @BeforeEach
    void start() throws IOException {
        keycloak = new FakeKeycloak();
        identities = new Identities(keycloak::settings);
    }

    @AfterEach
    void stop() {
        identities.close();
        keycloak.close();
    }

    @Test
    void an_organization_is_made_once() {
        Organization made = identities.ensureOrganization("northstar", "Northstar", "northstar.example");
        Organization again = identities.ensureOrganization("northstar", "Northstar", "northstar.example");

        assertThat(again).isEqualTo(made);
        assertThat(keycloak.organizations).hasSize(1);
    }

    @Test
    void companies_of_the_same_name_can_both_be_tenants() {
        Organization one = identities.ensureOrganization("acme", "Acme", "acme.example");
        Organization other = identities.ensureOrganization("acme-2", "Acme", "acme2.example");

        assertThat(other.id()).isNotEqualTo(one.id());
    }

    @Test
    void a_login_is_made_once_with_its_password() {
        String subject = identities.ensureLogin(ANNA);

        assertThat(identities.ensureLogin(ANNA)).isEqualTo(subject);
        assertThat(keycloak.users).containsOnlyKeys(subject);
        assertThat(keycloak.user(subject).at("/credentials/0/value").asText()).isEqualTo("kinship");
    }

    @Test
    void a_login_is_found_whatever_its_case() {
        String subject = identities.ensureLogin(ANNA);
        Login shouted = new Login("Anna.Snelling@Northstar.Example", "Anna", "Snelling", Optional.empty());

        assertThat(identities.ensureLogin(shouted)).isEqualTo(subject);
    }

    @Test
    void a_member_may_join_again() {
        Organization organization = identities.ensureOrganization("northstar", "Northstar", "northstar.example");
        String subject = identities.ensureLogin(ANNA);

        identities.join(organization, subject);
        identities.join(organization, subject);

        assertThat(keycloak.members).containsExactly(subject);
    }

    @Test
    void a_note_is_kept_beside_what_else_an_organization_has() {
        Organization organization = identities.ensureOrganization("northstar", "Northstar", "northstar.example");

        assertThat(identities.note(organization, "kinship.filled")).isEmpty();
        identities.putNote(organization, "kinship.filled", "yes");
        identities.putNote(organization, "other", "no");

        assertThat(identities.note(organization, "kinship.filled")).contains("yes");
        assertThat(keycloak.organization(organization.id()).path("description").asText())
                .isEqualTo("Northstar");
    }

    @Test
    void an_attribute_of_the_realm_is_read() {
        assertThat(identities.realmAttribute("kinship.demo")).contains("true");
        assertThat(identities.realmAttribute("kinship.other")).isEmpty();
    }

    @Test
    void a_token_is_used_while_it_lasts() {
        identities.ensureLogin(ANNA);

        assertThat(keycloak.tokens).isEqualTo(1);
        assertThat(keycloak.lastSecret).isEqualTo("s+cret");
    }

    @Test
    void a_token_that_is_about_to_end_is_replaced() {
        keycloak.tokenSeconds = 10;

        identities.ensureLogin(ANNA);

        assertThat(keycloak.tokens).isGreaterThan(1);
    }

    @Test
    void a_server_that_does_not_answer_is_told_with_its_address() {
        KeycloakSettings nowhere =
                new KeycloakSettings(URI.create("http://localhost:1"), "crm", "issuer", "client", "secret");

        assertThatThrownBy(() -> new Identities(() -> nowhere).realmAttribute("any"))
                .hasMessage("Keycloak does not answer at http://localhost:1.");
    }
}
