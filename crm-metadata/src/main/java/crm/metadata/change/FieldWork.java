package crm.metadata.change;

import crm.access.AccessPolicies;
import crm.metadata.EntityType;
import crm.metadata.Field;
import crm.metadata.Right;
import crm.problem.ProblemCode;
import crm.problem.ProblemException;
import crm.record.store.Backlog;
import crm.record.store.Backlog.Due;
import crm.record.store.IndexFill;
import crm.tenant.TenantMetadata;
import crm.transaction.Transaction;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;

/** What those with the right to customise see of the work on fields in the background, begin of it and call off. */
@Singleton
public class FieldWork {

    /** What a change waits for. */
    private static final Set<String> PREPARING = Set.of(Conversions.KIND, UniqueFill.KIND);

    /** An index that is new to its field has to be filled, and what nobody needs goes. */
    private static final Set<String> NEEDED = Set.of(IndexFill.INDEX, UniqueFill.RELEASE);

    private final AccessPolicies policies;
    private final TenantMetadata metadata;
    private final WaitingChanges waiting;
    private final IndexFill fills;

    @Inject
    public FieldWork(AccessPolicies policies, TenantMetadata metadata, WaitingChanges waiting, IndexFill fills) {
        this.policies = policies;
        this.metadata = metadata;
        this.waiting = waiting;
        this.fills = fills;
    }

    /** Everything that is not done yet. */
    public List<Due> running() {
        policies.current().require(Right.CUSTOMISE);
        return Backlog.running();
    }

    /** The fields that are becoming unique together, or alone; empty for other work. */
    public static List<String> fields(Due due) {
        return due.kind().equals(UniqueFill.KIND)
                ? WaitingChange.read(due.argument()).current().fields()
                : List.of();
    }

    /** True if it can be called off, or put aside where it has stopped. */
    public static boolean canBeCalledOff(Due due) {
        return !NEEDED.contains(due.kind());
    }

    /**
     * Writes the index of a field, or what it is computed to, anew; it is asked all the while.
     *
     * @throws ProblemException {@code NEEDS_INDEX} if it has none
     */
    public void reindex(String entity, String field) {
        policies.current().require(Right.CUSTOMISE);
        EntityType type = metadata.current().entityType(entity);
        Field known = stored(type, field);
        if (known.writtenSlot().isEmpty() && !known.isComputed()) {
            throw new ProblemException(
                    ProblemCode.NEEDS_INDEX,
                    "%s.%s has no index. Give it one with \"indexed\": true.".formatted(entity, field));
        }
        // what is being filled for the first time is on its way already
        if (known.slot().isPresent() || known.isComputed()) {
            fills.beginAnew(type, known);
        }
    }

    /**
     * Calls work off. A field that is being converted or made unique stays what it is; records that have been given another
     * option keep it.
     *
     * @throws ProblemException {@code NOT_FOUND} if nothing of the kind is under way
     */
    public void cancel(String kind, String entity, String field) {
        policies.current().require(Right.CUSTOMISE);
        // held from here on: it is not through in the meantime
        Due due = Backlog.hold(kind, entity, field)
                .filter(FieldWork::canBeCalledOff)
                .orElseThrow(() -> new ProblemException(
                        ProblemCode.NOT_FOUND,
                        "No %s of %s.%s is under way that could be called off.".formatted(kind, entity, field)));
        due.end();
        if (PREPARING.contains(kind) && due.problem().isEmpty()) {
            waiting.takeBack(waiting.of(due), Transaction.current().caller().user());
        }
    }

    private static Field stored(EntityType type, String field) {
        return type.findStored(field)
                .orElseThrow(
                        () -> ProblemException.atField("field", ProblemCode.UNKNOWN_FIELD, type.unknownField(field)));
    }
}
