/**
 * What a tenant's records look like: entity types, fields and their types, as one immutable snapshot. Knows no persistence; may use problem and value.
 */
@NullMarked
package crm.metadata;

import org.jspecify.annotations.NullMarked;
