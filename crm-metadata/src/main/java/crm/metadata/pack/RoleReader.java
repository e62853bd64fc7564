package crm.metadata.pack;

import com.fasterxml.jackson.databind.JsonNode;
import crm.metadata.FieldAccess;
import crm.metadata.Grant;
import crm.metadata.Label;
import crm.metadata.Right;
import crm.metadata.Role;
import crm.metadata.Scope;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes roles of their documents. Of a role in several packs the most permissive right counts. */
final class RoleReader {

    private static final List<String> SCOPES = List.of("create", "read", "edit", "delete");

    private RoleReader() {}

    /** Adds a pack's roles; the label of a role that is there already stays. */
    static void addTo(Map<String, Role> roles, JsonNode documents, Translation words) {
        documents
                .properties()
                .forEach(entry -> roles.merge(
                        entry.getKey(), role(entry.getKey(), entry.getValue(), words), RoleReader::extended));
    }

    /** Lays a tenant's roles over those there are: what it says of a role and an entity type takes the place of all before. */
    static void layOver(Map<String, Role> roles, JsonNode documents) {
        Translation none = new Translation(Map.of());
        documents.properties().forEach(entry -> {
            Role change = role(entry.getKey(), entry.getValue(), none);
            roles.merge(entry.getKey(), change, (role, _) -> replaced(role, change, entry.getValue()));
        });
    }

    private static Role role(String name, JsonNode definition, Translation words) {
        Map<String, Grant> grants = new HashMap<>();
        definition.path("grants").properties().forEach(entry -> grants.put(entry.getKey(), grant(entry.getValue())));
        Set<Right> rights = new HashSet<>();
        definition.path("rights").forEach(right -> Right.of(right.asText()).ifPresent(rights::add));
        return new Role(name, words.label(name, definition.path("label"), Words.of(name)), grants, rights);
    }

    private static Grant grant(JsonNode definition) {
        return new Grant(
                scope(definition, "create"),
                scope(definition, "read"),
                scope(definition, "edit"),
                scope(definition, "delete"),
                fields(definition.path("fields")),
                recordTypes(definition));
    }

    private static Set<String> recordTypes(JsonNode definition) {
        Set<String> names = new HashSet<>();
        definition.path("recordTypes").forEach(name -> names.add(name.asText()));
        return names;
    }

    private static Map<String, FieldAccess> fields(JsonNode definition) {
        Map<String, FieldAccess> fields = new HashMap<>();
        definition
                .properties()
                .forEach(entry -> fields.put(
                        entry.getKey(),
                        FieldAccess.of(entry.getValue().asText()).orElse(FieldAccess.EDIT)));
        return fields;
    }

    private static Scope scope(JsonNode definition, String right) {
        return switch (definition.path(right).asText("none")) {
            case "own" -> Scope.OWN;
            case "department" -> Scope.DEPARTMENT;
            case "departmentAndBelow" -> Scope.DEPARTMENT_AND_BELOW;
            case "all" -> Scope.ALL;
            default -> Scope.NONE;
        };
    }

    private static Role extended(Role role, Role addition) {
        Map<String, Grant> grants = new HashMap<>(role.grants());
        addition.grants().forEach((entity, grant) -> grants.merge(entity, grant, Grant::or));
        Map<String, String> translations = new HashMap<>(addition.label().translations());
        translations.putAll(role.label().translations());
        Label label = new Label(role.label().english(), translations);
        return new Role(role.name(), label, grants, union(role.rights(), addition.rights()));
    }

    private static Role replaced(Role role, Role change, JsonNode written) {
        Map<String, Grant> grants = new HashMap<>(role.grants());
        change.grants()
                .forEach((entity, grant) -> grants.put(
                        entity,
                        laidOver(
                                role.grant(entity),
                                grant,
                                written.path("grants").path(entity))));
        Label label = written.has("label") ? change.label() : role.label();
        return new Role(role.name(), label, grants, union(role.rights(), change.rights()));
    }

    /**
     * Scopes that are written take the place of those there were, all four, and so do record types; fields are laid over
     * one by one.
     */
    private static Grant laidOver(Grant before, Grant change, JsonNode written) {
        Map<String, FieldAccess> fields = new HashMap<>(before.fields());
        fields.putAll(fields(written.path("fields")));
        Grant scopes = SCOPES.stream().anyMatch(written::has) ? change : before;
        return new Grant(
                scopes.create(),
                scopes.read(),
                scopes.edit(),
                scopes.delete(),
                fields,
                written.has("recordTypes") ? change.recordTypes() : before.recordTypes());
    }

    private static Set<Right> union(Set<Right> some, Set<Right> others) {
        Set<Right> all = new HashSet<>(some);
        all.addAll(others);
        return all;
    }
}
