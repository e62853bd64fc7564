/**
 * How an administrator writes an expression, wherever one is asked for: completed, checked and tried out while he writes.
 * May use crm.web.edit, crm.web.cell and the kernel.
 */
@NullMarked
package crm.web.admin.expression;

import org.jspecify.annotations.NullMarked;
