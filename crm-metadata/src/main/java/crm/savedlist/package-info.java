/**
 * Lists that people save for themselves; those for roles and for everybody are metadata. May use transactions and metadata.
 */
@NullMarked
package crm.savedlist;

import org.jspecify.annotations.NullMarked;
