/**
 * Coded failures, the same for REST, screens and imports: one exception, one list of codes. Uses nothing else of Kinship.
 */
@NullMarked
package crm.problem;

import org.jspecify.annotations.NullMarked;
