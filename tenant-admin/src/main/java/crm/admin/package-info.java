/**
 * What an administrator does, without a face: tenants and their people, in Keycloak and in the database. May use the kernel.
 */
@NullMarked
package crm.admin;

import org.jspecify.annotations.NullMarked;
