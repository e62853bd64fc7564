/**
 * What the operator's Prometheus reads at {@code /metrics}. Whoever has something to count registers it where it happens;
 * here it is only told.
 */
@NullMarked
package crm.web.metrics;

import org.jspecify.annotations.NullMarked;
