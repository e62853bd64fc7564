/**
 * Fills the demo tenants from files and their declared mapping. Runs only where a demo was asked for and the realm is a demo realm.
 */
@NullMarked
package crm.admin.demo;

import org.jspecify.annotations.NullMarked;
