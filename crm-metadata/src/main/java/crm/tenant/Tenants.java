package crm.tenant;

import jakarta.inject.Singleton;

/** SKELETON: the tenants of this installation. */
@Singleton
public class Tenants {

    /** The tenant with this alias, made if it is not there: its row, its clock, its first metadata layer. */
    public int create(String alias, String name, String language, String currency, String timeZone) {
        throw new UnsupportedOperationException();
    }
}
