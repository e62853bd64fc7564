package crm.rest;

import crm.metadata.EntityType;
import crm.metadata.Grant;
import crm.metadata.Metadata;
import crm.metadata.Scope;
import crm.problem.ProblemCode;
import crm.problem.ProblemException;
import crm.record.Records;
import crm.rest.caller.CurrentCaller;
import crm.tenant.Caller;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.stream.Stream;

/** What the caller's roles let him do with entity types as such; what he may do to a record, Records decides. */
@Singleton
public class Rights {

    private final Records records;
    private final CurrentCaller current;

    @Inject
    public Rights(Records records, CurrentCaller current) {
        this.records = records;
        this.current = current;
    }

    /** The entity types that he may read some records of. */
    Collection<EntityType> readable() {
        return records.metadata().entityTypes().values().stream()
                .filter(type -> grant(type).read() != Scope.NONE)
                .toList();
    }

    /** @throws ProblemException {@code UNKNOWN_ENTITY}, also for what he may not read */
    EntityType readable(String name) {
        EntityType type = records.type(name);
        if (grant(type).read() == Scope.NONE) {
            throw new ProblemException(ProblemCode.UNKNOWN_ENTITY, "There is no entity type '%s'.".formatted(name));
        }
        return type;
    }

    Grant grant(EntityType type) {
        Caller caller = current.caller();
        Metadata metadata = records.metadata();
        return caller.roles().stream()
                .flatMap(role -> Stream.ofNullable(metadata.roles().get(role)))
                .map(role -> role.grant(type.name()))
                .reduce(Grant::or)
                .orElse(Grant.NONE);
    }
}
