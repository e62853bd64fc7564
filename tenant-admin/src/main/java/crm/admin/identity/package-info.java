/**
 * Keycloak's administration over HTTP: organizations, people's logins, memberships. Uses crm.problem and crm.value only.
 */
@NullMarked
package crm.admin.identity;

import org.jspecify.annotations.NullMarked;
