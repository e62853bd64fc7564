package crm.tenant;

import crm.transaction.Caller;
import java.util.Set;
import java.util.UUID;

/**
 * What a person who signs in is in one tenant.
 *
 * @param user id of the user record
 */
public record Member(int tenant, String tenantAlias, String tenantName, UUID user, Set<String> roles) {

    public Member {
        roles = Set.copyOf(roles);
    }

    /** @param origin what he came through: {@code rest}, {@code ui}… */
    public Caller caller(String origin) {
        return new Caller(tenant, user, roles, origin);
    }
}
