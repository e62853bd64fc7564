/**
 * How a value looks, the same wherever it is shown: one model of a cell, drawn in grids by Lit and elsewhere by elements.
 */
@NullMarked
package crm.web.cell;

import org.jspecify.annotations.NullMarked;
