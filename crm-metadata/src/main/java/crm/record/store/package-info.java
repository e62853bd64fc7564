/**
 * Rows, slots and the SQL that reads and writes them. May use crm.record.query and crm.transaction.
 */
@NullMarked
package crm.record.store;

import org.jspecify.annotations.NullMarked;
