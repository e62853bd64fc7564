/**
 * Expressions people write (CEL): evaluated in memory, or compiled to a filter that SQL can answer with the same meaning.
 */
@NullMarked
package crm.expression;

import org.jspecify.annotations.NullMarked;
