/**
 * An administrator shapes a tenant in a browser, and others use what he made. Uses the stack of the run.
 */
@NullMarked
package crm.web.admin;

import org.jspecify.annotations.NullMarked;
