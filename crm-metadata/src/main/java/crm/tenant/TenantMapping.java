package crm.tenant;

import crm.orm.Mapping;
import java.util.List;

/** The Hibernate entities of this package. */
public final class TenantMapping implements Mapping {

    @Override
    public List<Class<?>> entities() {
        return List.of(Tenant.class, Membership.class);
    }
}
