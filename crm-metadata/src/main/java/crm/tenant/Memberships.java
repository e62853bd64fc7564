package crm.tenant;

import jakarta.inject.Singleton;
import java.util.List;

/** SKELETON: who belongs to which tenants. */
@Singleton
public class Memberships {

    /** The tenants that somebody belongs to, as his identity provider names him. */
    public List<Member> of(String issuer, String subject) {
        throw new UnsupportedOperationException();
    }
}
