/**
 * What deals do of themselves: rules of the opportunity and its stages. May use the kernel.
 */
@NullMarked
package crm.sales.opportunity;

import org.jspecify.annotations.NullMarked;
