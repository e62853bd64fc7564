package crm.access;

import crm.tenant.TenantMetadata;
import crm.transaction.Transaction;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Makes the policy of the current transaction's caller. */
@Singleton
public class AccessPolicies {

    private final TenantMetadata metadata;
    private final Organization organization;

    @Inject
    public AccessPolicies(TenantMetadata metadata, Organization organization) {
        this.metadata = metadata;
        this.organization = organization;
    }

    public AccessPolicy current() {
        return Transaction.current()
                .state(
                        AccessPolicy.class,
                        transaction ->
                                new AccessPolicy(metadata.current(), Optional.of(transaction.caller()), organization));
    }

    /** Allows everything: for the system's own work only. */
    public AccessPolicy unrestricted() {
        return new AccessPolicy(metadata.current(), Optional.empty(), organization);
    }
}
