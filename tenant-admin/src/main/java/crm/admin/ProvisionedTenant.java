package crm.admin;

import crm.admin.identity.Organization;
import crm.transaction.Caller;
import crm.value.RecordRef;

/**
 * A tenant that is ready to be signed in to.
 *
 * @param number as in {@code record.tenant_id}
 * @param administrator the user record of its first person
 */
public record ProvisionedTenant(int number, Organization organization, RecordRef administrator) {

    /** The system acting in this tenant. */
    public Caller system() {
        return Caller.system(number);
    }
}
