package crm.tenant;

import jakarta.inject.Singleton;
import java.util.Set;
import java.util.UUID;

/** SKELETON: which login is which person of which tenant. */
@Singleton
public class Memberships {

    /** Gives a login its place in a tenant; may be repeated. */
    public void grant(int tenant, UUID user, String issuer, String subject, Set<String> roles) {
        throw new UnsupportedOperationException();
    }
}
