/**
 * Words, dates and numbers in the person's language.
 */
@NullMarked
package crm.web.text;

import org.jspecify.annotations.NullMarked;
