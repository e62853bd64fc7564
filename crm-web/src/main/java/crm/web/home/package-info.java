/**
 * Where a day begins: draws the pieces that the packs' homes name, for whatever entity types they speak of.
 */
@NullMarked
package crm.web.home;

import org.jspecify.annotations.NullMarked;
