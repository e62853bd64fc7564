/**
 * The description of the REST face for one tenant's schema and one caller's rights, as OpenAPI 3.1.
 */
@NullMarked
package crm.rest.openapi;

import org.jspecify.annotations.NullMarked;
