/**
 * What only code inside the server can see: the resources it hands to the application. Runs in a small war beside the
 * EAR, so nothing here may use a library that neither has.
 */
@NullMarked
package crm.container;

import org.jspecify.annotations.NullMarked;
