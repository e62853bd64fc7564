/**
 * What a request costs: the application against a bare servlet and the bare driver, on the same data in the same run.
 * May use everything; nothing uses it.
 */
@NullMarked
package crm.bench;

import org.jspecify.annotations.NullMarked;
