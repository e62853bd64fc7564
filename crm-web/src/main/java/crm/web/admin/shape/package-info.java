/**
 * A tenant's metadata as its administrator sees and changes it: everything there is, the plans that change it, and the words for both. Uses the kernel and the words of the screens.
 */
@NullMarked
package crm.web.admin.shape;

import org.jspecify.annotations.NullMarked;
