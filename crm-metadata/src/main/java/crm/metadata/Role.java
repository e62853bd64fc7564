package crm.metadata;

import java.util.Map;

/**
 * What people of one kind may do.
 *
 * @param grants by the entity type's api name; {@link #ANY} speaks for those not named
 */
public record Role(String name, Label label, Map<String, Grant> grants) {

    public static final String ANY = "*";

    public Role {
        grants = Map.copyOf(grants);
    }

    public Grant grant(String entity) {
        Grant any = grants.getOrDefault(ANY, Grant.NONE);
        return grants.getOrDefault(entity, any);
    }
}
