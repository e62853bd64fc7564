/** The rules of the architecture, held over the classes of every module. Depends on nothing but their names. */
@NullMarked
package crm.architecture;

import org.jspecify.annotations.NullMarked;
