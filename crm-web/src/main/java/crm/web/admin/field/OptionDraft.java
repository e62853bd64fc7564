package crm.web.admin.field;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import crm.web.admin.shape.Labels;

/** An option of a picklist while it is edited. */
final class OptionDraft {

    /** What else there is of it, beside what this says. */
    final ObjectNode definition;

    /** Empty for a new one until it is saved. */
    String name;

    Labels label;
    String hue;
    boolean hidden;

    /** The option that records get in its place; empty if they keep it. */
    String replacedBy;

    OptionDraft(String name, Labels label, JsonNode definition) {
        this.name = name;
        this.label = label;
        this.definition = definition.deepCopy();
        hue = definition.path("hue").asText("gray");
        hidden = definition.path("hidden").asBoolean();
        replacedBy = definition.path("replacedBy").asText();
    }

    ObjectNode toJson() {
        ObjectNode json = definition.deepCopy();
        json.set("label", label.toJson());
        if (hue.equals("gray")) {
            json.remove("hue");
        } else {
            json.put("hue", hue);
        }
        if (hidden) {
            json.put("hidden", true);
        } else {
            json.remove("hidden");
        }
        if (hidden && !replacedBy.isEmpty()) {
            json.put("replacedBy", replacedBy);
        } else {
            json.remove("replacedBy");
        }
        return json;
    }
}
