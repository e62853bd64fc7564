/**
 * What to ask for: filters, sorts, pages, aggregations. Values only; may use crm.metadata.
 */
@NullMarked
package crm.record.query;

import org.jspecify.annotations.NullMarked;
