/**
 * Failures as RFC 9457 problem details: the one place that turns a problem's category into a status.
 */
@NullMarked
package crm.rest.problem;

import org.jspecify.annotations.NullMarked;
