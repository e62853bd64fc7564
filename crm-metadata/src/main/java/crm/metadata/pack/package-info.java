/**
 * Reads packs (YAML, checked by a JSON Schema) and folds them with a tenant's layer into one Metadata. May use crm.metadata.
 */
@NullMarked
package crm.metadata.pack;

import org.jspecify.annotations.NullMarked;
