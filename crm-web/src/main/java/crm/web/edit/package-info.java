/**
 * Editors: what a value of each field type is changed with, read by the person's language and told in words when wrong.
 */
@NullMarked
package crm.web.edit;

import org.jspecify.annotations.NullMarked;
