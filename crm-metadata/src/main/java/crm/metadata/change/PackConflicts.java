package crm.metadata.change;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import crm.metadata.pack.Layer;
import crm.metadata.pack.MetadataFold.Base;
import crm.metadata.pack.Pack;
import crm.metadata.pack.WordedDocuments;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Three-way comparison: what packs say in one version, what they say in another, what a layer says. Objects are compared
 * key by key, everything else as a whole; what only one side has changed is no conflict.
 */
final class PackConflicts {

    private static final JsonNode NOTHING = MissingNode.getInstance();

    private final Map<String, ObjectNode> before;
    private final Map<String, ObjectNode> after;
    private final List<PackConflict> found = new ArrayList<>();

    private PackConflicts(Base before, Base after) {
        this.before = WordedDocuments.of(before);
        this.after = WordedDocuments.of(after);
    }

    static List<PackConflict> of(Base before, Base after, Layer layer) {
        PackConflicts conflicts = new PackConflicts(before, after);
        layer.extended()
                .forEach(entity -> conflicts.compare(
                        "/extend/" + entity,
                        in(conflicts.before, entity),
                        layer.extension(entity),
                        in(conflicts.after, entity)));
        conflicts.roles(before, after, layer.roles());
        return List.copyOf(conflicts.found);
    }

    private static JsonNode in(Map<String, ObjectNode> documents, String entity) {
        return documents.containsKey(entity) ? documents.get(entity) : NOTHING;
    }

    private void compare(String at, JsonNode old, JsonNode mine, JsonNode now) {
        if (old.equals(now) || mine.equals(now)) {
            return;
        }
        boolean isGone = old.isObject() && now.isMissingNode();
        if (mine.isObject() && !isGone) {
            mine.properties()
                    .forEach(entry -> compare(
                            at + "/" + entry.getKey(),
                            old.path(entry.getKey()),
                            entry.getValue(),
                            now.path(entry.getKey())));
            return;
        }
        found.add(new PackConflict(at, old, mine, now, isGone));
    }

    private void roles(Base old, Base now, JsonNode roles) {
        roles.properties()
                .forEach(role -> role.getValue()
                        .path("grants")
                        .properties()
                        .forEach(grant -> grant(old, now, role.getKey(), grant.getKey(), grant.getValue())));
    }

    private void grant(Base old, Base now, String role, String entity, JsonNode mine) {
        String at = "/roles/" + role + "/grants/" + entity;
        if (before.containsKey(entity) && !after.containsKey(entity)) {
            found.add(new PackConflict(at, before.get(entity), mine, NOTHING, true));
            return;
        }
        mine.path("fields").properties().stream()
                .filter(field -> has(before, entity, field.getKey()) && !has(after, entity, field.getKey()))
                .forEach(field -> found.add(new PackConflict(
                        at + "/fields/" + field.getKey(),
                        in(before, entity).path("fields").path(field.getKey()),
                        field.getValue(),
                        NOTHING,
                        true)));
        JsonNode was = shipped(old, role, entity);
        JsonNode is = shipped(now, role, entity);
        boolean isOnlyOfFields = mine.has("fields") && mine.size() == 1;
        // scopes take the place of what the packs say as a whole
        if (!isOnlyOfFields && !was.equals(is) && !mine.equals(is)) {
            found.add(new PackConflict(at, was, mine, is, false));
        }
    }

    private static boolean has(Map<String, ObjectNode> documents, String entity, String field) {
        return in(documents, entity).path("fields").has(field);
    }

    /** What the last pack that speaks of it grants. */
    private static JsonNode shipped(Base base, String role, String entity) {
        JsonNode grant = NOTHING;
        for (Pack pack : base.packs()) {
            JsonNode said = pack.roles().path("roles").path(role).path("grants").path(entity);
            grant = said.isMissingNode() ? grant : said;
        }
        return grant;
    }
}
