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
    private final CallerViews views;

    @Inject
    public AccessPolicies(TenantMetadata metadata, Organization organization, CallerViews views) {
        this.metadata = metadata;
        this.organization = organization;
        this.views = views;
    }

    public AccessPolicy current() {
        return Transaction.current()
                .state(
                        AccessPolicy.class,
                        transaction -> new AccessPolicy(
                                metadata.current(),
                                Optional.of(transaction.caller()),
                                organization,
                                views.of(
                                        metadata.current(), transaction.caller().roles())));
    }

    /** Allows everything: for the system's own work only. */
    public AccessPolicy unrestricted() {
        return new AccessPolicy(
                metadata.current(), Optional.empty(), organization, new CallerView(metadata.current(), ""));
    }
}
