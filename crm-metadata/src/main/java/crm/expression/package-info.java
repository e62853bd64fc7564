/**
 * Expressions people write (CEL): evaluated in memory, or compiled to a filter that SQL can answer with the same meaning.
 * CEL's parser reads them; a tree of our own {@link crm.expression.Term}s, checked against the metadata, gives them their
 * meaning, once for both. May use crm.metadata, crm.record.query, crm.problem and crm.value.
 *
 * <p>CEL's own checker and runtime are not used: they know neither absent values nor decimals, options and references,
 * and would say "no matching overload" where people need to hear what to write instead.
 */
@NullMarked
package crm.expression;

import org.jspecify.annotations.NullMarked;
