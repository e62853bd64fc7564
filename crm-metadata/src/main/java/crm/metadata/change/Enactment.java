package crm.metadata.change;

import crm.expression.Expressions;
import crm.metadata.Metadata;
import crm.metadata.pack.Layer;
import crm.problem.ProblemCode;
import crm.problem.ProblemException;
import crm.record.store.AmountsDue;
import crm.record.store.Backlog;
import crm.record.store.FormulaFollower;
import crm.record.store.IndexFill;
import crm.record.store.StoredValues;
import crm.record.store.WordFill;
import crm.tenant.TenantLayers;
import crm.tenant.TenantMetadata;
import crm.transaction.Participant;
import crm.transaction.Transaction;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Puts a plan in force, with what it does to records; all of it, or nothing, with the current transaction. */
@Singleton
public class Enactment {

    private final TenantLayers layers;
    private final TenantMetadata metadata;
    private final Expressions expressions;
    private final StoredValues stored;
    private final CompanyCurrency company;
    private final IndexFill fills;
    private final OptionReplacement replacement;
    private final Recomputation recomputation;

    @Inject
    public Enactment(
            TenantLayers layers,
            TenantMetadata metadata,
            Expressions expressions,
            StoredValues stored,
            CompanyCurrency company,
            IndexFill fills,
            OptionReplacement replacement,
            Recomputation recomputation) {
        this.layers = layers;
        this.metadata = metadata;
        this.expressions = expressions;
        this.stored = stored;
        this.company = company;
        this.fills = fills;
        this.replacement = replacement;
        this.recomputation = recomputation;
    }

    /**
     * What a plan knows of the records.
     *
     * @param numbers of the entity types that there were before
     */
    record Ground(Map<String, Integer> numbers, UniqueChanges unique, Terms terms) {}

    /** @throws ProblemException {@code STALE_VERSION} if somebody was faster */
    void apply(MetadataPlan plan, Ground ground) {
        int version = layers.lock();
        if (version != plan.base()) {
            throw new ProblemException(
                    ProblemCode.STALE_VERSION,
                    "The metadata has changed: it is at version %d, not %d.".formatted(version, plan.base()));
        }
        if (plan.waitsFor().isPresent()) {
            prepare(plan, plan.waitsFor().get(), ground.terms());
            return;
        }
        Layer before = layers.find(version).orElseThrow().layer();
        company.change(metadata.base(before.packs()), before, plan.layer());
        Metadata after = plan.after().orElseThrow();
        Set<String> converted = ground.terms().prepared(Conversions.KIND);
        plan.changes().stream()
                .filter(change -> !converted.contains(change.entity() + "." + change.name()))
                .forEach(change -> changeRecords(change, plan.layer(), after, ground.numbers()));
        ground.unique().apply();
        fillSlots(after);
        fillWords(after);
        FormulaFollower.begin(expressions, metadata.current(), after);
        AmountsDue.ofChange(metadata.current(), after, type -> stored.any(type.id()));
        recomputation.begin(plan.changed(), after);
        publish(plan.version(), plan.layer(), ground.terms().author());
    }

    private void fillSlots(Metadata after) {
        SlotChanges slots = new SlotChanges(metadata.current(), after);
        slots.forEachLost(fills::end);
        slots.forEachNew((type, field) -> {
            if (stored.any(type.id())) {
                fills.begin(type, field);
            }
        });
    }

    private void fillWords(Metadata after) {
        SearchChanges words = new SearchChanges(metadata.current(), after);
        words.forEachHidden(WordFill::end);
        words.forEach((type, field) -> {
            if (stored.any(type.id())) {
                WordFill.begin(type, field);
            }
        });
    }

    private void changeRecords(MetadataChange change, Layer layer, Metadata after, Map<String, Integer> numbers) {
        Integer entity = numbers.get(change.entity());
        if (entity == null) {
            return;
        }
        OptionReplacement.stop(change);
        if (change.is(MetadataChange.Kind.CONVERTED, MetadataChange.Part.FIELD)) {
            String key = layer.register().key(change.entity(), change.name());
            new Conversion(stored, entity, key, change.before(), change.after()).apply();
        }
        if (OptionReplacement.isAskedFor(change)) {
            after.find(change.entity()).ifPresent(shown -> replacement.apply(shown, change));
        }
    }

    /** Begins a version in which saves also do what is to be made of all records, and leaves the rest to the background. */
    private void prepare(MetadataPlan plan, Preparation next, Terms terms) {
        Layer now = layers.find(plan.base()).orElseThrow().layer();
        WaitingChange waiting = new WaitingChange(
                MergePatch.between(now.document(), plan.layer().document()), terms.with(next));
        if (!next.isConversion()) {
            // what is left from a time when it was unique goes before saves claim anew
            Backlog.end(UniqueFill.RELEASE, next.entity(), next.name());
            stored.release(next.entityId(), next.name(), Integer.MAX_VALUE);
        }
        Backlog.begin(next.kind(), next.entityId(), next.entity(), next.name(), "", waiting.toJson());
        publish(plan.version(), now.with(next.begun(now.register())), terms.author());
    }

    /** Makes a layer the tenant's next version. */
    void publish(int version, Layer layer, UUID author) {
        layers.append(version, layer, author);
        Transaction.current()
                .state(
                        Publication.class,
                        transaction -> new Publication(
                                layers, version, metadata, transaction.caller().tenant()));
    }

    /** Puts the version in force after the journal has written with the one before. This node uses it from then on. */
    private record Publication(TenantLayers layers, int version, TenantMetadata metadata, int tenant)
            implements Participant {

        @Override
        public Phase phase() {
            return Phase.METADATA;
        }

        @Override
        public void beforeCommit() {
            layers.publish(version);
        }

        @Override
        public void afterCommit() {
            metadata.forget(tenant);
        }
    }
}
