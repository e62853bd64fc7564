/**
 * What changed, appended with the change's own transaction in a gapless order, and never trimmed; and the followers that go
 * through it. May use crm.tenant and crm.transaction.
 */
@NullMarked
package crm.journal;

import org.jspecify.annotations.NullMarked;
