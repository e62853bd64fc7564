package crm.metadata.change;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A change that is in force when what it needs has been made in the background.
 *
 * @param patch of the layer, applied to what there is by then
 * @param terms whose last preparation is under way; those before are through
 */
record WaitingChange(ObjectNode patch, Terms terms) {

    private static final String PATCH = "patch";

    /** What is being made. */
    Preparation current() {
        return terms.prepared().getLast();
    }

    static WaitingChange read(JsonNode argument) {
        return new WaitingChange((ObjectNode) argument.path(PATCH), Terms.read(argument));
    }

    /** As the work keeps it. */
    ObjectNode toJson() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.set(PATCH, patch);
        terms.write(json);
        return json;
    }
}
