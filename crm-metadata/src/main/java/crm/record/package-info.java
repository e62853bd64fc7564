/**
 * The one door to records, Records, with the rules and checks around a save. May use everything of the kernel below it.
 */
@NullMarked
package crm.record;

import org.jspecify.annotations.NullMarked;
