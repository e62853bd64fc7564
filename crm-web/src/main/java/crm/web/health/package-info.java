/**
 * Tells a load balancer and the launcher whether this node lives and whether it can take requests. Whoever has a
 * condition of readiness implements {@link crm.web.health.ReadinessCheck}, here or in a package of its own.
 */
@NullMarked
package crm.web.health;

import org.jspecify.annotations.NullMarked;
