package crm.admin.identity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import crm.problem.ProblemCode;
import crm.problem.ProblemException;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * Who may sign in, and for which tenants: the realm's people and organizations. Everything here may be repeated: what is
 * there already is left as it is.
 */
@Singleton
public class Identities {

    private static final String ORGANIZATIONS = "/organizations";
    private static final String USERS = "/users";

    private final Supplier<KeycloakSettings> settings;
    private @Nullable KeycloakApi api;

    /** Reads its settings at first use, so that a server without Keycloak still starts. */
    public Identities() {
        this(KeycloakSettings::ofSystem);
    }

    Identities(Supplier<KeycloakSettings> settings) {
        this.settings = settings;
    }

    private synchronized KeycloakApi api() {
        if (api == null) {
            api = new KeycloakApi(settings.get());
        }
        return api;
    }

    /** What tokens of the realm say they come from. */
    public String issuer() {
        return api().settings().issuer();
    }

    public Optional<String> realmAttribute(String name) {
        return text(api().get("").path("attributes").path(name));
    }

    /**
     * The organization with an alias, made if it is not there. Keycloak wants names of organizations to be unique and
     * companies do not: the alias is the name too, the company's own name is the description.
     */
    public Organization ensureOrganization(String alias, String companyName, String domain) {
        return findOrganization(alias).orElseGet(() -> {
            Map<String, Object> wanted = Map.of(
                    "name",
                    alias,
                    "alias",
                    alias,
                    "description",
                    companyName,
                    "enabled",
                    true,
                    "domains",
                    List.of(Map.of("name", domain, "verified", true)));
            return api().post(ORGANIZATIONS, wanted)
                    .map(id -> new Organization(id, alias))
                    .or(() -> findOrganization(alias))
                    .orElseThrow(() -> taken("the organization '%s' or its domain %s".formatted(alias, domain)));
        });
    }

    private Optional<Organization> findOrganization(String alias) {
        return found(ORGANIZATIONS + "?exact=true&search=" + KeycloakApi.encode(alias), "alias", alias)
                .map(id -> new Organization(id, alias));
    }

    /**
     * The login of a person, made if it is not there.
     *
     * @return the subject of his tokens
     */
    public String ensureLogin(Login login) {
        return findLogin(login.email())
                .orElseGet(() -> api().post(USERS, representation(login))
                        .or(() -> findLogin(login.email()))
                        .orElseThrow(() -> taken("the login " + login.email())));
    }

    private Optional<String> findLogin(String email) {
        return found(USERS + "?exact=true&username=" + KeycloakApi.encode(email), "username", email);
    }

    private static Map<String, Object> representation(Login login) {
        Map<String, Object> user = new LinkedHashMap<>();
        user.put("username", login.email());
        user.put("email", login.email());
        user.put("emailVerified", true);
        user.put("firstName", login.firstName());
        user.put("lastName", login.lastName());
        user.put("enabled", true);
        login.password()
                .ifPresent(password -> user.put(
                        "credentials", List.of(Map.of("type", "password", "value", password, "temporary", false))));
        return user;
    }

    public void join(Organization organization, String subject) {
        api().post(ORGANIZATIONS + "/" + organization.id() + "/members", subject);
    }

    /** What was noted on an organization under a name. */
    public Optional<String> note(Organization organization, String name) {
        return text(representation(organization).path("attributes").path(name).path(0));
    }

    /** Keeps a word on an organization, in place of what was noted there under the name. */
    public void putNote(Organization organization, String name, String word) {
        ObjectNode changed = representation(organization);
        changed.withObjectProperty("attributes").putArray(name).add(word);
        api().put(ORGANIZATIONS + "/" + organization.id(), changed);
    }

    private ObjectNode representation(Organization organization) {
        return (ObjectNode) api().get(ORGANIZATIONS + "/" + organization.id());
    }

    /** The id of the entry whose property has a value. Keycloak's "exact" still ignores case, and may look elsewhere too. */
    private Optional<String> found(String search, String property, String value) {
        return StreamSupport.stream(api().get(search).spliterator(), false)
                .filter(entry -> entry.path(property).asText().equalsIgnoreCase(value))
                .map(entry -> entry.path("id").asText())
                .findFirst();
    }

    private static Optional<String> text(JsonNode node) {
        return node.isTextual() ? Optional.of(node.textValue()) : Optional.empty();
    }

    private static ProblemException taken(String what) {
        return new ProblemException(
                ProblemCode.NOT_UNIQUE, "Keycloak holds something else that is in the way of %s.".formatted(what));
    }

    @PreDestroy
    synchronized void close() {
        if (api != null) {
            api.close();
        }
    }
}
