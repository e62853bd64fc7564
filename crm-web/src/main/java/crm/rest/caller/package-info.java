/**
 * Who is calling: from the verified token and the membership to a Caller, for the length of one request.
 */
@NullMarked
package crm.rest.caller;

import org.jspecify.annotations.NullMarked;
