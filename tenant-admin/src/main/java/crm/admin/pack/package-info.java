/**
 * What an administrator does with packs. May use the kernel.
 */
@NullMarked
package crm.admin.pack;

import org.jspecify.annotations.NullMarked;
