/**
 * What is done to fields in the background, as an administrator watches it. Asks the seam in {@code shape}.
 */
@NullMarked
package crm.web.admin.work;

import org.jspecify.annotations.NullMarked;
