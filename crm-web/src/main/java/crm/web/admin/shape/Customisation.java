package crm.web.admin.shape;

import com.fasterxml.jackson.databind.node.ObjectNode;
import crm.metadata.EntityType;
import crm.metadata.Right;
import crm.metadata.change.FieldWork;
import crm.metadata.change.MetadataChange;
import crm.metadata.change.MetadataHistory;
import crm.metadata.change.MetadataPlan;
import crm.metadata.change.MetadataPlans;
import crm.metadata.change.PackChange;
import crm.problem.ProblemCode;
import crm.problem.ProblemException;
import crm.record.Records;
import crm.record.store.Backlog.Due;
import crm.record.store.FillWorker;
import crm.tenant.TenantLayers.Stored;
import crm.tenant.TenantMetadata;
import crm.web.shell.Session;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Reads and changes the shape of the tenant of this session. */
@Singleton
public class Customisation {

    private final Session session;
    private final Records records;
    private final MetadataPlans plans;
    private final MetadataHistory history;
    private final TenantMetadata metadata;
    private final FillWorker fills;
    private final FieldWork work;

    @Inject
    public Customisation(
            Session session,
            Records records,
            MetadataPlans plans,
            MetadataHistory history,
            TenantMetadata metadata,
            FillWorker fills,
            FieldWork work) {
        this.session = session;
        this.records = records;
        this.plans = plans;
        this.history = history;
        this.metadata = metadata;
        this.fills = fills;
        this.work = work;
    }

    /** @throws ProblemException {@code FORBIDDEN} */
    public void require() {
        session.run(() -> {
            records.access().require(Right.CUSTOMISE);
            return true;
        });
    }

    /** @throws ProblemException {@code FORBIDDEN} */
    public Shape shape() {
        return session.run(() -> {
            Stored now = history.current();
            return Shape.of(now.version().number(), metadata.base(now.layer().packs()), now.layer());
        });
    }

    /** What a patch of the layer would do, and what stands against it. */
    public Outlook outlook(ObjectNode patch) {
        return session.run(() -> Outlook.of(plans.patch(patch)));
    }

    /** What another document in the place of the layer would do. */
    public Outlook outlookOfAll(ObjectNode document) {
        return session.run(() -> Outlook.of(plans.replace(document)));
    }

    /** What a change of a pack would do. */
    public Outlook outlook(PackChange change) {
        return session.run(() -> Outlook.of(plans.pack(change)));
    }

    public Outcome apply(PackChange change, int known) {
        return apply(known, () -> plans.pack(change));
    }

    /** @param known the version that the change was made for */
    public Outcome apply(ObjectNode patch, int known) {
        return apply(known, () -> plans.patch(patch));
    }

    public Outcome replace(ObjectNode document, int known) {
        return apply(known, () -> plans.replace(document));
    }

    /** Goes back to what a version was, as a new version. */
    public Outcome goBack(int version, int known) {
        return apply(known, () -> plans.replace(history.version(version).layer().document()));
    }

    private Outcome apply(int known, Supplier<MetadataPlan> make) {
        Outcome outcome;
        try {
            outcome = session.run(() -> applied(known, make.get()));
        } catch (ProblemException problem) {
            if (problem.code() != ProblemCode.STALE_VERSION) {
                throw problem;
            }
            outcome = session.run(
                    () -> overtaken(known, history.current().version().number()));
        }
        fills.settle(session.caller().tenant());
        return outcome;
    }

    private Outcome applied(int known, MetadataPlan plan) {
        if (plan.base() != known) {
            return overtaken(known, plan.base());
        }
        if (!plan.problems().isEmpty()) {
            return new Outcome.Refused(plan.problems());
        }
        plan.apply();
        return new Outcome.Applied(
                plan.base(), plan.version(), plan.changes(), plan.waitsFor().isPresent());
    }

    private Outcome overtaken(int known, int now) {
        return new Outcome.Overtaken(now, history.difference(known, now));
    }

    /** What leads from one version to another. */
    public List<MetadataChange> difference(int from, int to) {
        return session.run(() -> history.difference(from, to));
    }

    /** An entity type as a version made it; empty if it had none of this name. */
    public Optional<EntityType> past(int version, String entity) {
        return session.run(() -> history.preview(version).find(entity));
    }

    /** What is done in the background and not done yet. */
    public List<Due> work() {
        return session.run(work::running);
    }

    /** Writes the index of a field anew. */
    public void reindex(String entity, String field) {
        session.run(() -> {
            work.reindex(entity, field);
            return true;
        });
        fills.settle(session.caller().tenant());
    }

    /** Calls work in the background off. */
    public void callOff(Due due) {
        session.run(() -> {
            work.cancel(due.kind(), due.entity(), due.field());
            return true;
        });
        metadata.forget(session.caller().tenant());
    }
}
