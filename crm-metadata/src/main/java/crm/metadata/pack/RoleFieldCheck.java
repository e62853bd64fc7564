package crm.metadata.pack;

import crm.metadata.EntityType;
import crm.metadata.Field;
import crm.metadata.FieldAccess;
import crm.metadata.Grant;
import crm.metadata.Role;
import crm.metadata.Scope;
import crm.problem.FieldProblem;
import crm.problem.ProblemCode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What is wrong with the rights that roles give to single fields: with what is not there, and with what cannot be missed. */
public final class RoleFieldCheck {

    private final List<FieldProblem> problems = new ArrayList<>();

    private RoleFieldCheck() {}

    /** The path of a problem is a JSON pointer: {@code /roles/rep/grants/opportunity/fields/discount}. */
    public static List<FieldProblem> problems(Collection<Role> roles, Map<String, EntityType> types) {
        RoleFieldCheck check = new RoleFieldCheck();
        for (Role role : roles) {
            if (role.limitsFields()) {
                new TreeMap<>(role.grants()).forEach((entity, grant) -> check.grant(role, types, entity, grant));
            }
        }
        return check.problems;
    }

    /** An entity type that is hidden, or of a pack that is not there, has nothing to be asked about. */
    private void grant(Role role, Map<String, EntityType> types, String entity, Grant grant) {
        String at = "/roles/%s/grants/%s/fields".formatted(role.name(), entity);
        if (entity.equals(Role.ANY) && !grant.fields().isEmpty()) {
            problems.add(new FieldProblem(
                    at, ProblemCode.UNKNOWN_ENTITY, "Name the entity type whose fields are meant, in place of '*'."));
        } else if (types.containsKey(entity)) {
            new TreeMap<>(grant.fields())
                    .forEach((field, access) -> field(role, types.get(entity), grant, field, access, at + "/" + field));
        }
    }

    private void field(Role role, EntityType type, Grant grant, String name, FieldAccess access, String at) {
        if (type.systemFields().stream().anyMatch(field -> field.name().equals(name))) {
            problems.add(new FieldProblem(
                    at,
                    ProblemCode.IN_USE,
                    "Every record has '%s'. Rights for single fields are for %s's own.".formatted(name, type.name())));
            return;
        }
        if (type.findStored(name).isEmpty()) {
            problems.add(new FieldProblem(at, ProblemCode.UNKNOWN_FIELD, type.unknownField(name)));
            return;
        }
        if (type.findField(name).isPresent()) {
            shown(role, type, grant, type.field(name), access, at);
        }
    }

    private void shown(Role role, EntityType type, Grant grant, Field field, FieldAccess access, String at) {
        if (field.name().equals(EntityType.CURRENCY) && access.compareTo(FieldAccess.READ) < 0) {
            problems.add(new FieldProblem(
                    at,
                    ProblemCode.IN_USE,
                    "Without it nobody knows what the amounts of %s are. Hide those."
                            .formatted(type.plural().english())));
        } else if (field.name().equals(type.titleField().name()) && access.compareTo(FieldAccess.READ) < 0) {
            problems.add(new FieldProblem(
                    at,
                    ProblemCode.IN_USE,
                    "It names the records wherever they are spoken of, so it is at least read. Take the right to read %s away, or let another field be the title."
                            .formatted(type.plural().english())));
        } else if (grant.create() != Scope.NONE && mustBeGiven(field)) {
            problems.add(new FieldProblem(
                    at,
                    ProblemCode.REQUIRED,
                    "%s is required, and '%s' creates %s without being able to give it. Give the field a default, or take the right to create away."
                            .formatted(
                                    field.label().english(),
                                    role.name(),
                                    type.plural().english())));
        }
    }

    private static boolean mustBeGiven(Field field) {
        return field.required() && !field.readOnly() && !field.hasDefault();
    }
}
