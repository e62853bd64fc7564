/**
 * Requests that are safe to repeat: what a write answered is kept with its key in the write's own transaction. May use
 * crm.transaction.
 */
@NullMarked
package crm.idempotency;

import org.jspecify.annotations.NullMarked;
