package crm.tenant;

import java.util.Set;
import java.util.UUID;

/**
 * Somebody's membership of one tenant.
 *
 * @param tenantAlias the tenant's short name in addresses and headers
 * @param user id of his user record there
 * @param roles api names of his roles
 */
public record Member(int tenant, String tenantAlias, String tenantName, UUID user, Set<String> roles) {

    public Member {
        roles = Set.copyOf(roles);
    }
}
