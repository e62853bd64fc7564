/**
 * What an operator relies on, tried on the real servers: health, metrics, logs, limits, stopping. Uses crm.testing.
 */
@NullMarked
package crm.operator;

import org.jspecify.annotations.NullMarked;
