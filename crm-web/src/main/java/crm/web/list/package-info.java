/**
 * The list of any entity type's records: its address, filters, grid, selection. What it asks and does goes through
 * {@code Records}; the board shares the address, the filters and the head of the page.
 */
@NullMarked
package crm.web.list;

import org.jspecify.annotations.NullMarked;
