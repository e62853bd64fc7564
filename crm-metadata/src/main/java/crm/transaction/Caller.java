package crm.transaction;

import java.util.Set;
import java.util.UUID;

/**
 * Who is asking: a member of one tenant, with his roles. Made from a verified token and the membership, never from what
 * a request says.
 *
 * @param tenant the tenant's number
 * @param user id of the caller's user record
 * @param roles api names of roles; their rights add up
 * @param origin what he came through, kept in the journal: {@code rest}, {@code ui}, {@code system}…
 */
public record Caller(int tenant, UUID user, Set<String> roles, String origin) {

    /** Stands for the system itself where no person acts. */
    public static final UUID SYSTEM = new UUID(0, 0);

    public static final String ADMINISTRATOR = "administrator";

    public Caller {
        roles = Set.copyOf(roles);
    }

    /** The system acting in a tenant, with every right. */
    public static Caller system(int tenant) {
        return new Caller(tenant, SYSTEM, Set.of(ADMINISTRATOR), "system");
    }
}
