/**
 * Starts and stops PostgreSQL, Keycloak and WildFly on one machine, for a developer's {@code ./crm up} and for the
 * integration tests. Knows processes, ports and files, and nothing of the CRM that runs in them.
 */
@NullMarked
package crm.stack;

import org.jspecify.annotations.NullMarked;
