package crm.metadata;

import java.util.Map;
import java.util.Set;

/**
 * What people of one kind may do.
 *
 * @param grants by the entity type's api name; {@link #ANY} speaks for those not named
 * @param rights what they may do beside records
 */
public record Role(String name, Label label, Map<String, Grant> grants, Set<Right> rights) {

    public static final String ANY = "*";

    public Role {
        grants = Map.copyOf(grants);
        rights = Set.copyOf(rights);
    }

    public Grant grant(String entity) {
        Grant any = grants.getOrDefault(ANY, Grant.NONE);
        return grants.getOrDefault(entity, any);
    }
}
