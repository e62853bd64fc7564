package crm.metadata.change;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A key that both another version of a pack and the tenant have changed, each to something else.
 *
 * @param field a JSON pointer into the layer
 * @param before what the pack said in the version that the tenant has; missing where it said nothing
 * @param mine what the tenant says
 * @param theirs what the pack says in the other version; missing where it says nothing any more
 * @param isGone true if the pack has taken away what the tenant speaks of: then there is nothing to choose
 */
public record PackConflict(String field, JsonNode before, JsonNode mine, JsonNode theirs, boolean isGone) {

    /** How a conflict ends. */
    public enum Choice {
        MINE,
        THEIRS
    }
}
