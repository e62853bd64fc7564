package crm.bench;

import crm.tenant.Tenant;
import crm.value.RecordRef;
import java.util.List;
import java.util.UUID;

/**
 * A tenant that the bench works in.
 *
 * @param administrator of it, as {@code manager} and {@code rep} a record of it
 * @param manager of a team of sixty, himself included
 * @param rep one of that team
 * @param deals some of its opportunities
 */
record BenchTenant(
        Tenant tenant,
        UUID administrator,
        UUID manager,
        UUID rep,
        List<RecordRef> accounts,
        List<RecordRef> contacts,
        List<RecordRef> products,
        List<RecordRef> deals) {}
