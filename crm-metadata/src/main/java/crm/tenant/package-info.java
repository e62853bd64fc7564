/**
 * Tenants, their members and who is calling. Hibernate entities live here; may use crm.transaction.
 */
@NullMarked
package crm.tenant;

import org.jspecify.annotations.NullMarked;
