/**
 * The board of any entity type's records: a column for every option of its stage. Shares head and filters with the list.
 */
@NullMarked
package crm.web.board;

import org.jspecify.annotations.NullMarked;
