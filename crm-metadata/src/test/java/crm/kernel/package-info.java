/** The kernel on a real database, for tests of this and other modules. */
@NullMarked
package crm.kernel;

import org.jspecify.annotations.NullMarked;
