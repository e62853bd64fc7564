package crm.admin.identity;

import java.util.Optional;

/**
 * A person as Keycloak knows one. The mail address is the name to sign in with.
 *
 * @param password for a new login; without one its owner has to set it through Keycloak
 */
public record Login(String email, String firstName, String lastName, Optional<String> password) {

    @Override
    public String toString() {
        return email;
    }
}
