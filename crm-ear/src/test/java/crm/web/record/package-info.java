/**
 * The page of a record as a person uses it in a browser.
 */
@NullMarked
package crm.web.record;

import org.jspecify.annotations.NullMarked;
