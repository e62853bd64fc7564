/**
 * The one way to a database connection: a transaction of one tenant's caller, retried whole after a deadlock. Nothing else hands out connections.
 */
@NullMarked
package crm.transaction;

import org.jspecify.annotations.NullMarked;
