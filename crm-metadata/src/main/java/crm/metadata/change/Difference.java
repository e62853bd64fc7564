package crm.metadata.change;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import crm.metadata.change.MetadataChange.Kind;
import crm.metadata.change.MetadataChange.Part;
import crm.metadata.pack.Allocation;
import crm.metadata.pack.Layer;
import crm.metadata.pack.LayeredTypes;
import crm.metadata.pack.MetadataFold.Base;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds what differs between the documents of two snapshots, part by part. */
final class Difference {

    /** Keys of an entity type that lay it out. */
    private static final List<String> LAYOUT = List.of("form", "related", "facts", "card");

    private final List<MetadataChange> changes = new ArrayList<>();

    private Difference() {}

    /**
     * The changes that lead from one to the other: what is added before what may use it, what goes last.
     *
     * @param before every entity type's document
     */
    static List<MetadataChange> between(Map<String, ObjectNode> before, Map<String, ObjectNode> after) {
        Difference difference = new Difference();
        for (String entity : union(before.keySet(), after.keySet())) {
            JsonNode old = before.containsKey(entity) ? before.get(entity) : MissingNode.getInstance();
            JsonNode now = after.containsKey(entity) ? after.get(entity) : MissingNode.getInstance();
            if (!old.equals(now)) {
                difference.entity(entity, old, now);
            }
        }
        difference.changes.sort(Comparator.comparing((MetadataChange change) -> change.kind() == Kind.DELETED)
                .thenComparing(MetadataChange::part));
        return List.copyOf(difference.changes);
    }

    /** The changes from one layer over its packs to another over its own, roles included. */
    static List<MetadataChange> of(Base oldBase, Layer before, Base base, Layer after) {
        Set<String> same = after.alike(before);
        List<MetadataChange> all = new ArrayList<>(packs(oldBase, base));
        all.addAll(between(LayeredTypes.documents(oldBase, before, same), LayeredTypes.documents(base, after, same)));
        all.addAll(currencies(before.writtenCurrencies(), after.writtenCurrencies()));
        all.addAll(roles(before.roles(), after.roles()));
        return all;
    }

    private static List<MetadataChange> packs(Base before, Base after) {
        Difference difference = new Difference();
        difference.each("", Part.PACK, versions(before), versions(after));
        return difference.changes;
    }

    private static List<MetadataChange> currencies(JsonNode before, JsonNode after) {
        Difference difference = new Difference();
        difference.each("", Part.CURRENCY, before, after);
        return difference.changes;
    }

    private static ObjectNode versions(Base base) {
        ObjectNode versions = JsonNodeFactory.instance.objectNode();
        base.packs().forEach(pack -> versions.put(pack.name(), pack.version()));
        return versions;
    }

    private static List<MetadataChange> roles(JsonNode before, JsonNode after) {
        Difference difference = new Difference();
        difference.each("", Part.ROLE, withoutFields(before), withoutFields(after));
        for (String role : union(names(before), names(after))) {
            JsonNode old = before.path(role).path("grants");
            JsonNode now = after.path(role).path("grants");
            for (String entity : union(names(old), names(now))) {
                difference.access(
                        role + "." + entity,
                        old.path(entity).path("fields"),
                        now.path(entity).path("fields"));
            }
        }
        return List.copyOf(difference.changes);
    }

    private void access(String grant, JsonNode before, JsonNode after) {
        for (String field : union(names(before), names(after))) {
            add(Part.ACCESS, "", grant + "." + field, before.path(field), after.path(field));
        }
    }

    /** Roles without what they say of single fields, which is told for itself; one that says nothing else goes. */
    private static JsonNode withoutFields(JsonNode roles) {
        JsonNode copy = roles.deepCopy();
        for (String name : names(roles)) {
            JsonNode role = copy.path(name);
            for (String entity : names(roles.path(name).path("grants"))) {
                ObjectNode grant = (ObjectNode) role.path("grants").path(entity);
                grant.remove("fields");
                removeIfEmpty(role.path("grants"), entity);
            }
            removeIfEmpty(role, "grants");
            removeIfEmpty(copy, name);
        }
        return copy;
    }

    private static void removeIfEmpty(JsonNode object, String key) {
        if (object.has(key) && object.path(key).isEmpty()) {
            ((ObjectNode) object).remove(key);
        }
    }

    private void entity(String entity, JsonNode before, JsonNode after) {
        add(Part.ENTITY, entity, entity, head(before), head(after));
        if (after.isMissingNode()) {
            return;
        }
        each(entity, Part.FIELD, before.path("fields"), after.path("fields"));
        each(entity, Part.RECORD_TYPE, before.path("recordTypes"), after.path("recordTypes"));
        each(entity, Part.RULE, before.path("rules"), after.path("rules"));
        each(entity, Part.UNIQUE, before.path("unique"), after.path("unique"));
        each(entity, Part.LIST, before.path("lists"), after.path("lists"));
        each(entity, Part.LAYOUT, named(before.path("layouts")), named(after.path("layouts")));
        LAYOUT.forEach(key -> add(Part.LAYOUT, entity, key, before.path(key), after.path(key)));
    }

    /** Layouts by the name that tells them from the parts of the layout for everybody. */
    private static JsonNode named(JsonNode layouts) {
        ObjectNode named = JsonNodeFactory.instance.objectNode();
        layouts.properties().forEach(layout -> named.set(MetadataChange.LAYOUTS + layout.getKey(), layout.getValue()));
        return named;
    }

    /** An entity type without its parts, which are told for themselves, and its number, which is nobody's choice. */
    private static JsonNode head(JsonNode entity) {
        if (!(entity instanceof ObjectNode object)) {
            return entity;
        }
        ObjectNode head = JsonNodeFactory.instance.objectNode();
        head.setAll(object);
        head.remove(List.of("id", "fields", "recordTypes", "rules", "unique", "lists", "layouts"));
        head.remove(LAYOUT);
        return head;
    }

    private void each(String entity, Part part, JsonNode before, JsonNode after) {
        for (String name : union(names(before), names(after))) {
            JsonNode old = before.path(name);
            JsonNode now = after.path(name);
            if (part == Part.FIELD && old.has("values") && now.has("values")) {
                add(part, entity, name, without(old, "values"), without(now, "values"));
                options(entity, name, old.path("values"), now.path("values"));
            } else {
                add(part, entity, name, old, now);
            }
        }
    }

    private void options(String entity, String field, JsonNode before, JsonNode after) {
        for (String option : union(names(before), names(after))) {
            add(Part.OPTION, entity, field + "." + option, before.path(option), after.path(option));
        }
    }

    private static JsonNode without(JsonNode node, String key) {
        ObjectNode copy = JsonNodeFactory.instance.objectNode();
        copy.setAll((ObjectNode) node);
        copy.remove(key);
        return copy;
    }

    private void add(Part part, String entity, String name, JsonNode before, JsonNode after) {
        if (!before.equals(after)) {
            changes.add(new MetadataChange(kind(part, before, after), part, entity, name, before, after));
        }
    }

    private static Kind kind(Part part, JsonNode before, JsonNode after) {
        if (before.isMissingNode()) {
            return Kind.ADDED;
        }
        if (after.isMissingNode()) {
            return Kind.DELETED;
        }
        if (part == Part.FIELD && !Allocation.key(before).equals(Allocation.key(after))) {
            return Kind.CONVERTED;
        }
        boolean wasHidden = before.path("hidden").asBoolean();
        boolean isHidden = after.path("hidden").asBoolean();
        if (wasHidden != isHidden) {
            return isHidden ? Kind.HIDDEN : Kind.SHOWN;
        }
        return Kind.CHANGED;
    }

    private static Set<String> names(JsonNode object) {
        Set<String> names = new LinkedHashSet<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static Set<String> union(Set<String> some, Set<String> others) {
        Set<String> all = new LinkedHashSet<>(some);
        all.addAll(others);
        return all;
    }
}
