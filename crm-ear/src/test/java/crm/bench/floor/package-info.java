/**
 * What the bench compares with: a request's statements and answer, played back by a servlet that does nothing else. Goes
 * into a war that only the bench deploys, so it may use the JDK and the servlet API alone.
 */
@NullMarked
package crm.bench.floor;

import org.jspecify.annotations.NullMarked;
