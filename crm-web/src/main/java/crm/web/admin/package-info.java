/**
 * The screens on which an administrator shapes a tenant: entity types, versions and packs. Only the function "customise" opens them; every change goes through a plan of the kernel.
 */
@NullMarked
package crm.web.admin;

import org.jspecify.annotations.NullMarked;
