package crm.tenant;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import java.io.Serializable;
import java.util.Set;
import java.util.UUID;
import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.Nullable;

/** Makes a person of the identity provider a user of a tenant, with roles. Without one there is no access. */
@Entity
@IdClass(Membership.Key.class)
public class Membership {

    /** Null until Hibernate gives it the session's tenant: 0 would count as given. */
    @TenantId
    private @Nullable Integer tenantId;

    @Id
    private String issuer = "";

    @Id
    private String subject = "";

    private UUID userId = new UUID(0, 0);
    private String[] roles = {};

    protected Membership() {}

    Membership(String issuer, String subject) {
        this.issuer = issuer;
        this.subject = subject;
    }

    void grant(UUID user, Set<String> names) {
        userId = user;
        roles = names.stream().sorted().toArray(String[]::new);
    }

    static Key key(String issuer, String subject) {
        Key key = new Key();
        key.issuer = issuer;
        key.subject = subject;
        return key;
    }

    /** Who the identity provider says it is. Within a session there is one tenant. */
    static final class Key implements Serializable {
        private String issuer = "";
        private String subject = "";

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Key key && issuer.equals(key.issuer) && subject.equals(key.subject);
        }

        @Override
        public int hashCode() {
            return issuer.hashCode() * 31 + subject.hashCode();
        }
    }
}
