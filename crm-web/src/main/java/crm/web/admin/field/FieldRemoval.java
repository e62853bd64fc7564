package crm.web.admin.field;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import crm.web.admin.shape.Shape;
import java.util.List;

/**
 * The patch that takes a field of the tenant's own away, and out of the lists, forms, key facts and rights that merely
 * show it. What asks for it, a rule, a filter or a formula, the plan tells: that is changed by whoever meant it.
 */
record FieldRemoval(Shape shape, String entity, String field) {

    ObjectNode patch() {
        ObjectNode change = JsonNodeFactory.instance.objectNode();
        change.putObject("fields").set(field, NullNode.instance);
        JsonNode document = shape.document(entity);
        document.path("lists").properties().forEach(list -> {
            if (names(list.getValue().path("columns"))) {
                change.withObject("/lists/" + list.getKey())
                        .set("columns", without(list.getValue().path("columns")));
            }
        });
        List.of("facts", "related").stream()
                .filter(key -> names(document.path(key)))
                .forEach(key -> change.set(key, without(document.path(key))));
        form(change, document.path("form"));
        if (shape.isOwn(entity)) {
            document.path("card").properties().stream()
                    .filter(place -> place.getValue().asText().equals(field))
                    .forEach(place -> change.withObject("/card").set(place.getKey(), NullNode.instance));
        }
        ObjectNode patch = shape.patch(entity, change);
        rights(patch);
        return patch;
    }

    private void form(ObjectNode change, JsonNode form) {
        ArrayNode sections = JsonNodeFactory.instance.arrayNode();
        boolean isThere = false;
        for (JsonNode section : form) {
            isThere |= names(section.path("fields"));
            ObjectNode copy = section.deepCopy();
            copy.set("fields", without(section.path("fields")));
            if (!copy.path("fields").isEmpty()) {
                sections.add(copy);
            }
        }
        if (isThere) {
            change.set("form", sections);
        }
    }

    private void rights(ObjectNode patch) {
        shape.layer().roles().properties().forEach(role -> {
            JsonNode fields = role.getValue().path("grants").path(entity).path("fields");
            if (fields.has(field)) {
                patch.withObject("/roles/" + role.getKey() + "/grants/" + entity + "/fields")
                        .set(field, NullNode.instance);
            }
        });
    }

    private boolean names(JsonNode array) {
        for (JsonNode name : array) {
            if (name.asText().equals(field)) {
                return true;
            }
        }
        return false;
    }

    private ArrayNode without(JsonNode array) {
        ArrayNode others = JsonNodeFactory.instance.arrayNode();
        array.forEach(name -> {
            if (!name.asText().equals(field)) {
                others.add(name);
            }
        });
        return others;
    }
}
