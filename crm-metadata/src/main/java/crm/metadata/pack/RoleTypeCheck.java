package crm.metadata.pack;

import crm.metadata.EntityType;
import crm.metadata.Role;
import crm.problem.FieldProblem;
import crm.problem.ProblemCode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** What is wrong with the record types that roles are limited to: some are not there. */
public final class RoleTypeCheck {

    private RoleTypeCheck() {}

    /** The path of a problem is a JSON pointer: {@code /roles/rep/grants/opportunity/recordTypes}. */
    public static List<FieldProblem> problems(Collection<Role> roles, Map<String, EntityType> types) {
        List<FieldProblem> problems = new ArrayList<>();
        for (Role role : roles) {
            new TreeMap<>(role.grants())
                    .forEach((entity, grant) -> new TreeSet<>(grant.recordTypes())
                            .stream()
                                    .filter(name -> isMissing(entity, name, types))
                                    .map(name -> new FieldProblem(
                                            "/roles/%s/grants/%s/recordTypes".formatted(role.name(), entity),
                                            ProblemCode.UNKNOWN_OPTION,
                                            "There is no record type '%s' of '%s'.".formatted(name, entity)))
                                    .forEach(problems::add));
        }
        return problems;
    }

    /** An entity type that is hidden, or of a pack that is not there, has nothing to be asked about. */
    private static boolean isMissing(String entity, String recordType, Map<String, EntityType> types) {
        if (entity.equals(Role.ANY)) {
            return true;
        }
        EntityType type = types.get(entity);
        return type != null && type.findRecordType(recordType).isEmpty();
    }
}
