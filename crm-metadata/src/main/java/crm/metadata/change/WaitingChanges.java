package crm.metadata.change;

import crm.metadata.Metadata;
import crm.metadata.change.MetadataChange.Kind;
import crm.metadata.change.MetadataChange.Part;
import crm.metadata.pack.Layer;
import crm.metadata.pack.Register;
import crm.problem.FieldProblem;
import crm.problem.ProblemCode;
import crm.record.store.Backlog.Due;
import crm.record.store.StoredValues;
import crm.record.store.WorkProblem;
import crm.tenant.TenantLayers;
import crm.tenant.TenantMetadata;
import crm.transaction.StaleMetadata;
import crm.transaction.Transaction;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/** Puts changes in force that waited for work in the background, or takes back what was prepared for them. */
@Singleton
public class WaitingChanges {

    private final TenantLayers layers;
    private final TenantMetadata metadata;
    private final MetadataPlans plans;
    private final Enactment enactment;
    private final StoredValues stored;

    @Inject
    public WaitingChanges(
            TenantLayers layers,
            TenantMetadata metadata,
            MetadataPlans plans,
            Enactment enactment,
            StoredValues stored) {
        this.layers = layers;
        this.metadata = metadata;
        this.plans = plans;
        this.enactment = enactment;
        this.stored = stored;
    }

    WaitingChange of(Due due) {
        return WaitingChange.read(due.argument());
    }

    /** The snapshot as it will be, for an entity type that is out of sight until then. */
    Metadata shapeOf(Due due) {
        return plans.shape(layers.find(metadata.current().version()).orElseThrow(), of(due));
    }

    /** A preparation is through: the next one begins, or the change is in force, or somebody reads what stands against it. */
    void finish(Due due) {
        int version = lock();
        WaitingChange change = of(due);
        TenantLayers.Stored now = layers.find(version).orElseThrow();
        MetadataPlan plan = plans.waiting(now, change);
        if (!plan.problems().isEmpty()) {
            giveUp(due, refusal(plan.problems()));
        } else if (!change.terms().prepared().stream().allMatch(one -> isMeant(one, plan))) {
            giveUp(due, new WorkProblem(ProblemCode.STALE_VERSION, "The field was changed meanwhile. Begin again."));
        } else {
            due.end();
            plan.apply();
        }
    }

    /** No other change of metadata comes in between, and this one knows what is in force. */
    private int lock() {
        int version = layers.lock();
        if (version != metadata.current().version()) {
            metadata.forget(Transaction.current().caller().tenant());
            throw new StaleMetadata();
        }
        return version;
    }

    private static boolean isMeant(Preparation preparation, MetadataPlan plan) {
        if (preparation.isConversion()) {
            return plan.changes().stream()
                    .anyMatch(change -> change.is(Kind.CONVERTED, Part.FIELD)
                            && preparation.id().equals(change.entity() + "." + change.name()));
        }
        return plan.after().flatMap(after -> after.find(preparation.entity())).stream()
                .flatMap(type -> type.claims().stream())
                .anyMatch(unique -> !unique.isComing()
                        && unique.name().equals(preparation.name())
                        && unique.fields().equals(preparation.fields()));
    }

    private static WorkProblem refusal(List<FieldProblem> problems) {
        String message = problems.stream().map(FieldProblem::message).collect(Collectors.joining(" "));
        return new WorkProblem(ProblemCode.INVALID_METADATA, message, List.of(), List.of(), problems);
    }

    /** Leaves everything as it was, and tells why. */
    void giveUp(Due due, WorkProblem why) {
        takeBack(of(due), of(due).terms().author());
        due.stop(why);
    }

    /** Ends the versions in which saves also did what was prepared. */
    void takeBack(WaitingChange change, UUID author) {
        int version = layers.lock();
        Layer now = layers.find(version).orElseThrow().layer();
        Register register = now.register();
        for (Preparation one : change.terms().prepared()) {
            register = one.takenBack(register);
            if (!one.isConversion()) {
                UniqueFill.letGo(stored, one.entityId(), one.entity(), one.name());
            }
        }
        enactment.publish(version + 1, now.with(register), author);
    }
}
