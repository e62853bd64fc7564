package crm.access;

import crm.metadata.EntityType;
import crm.metadata.Grant;
import crm.metadata.ListView;
import crm.metadata.Metadata;
import crm.metadata.RecordType;
import crm.metadata.Right;
import crm.metadata.Role;
import crm.metadata.Scope;
import crm.problem.ProblemCode;
import crm.problem.ProblemException;
import crm.record.query.Branch;
import crm.transaction.Caller;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * What one caller may do with the records of each entity type. Of several roles the most permissive wins, right by
 * right. A record that may not be read does not exist for the caller; the checks here are for those he can read.
 */
public final class AccessPolicy {

    private final Metadata metadata;
    private final Optional<Caller> caller;
    private final Organization organization;
    private final CallerView view;

    /** @param caller empty for the system's own work, which may do everything */
    AccessPolicy(Metadata metadata, Optional<Caller> caller, Organization organization, CallerView view) {
        this.metadata = metadata;
        this.caller = caller;
        this.organization = organization;
        this.view = view;
    }

    /** What the caller sees of the metadata, field by field. */
    public CallerView view() {
        return view;
    }

    private Grant grant(EntityType type) {
        if (caller.isEmpty()) {
            return Grant.ALL;
        }
        return caller.get().roles().stream()
                .map(metadata.roles()::get)
                .flatMap(role -> Optional.<Role>ofNullable(role).stream())
                .map(role -> role.grant(type.name()))
                .reduce(Grant.NONE, Grant::or);
    }

    /** The parts of an entity type's records that the caller may read; none if he may read none. They do not overlap. */
    public List<Branch> readable(EntityType type) {
        Scope scope = grant(type).read();
        return switch (scope) {
            case NONE -> List.of();
            case ALL -> List.of(new Branch.Everyone());
            case OWN, DEPARTMENT, DEPARTMENT_AND_BELOW -> List.of(new Branch.Owners(people(scope)));
        };
    }

    /** The lists of an entity type that the caller is offered. */
    public List<ListView> lists(EntityType type) {
        return type.lists().stream()
                .filter(list -> caller.isEmpty() || list.isFor(caller.get().roles()))
                .toList();
    }

    /**
     * An entity type as the caller's screens show one record of it.
     *
     * @param recordType the record's, empty where it has none
     */
    public EntityType laidOut(EntityType type, Optional<String> recordType) {
        return type.laidOut(caller.map(Caller::roles).orElse(Set.of()), recordType);
    }

    /** True if one of the caller's roles has a right beside records. */
    public boolean has(Right right) {
        return caller.isEmpty()
                || caller.get().roles().stream()
                        .map(metadata.roles()::get)
                        .flatMap(role -> Optional.<Role>ofNullable(role).stream())
                        .anyMatch(role -> role.rights().contains(right));
    }

    /** @throws ProblemException {@code FORBIDDEN} */
    public void require(Right right) {
        if (!has(right)) {
            throw new ProblemException(
                    ProblemCode.FORBIDDEN, "Your roles do not have the right '%s'.".formatted(right.key()));
        }
    }

    /** True if there may be records of this type for the caller to read. */
    public boolean mayRead(EntityType type) {
        return grant(type).read() != Scope.NONE;
    }

    public boolean mayCreate(EntityType type) {
        return grant(type).create() != Scope.NONE;
    }

    /** The record types that the caller may give to records, in their order; none where records have no type. */
    public List<RecordType> recordTypes(EntityType type) {
        Set<String> limited = grant(type).recordTypes();
        return type.recordTypes().stream()
                .filter(recordType -> !recordType.hidden())
                .filter(recordType -> limited.isEmpty() || limited.contains(recordType.name()))
                .toList();
    }

    public boolean mayEdit(EntityType type) {
        return grant(type).edit() != Scope.NONE;
    }

    public boolean mayDelete(EntityType type) {
        return grant(type).delete() != Scope.NONE;
    }

    /** @throws ProblemException {@code FORBIDDEN} if the caller may not create such a record for this owner */
    public void requireCreate(EntityType type, UUID owner) {
        require(grant(type).create(), owner, type, "create");
    }

    /** @throws ProblemException {@code FORBIDDEN} if the caller may not change a record of this owner */
    public void requireEdit(EntityType type, UUID owner) {
        require(grant(type).edit(), owner, type, "change");
    }

    /** @throws ProblemException {@code FORBIDDEN} if the caller may not delete a record of this owner */
    public void requireDelete(EntityType type, UUID owner) {
        require(grant(type).delete(), owner, type, "delete");
    }

    private void require(Scope scope, UUID owner, EntityType type, String verb) {
        boolean allowed = switch (scope) {
            case NONE -> false;
            case ALL -> true;
            case OWN, DEPARTMENT, DEPARTMENT_AND_BELOW -> people(scope).contains(owner);
        };
        if (!allowed) {
            throw new ProblemException(ProblemCode.FORBIDDEN, refusal(scope, type, verb));
        }
    }

    private static String refusal(Scope scope, EntityType type, String verb) {
        String plural = type.plural().english();
        return switch (scope) {
            case NONE, ALL -> "Your roles do not let you %s %s.".formatted(verb, plural);
            case OWN -> "Your roles let you %s only your own %s.".formatted(verb, plural);
            case DEPARTMENT -> "Your roles let you %s only %s of your department.".formatted(verb, plural);
            case DEPARTMENT_AND_BELOW ->
                "Your roles let you %s only %s of your department and those below it.".formatted(verb, plural);
        };
    }

    private List<UUID> people(Scope scope) {
        UUID user = caller.orElseThrow().user();
        return switch (scope) {
            case OWN -> List.of(user);
            case DEPARTMENT -> organization.colleagues(metadata, user, false);
            case DEPARTMENT_AND_BELOW -> organization.colleagues(metadata, user, true);
            case NONE, ALL -> throw new IllegalArgumentException("No list of people for " + scope);
        };
    }
}
