package crm.metadata;

import java.util.Map;
import java.util.Set;

/**
 * What people of one kind may do.
 *
 * @param grants by the entity type's api name; {@link #ANY} speaks for those not named
 * @param rights what they may do beside records
 * @param limitsFields true if one of the grants gives less for a field than for the record; follows from them
 */
public record Role(String name, Label label, Map<String, Grant> grants, Set<Right> rights, boolean limitsFields) {

    public static final String ANY = "*";

    public Role {
        grants = Map.copyOf(grants);
        rights = Set.copyOf(rights);
    }

    public Role(String name, Label label, Map<String, Grant> grants, Set<Right> rights) {
        this(
                name,
                label,
                grants,
                rights,
                grants.values().stream().anyMatch(grant -> !grant.fields().isEmpty()));
    }

    public Grant grant(String entity) {
        Grant any = grants.getOrDefault(ANY, Grant.NONE);
        return grants.getOrDefault(entity, any);
    }
}
