/**
 * Finding a record or a page by its name.
 */
@NullMarked
package crm.web.search;

import org.jspecify.annotations.NullMarked;
