/**
 * The living page of everything that screens are made of.
 */
@NullMarked
package crm.web.design;

import org.jspecify.annotations.NullMarked;
