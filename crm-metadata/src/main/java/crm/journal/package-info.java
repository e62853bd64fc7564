/**
 * What changed, appended with the change's own transaction in a gapless order, and never trimmed.
 */
@NullMarked
package crm.journal;

import org.jspecify.annotations.NullMarked;
