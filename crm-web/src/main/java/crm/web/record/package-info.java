/**
 * The page of one record of any entity type, and the page that makes a new one.
 */
@NullMarked
package crm.web.record;

import org.jspecify.annotations.NullMarked;
