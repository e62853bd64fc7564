/**
 * The shell and the first page, in a browser.
 */
@NullMarked
package crm.home;

import org.jspecify.annotations.NullMarked;
