/**
 * The REST face over HTTP, as programs of two tenants see it on the real stack.
 */
@NullMarked
package crm.rest;

import org.jspecify.annotations.NullMarked;
