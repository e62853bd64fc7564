/**
 * What is answered, as JSON: records, pages, groups, metadata.
 */
@NullMarked
package crm.rest.body;

import org.jspecify.annotations.NullMarked;
