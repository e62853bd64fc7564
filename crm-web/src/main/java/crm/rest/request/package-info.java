/**
 * What a request asks for, read strictly: parameters, preconditions, bodies and idempotency keys.
 */
@NullMarked
package crm.rest.request;

import org.jspecify.annotations.NullMarked;
