package crm.web.admin.field;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Asks for one key of a field's definition, or for some that belong together. */
interface KeyInput {

    /** Writes what is entered. What cannot be read is told where it is entered, and {@code false} returned. */
    boolean write(ObjectNode definition);

    /** An empty text is none. */
    static void put(ObjectNode definition, String key, String text) {
        if (text.isEmpty()) {
            definition.remove(key);
        } else {
            definition.put(key, text);
        }
    }
}
