/**
 * The gallery of packs: what each brings, and the dialog that says what becomes of one before it does. May use the shape.
 */
@NullMarked
package crm.web.admin.pack;

import org.jspecify.annotations.NullMarked;
