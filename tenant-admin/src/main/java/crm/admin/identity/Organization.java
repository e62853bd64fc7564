package crm.admin.identity;

/**
 * A tenant as Keycloak knows one.
 *
 * @param id Keycloak's own
 * @param alias what the {@code organization} claim of a token says
 */
public record Organization(String id, String alias) {}
