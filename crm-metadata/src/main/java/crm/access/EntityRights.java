package crm.access;

import crm.metadata.EntityType;
import crm.metadata.Grant;
import crm.metadata.Metadata;
import crm.metadata.Scope;
import crm.problem.ProblemCode;
import crm.problem.ProblemException;
import crm.transaction.Caller;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** What a caller's roles let him do with entity types as such, for faces to show. Which records, Records decides. */
public record EntityRights(Metadata metadata, Set<String> roles) {

    public static EntityRights of(Metadata metadata, Caller caller) {
        return new EntityRights(metadata, caller.roles());
    }

    /** The entity types that he may read at least some records of, with his rights, in the packs' order. */
    public Map<EntityType, Grant> readable() {
        Map<EntityType, Grant> readable = new LinkedHashMap<>();
        metadata.entityTypes().values().stream().filter(this::mayRead).forEach(type -> readable.put(type, grant(type)));
        return readable;
    }

    /** @throws ProblemException {@code UNKNOWN_ENTITY}, also for what he may not read */
    public EntityType readable(String name) {
        EntityType type = metadata.entityType(name);
        if (!mayRead(type)) {
            throw new ProblemException(ProblemCode.UNKNOWN_ENTITY, "There is no entity type '%s'.".formatted(name));
        }
        return type;
    }

    private boolean mayRead(EntityType type) {
        return grant(type).read() != Scope.NONE;
    }

    /** Of several roles the most permissive wins, right by right. */
    Grant grant(EntityType type) {
        return roles.stream()
                .flatMap(role -> Stream.ofNullable(metadata.roles().get(role)))
                .map(role -> role.grant(type.name()))
                .reduce(Grant::or)
                .orElse(Grant.NONE);
    }
}
