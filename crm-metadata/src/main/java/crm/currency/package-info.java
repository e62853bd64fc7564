/**
 * What other currencies are worth in the company's own, day by day: who may change it, and what it was before. May use
 * crm.access and crm.record.store, which converts amounts.
 */
@NullMarked
package crm.currency;

import org.jspecify.annotations.NullMarked;
