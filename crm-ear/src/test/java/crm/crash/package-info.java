/**
 * Kills servers under people who write, and looks whether anything that was acknowledged is lost. Knows REST, the launcher
 * and {@code crm.consistency}.
 */
@NullMarked
package crm.crash;

import org.jspecify.annotations.NullMarked;
