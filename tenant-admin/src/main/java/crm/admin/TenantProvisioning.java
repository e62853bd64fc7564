package crm.admin;

import crm.admin.identity.Identities;
import crm.admin.identity.Organization;
import crm.tenant.Tenant;
import crm.tenant.Tenants;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;

/**
 * Makes a tenant with its first administrator, in the database and in Keycloak. Every step leaves alone what is there
 * already: after a failure or a kill at any point the whole is simply done again. The administrator's membership comes
 * last, so nobody can sign in to half a tenant.
 */
@Singleton
public class TenantProvisioning {

    private final Tenants tenants;
    private final Identities identities;
    private final People people;

    @Inject
    public TenantProvisioning(Tenants tenants, Identities identities, People people) {
        this.tenants = tenants;
        this.identities = identities;
        this.people = people;
    }

    public ProvisionedTenant provision(NewTenant wanted, NewPerson administrator) {
        Tenant tenant = tenants.create(
                wanted.alias(), wanted.name(), wanted.language(), wanted.currency(), wanted.timeZone(), wanted.packs());
        Organization organization = identities.ensureOrganization(wanted.alias(), wanted.name(), wanted.domain());
        KnownRecords users = people.ensure(tenant.id(), organization, List.of(administrator));
        return new ProvisionedTenant(tenant.id(), organization, users.ref(administrator.email()));
    }
}
