package crm.metadata.pack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Lays a tenant's changes over the document of an entity type: objects key by key, everything else as a whole. A label
 * that is one text stands for every language.
 */
final class EntityOverlay {

    private static final Set<String> LABELS = Set.of("label", "plural", "message", "help", "section", "tab");
    /** Whoever gives a field one kind of default takes the other away. */
    private static final Map<String, String> OTHER_DEFAULT =
            Map.of("default", "defaultFormula", "defaultFormula", "default");

    private static final String FIELDS = "fields";
    private static final String FORM = "form";

    private EntityOverlay() {}

    /** The document of a pack's entity type with a tenant's changes. */
    static ObjectNode over(ObjectNode document, JsonNode extension) {
        ObjectNode merged = document.deepCopy();
        merge(merged, extension);
        place(merged);
        return merged;
    }

    /** The document of an entity type that the tenant has made. */
    static ObjectNode own(String name, int id, JsonNode written) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.put("entity", name).put("id", id).put("icon", "box");
        merge(document, written);
        if (!document.has("plural") && document.has("label")) {
            document.set("plural", document.get("label"));
        }
        place(document);
        return document;
    }

    private static void merge(ObjectNode target, JsonNode changes) {
        changes.properties().forEach(entry -> {
            String key = entry.getKey();
            JsonNode present = target.path(key);
            JsonNode change = entry.getValue();
            if (LABELS.contains(key) && isLabel(present) && isLabel(change)) {
                target.set(key, label(present, change));
            } else if (change.isObject()) {
                ObjectNode inner = present instanceof ObjectNode object ? object : target.putObject(key);
                merge(inner, change);
            } else if (key.equals(FORM) && change.isArray()) {
                target.set(key, sections(change));
            } else {
                Optional.ofNullable(OTHER_DEFAULT.get(key))
                        .filter(other -> !changes.has(other))
                        .ifPresent(target::remove);
                target.set(key, change);
            }
        });
    }

    /** A field may be called "label"; its definition has a type. */
    private static boolean isLabel(JsonNode node) {
        return node.isMissingNode() || node.isTextual() || (node.isObject() && !node.has("type"));
    }

    private static JsonNode label(JsonNode present, JsonNode change) {
        ObjectNode label = JsonNodeFactory.instance.objectNode();
        if (change.isTextual()) {
            return label.put(Translation.EVERY_LANGUAGE, change.asText());
        }
        if (present.isTextual()) {
            label.put(Translation.ENGLISH, present.asText());
        } else if (present.isObject()) {
            label.setAll((ObjectNode) present);
            label.remove(Translation.EVERY_LANGUAGE);
        }
        label.setAll((ObjectNode) change);
        return label;
    }

    private static ArrayNode sections(JsonNode form) {
        ArrayNode sections = JsonNodeFactory.instance.arrayNode();
        form.forEach(section -> {
            ObjectNode copy = JsonNodeFactory.instance.objectNode();
            if (section.isObject()) {
                merge(copy, section);
                sections.add(copy);
            } else {
                sections.add(section);
            }
        });
        return sections;
    }

    /** Puts the tenant's fields that no section names at the end of the first one. */
    private static void place(ObjectNode document) {
        Set<String> placed = new HashSet<>();
        document.path(FORM).forEach(section -> section.path(FIELDS).forEach(field -> placed.add(field.asText())));
        document.path(FIELDS).fieldNames().forEachRemaining(field -> {
            if (field.endsWith(LayerCheck.OWN) && !placed.contains(field)) {
                firstSection(document).add(field);
            }
        });
    }

    private static ArrayNode firstSection(ObjectNode document) {
        ArrayNode form = document.path(FORM) instanceof ArrayNode array ? array : document.putArray(FORM);
        if (!(form.path(0) instanceof ObjectNode)) {
            ObjectNode first = form.insertObject(0);
            first.set("section", document.path("label"));
        }
        ObjectNode first = (ObjectNode) form.get(0);
        return first.path(FIELDS) instanceof ArrayNode fields ? fields : first.putArray(FIELDS);
    }
}
