/**
 * Hibernate for objects of a fixed shape, on the connection of the current transaction. May use crm.transaction.
 */
@NullMarked
package crm.orm;

import org.jspecify.annotations.NullMarked;
