/**
 * The dialog that makes and changes a field, with its options, its preview and what a change touches. Uses the shape and the product's own cells and editors.
 */
@NullMarked
package crm.web.admin.field;

import org.jspecify.annotations.NullMarked;
