package crm.admin;

import crm.admin.identity.Login;
import java.util.Map;
import java.util.Set;

/**
 * A person to be: a login, a user record and the roles that the two have together.
 *
 * @param details further fields of the user record, for example {@code department}
 */
public record NewPerson(Login login, Set<String> roles, Map<String, Object> details) {

    public NewPerson {
        roles = Set.copyOf(roles);
        details = Map.copyOf(details);
    }

    String email() {
        return login.email();
    }

    String fullName() {
        return login.firstName() + " " + login.lastName();
    }
}
