/**
 * Lists and boards in a browser, on the real stack. Uses {@code crm.testing} and nothing of the application's code.
 */
@NullMarked
package crm.list;

import org.jspecify.annotations.NullMarked;
