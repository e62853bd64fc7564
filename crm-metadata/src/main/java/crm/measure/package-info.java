/**
 * What the operator is told that no single package knows best: traces, and how well caches work. Uses nothing of ours.
 */
@NullMarked
package crm.measure;

import org.jspecify.annotations.NullMarked;
