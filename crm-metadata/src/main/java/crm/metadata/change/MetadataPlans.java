package crm.metadata.change;

import com.fasterxml.jackson.databind.node.ObjectNode;
import crm.access.AccessPolicies;
import crm.expression.Expressions;
import crm.metadata.Metadata;
import crm.metadata.Right;
import crm.metadata.pack.Allocation;
import crm.metadata.pack.Layer;
import crm.metadata.pack.LayerCheck;
import crm.metadata.pack.MetadataFold;
import crm.metadata.pack.MetadataFold.Base;
import crm.metadata.pack.PackVersion;
import crm.metadata.pack.Register;
import crm.problem.FieldProblem;
import crm.problem.ProblemCode;
import crm.problem.ProblemException;
import crm.record.store.AmountsDue;
import crm.record.store.Backlog;
import crm.record.store.Backlog.Due;
import crm.record.store.FormulaFollower;
import crm.record.store.IndexFill;
import crm.record.store.StoredValues;
import crm.record.store.WordFill;
import crm.tenant.TenantLayers;
import crm.tenant.TenantMetadata;
import crm.tenant.Tenants;
import crm.transaction.Participant;
import crm.transaction.StaleMetadata;
import crm.transaction.Transaction;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Makes plans for the current transaction's tenant. Its caller has the right to customise, or nothing is planned. */
@Singleton
public class MetadataPlans {

    private final TenantLayers layers;
    private final TenantMetadata metadata;
    private final AccessPolicies policies;
    private final Expressions expressions;
    private final StoredValues stored;
    private final IndexFill fills;
    private final OptionReplacement replacement;
    private final Recomputation recomputation;
    private final CompanyCurrency company;

    @Inject
    public MetadataPlans(
            TenantLayers layers,
            TenantMetadata metadata,
            AccessPolicies policies,
            Expressions expressions,
            StoredValues stored,
            IndexFill fills,
            OptionReplacement replacement,
            Recomputation recomputation,
            Tenants tenants) {
        this.layers = layers;
        this.metadata = metadata;
        this.policies = policies;
        this.expressions = expressions;
        this.stored = stored;
        this.fills = fills;
        this.replacement = replacement;
        this.recomputation = recomputation;
        this.company = new CompanyCurrency(tenants, stored);
    }

    /**
     * A plan that applies a JSON Merge Patch to the layer in force.
     *
     * @throws ProblemException {@code FORBIDDEN}
     */
    public MetadataPlan patch(ObjectNode patch) {
        TenantLayers.Stored now = current();
        return plan(now, MergePatch.apply(now.layer().document(), patch));
    }

    /**
     * A plan that puts another document in the place of the layer in force: an import, or a version from before.
     *
     * @throws ProblemException {@code FORBIDDEN}
     */
    public MetadataPlan replace(ObjectNode document) {
        return plan(current(), document);
    }

    /**
     * A plan that installs a pack with what it requires, takes another version of it, or removes it. Where the tenant and
     * the other version have changed the same, it is chosen which counts.
     *
     * @throws ProblemException {@code FORBIDDEN}, and {@code NOT_FOUND} for a pack that is not shipped
     */
    public MetadataPlan pack(PackChange change) {
        TenantLayers.Stored now = current();
        requireShipped(change.pack());
        Layer layer = now.layer();
        List<PackVersion> packs = new ArrayList<>(layer.packs());
        packs.removeIf(
                pack -> pack.name().equals(change.pack()) && change.version().isEmpty());
        change.version().ifPresent(version -> {
            PackVersion wanted = new PackVersion(change.pack(), version);
            packs.replaceAll(pack -> pack.name().equals(change.pack()) ? wanted : pack);
            if (!packs.contains(wanted)) {
                packs.add(wanted);
            }
        });
        Layer over = layer.over(packs);
        List<FieldProblem> problems = new ArrayList<>();
        Optional<Layer> complete = named(layer, problems).complete(over);
        if (complete.isEmpty()) {
            return refused(now, over, problems);
        }
        List<PackConflict> conflicts = PackConflicts.of(
                metadata.base(layer.packs()), metadata.base(complete.get().packs()), layer);
        PackChangeover changeover = PackChangeover.of(complete.get().document(), conflicts, change.choices());
        return plan(
                now,
                changeover.document(),
                changeover.problems(),
                conflicts,
                new Leave(change.leavesRecords(), Set.of()));
    }

    private void requireShipped(String pack) {
        try {
            metadata.packs().newest(pack);
        } catch (ProblemException unknown) {
            throw new ProblemException(ProblemCode.NOT_FOUND, "There is no pack '%s'.".formatted(pack), unknown);
        }
    }

    private NamedPacks named(Layer before, List<FieldProblem> problems) {
        return new NamedPacks(metadata.packs(), metadata::base, before, problems);
    }

    private MetadataPlan refused(TenantLayers.Stored now, Layer layer, List<FieldProblem> problems) {
        return new MetadataPlan(
                now.version().number(),
                layer,
                List.of(),
                problems,
                Optional.empty(),
                List.of(),
                List.of(),
                List.of(),
                plan -> apply(plan, Transaction.current().caller().user(), Set.of()));
    }

    private TenantLayers.Stored current() {
        policies.current().require(Right.CUSTOMISE);
        int version = layers.head().version();
        if (metadata.current().version() != version) {
            metadata.forget(Transaction.current().caller().tenant());
            throw new StaleMetadata();
        }
        return layers.find(version).orElseThrow();
    }

    private MetadataPlan plan(TenantLayers.Stored now, ObjectNode document) {
        return plan(now, document, List.of(), List.of(), new Leave(false, Set.of()));
    }

    /**
     * What the records need not be asked for.
     *
     * @param records true if those of packs that go may stay behind
     * @param prepared fields whose values have been converted already, as {@code entity.field}
     */
    private record Leave(boolean records, Set<String> prepared) {}

    private MetadataPlan plan(
            TenantLayers.Stored now,
            ObjectNode document,
            List<FieldProblem> undecided,
            List<PackConflict> conflicts,
            Leave leave) {
        int version = now.version().number();
        List<FieldProblem> problems = new ArrayList<>(LayerCheck.form(document));
        Layer form = new Layer(document, now.layer().register());
        Optional<Layer> named =
                problems.isEmpty() ? named(now.layer(), problems).complete(form) : Optional.empty();
        if (named.isEmpty()) {
            return refused(now, form, problems);
        }
        Layer written = named.get().withCompanyCurrency(company.of(now.layer()));
        Base base = metadata.base(written.packs());
        Set<String> same = written.alike(now.layer());
        same.removeAll(fillingTypes());
        problems.addAll(LayerCheck.problems(base, written, same));
        if (!problems.isEmpty()) {
            return refused(now, written, problems);
        }
        problems.addAll(undecided);
        problems.addAll(new UsedNames(now.layer()).problems(written));
        Layer layer = Allocation.allocate(base, written, now.layer().register(), same, problems);
        List<MetadataChange> changes = Difference.of(metadata.base(now.layer().packs()), now.layer(), base, layer);
        Metadata after =
                MetadataFold.fold(version + 1, base, layer, Set.of(), new MetadataFold.Known(metadata.current(), same));
        problems.addAll(new SnapshotCheck(after, layer, expressions).problems(entities(changes, after)));
        RecordsCheck records = new RecordsCheck(layer, numbers(now.layer()), stored, leave.records(), leave.prepared());
        problems.addAll(records.problems(changes));
        company.problem(metadata.base(now.layer().packs()), now.layer(), layer).ifPresent(problems::add);
        problems.addAll(unique(after, changes, layer).problems());
        return new MetadataPlan(
                version,
                layer,
                changes,
                problems,
                Optional.of(after),
                conflicts,
                records.losses(),
                records.conversions(),
                plan -> apply(plan, Transaction.current().caller().user(), leave.prepared()));
    }

    /** Their storage is for now, and a plan's snapshot shows how it will be. */
    private Set<String> fillingTypes() {
        return layers.head().filling().stream()
                .map(field -> field.substring(0, field.indexOf('.')))
                .collect(Collectors.toSet());
    }

    /** All of them where the currencies change: whether a record says one hangs on that. */
    private static Set<String> entities(List<MetadataChange> changes, Metadata after) {
        return changes.stream().anyMatch(change -> change.part() == MetadataChange.Part.CURRENCY)
                ? after.entityTypes().keySet()
                : changes.stream().map(MetadataChange::entity).collect(Collectors.toSet());
    }

    private Map<String, Integer> numbers(Layer layer) {
        Map<String, Integer> numbers = new HashMap<>();
        metadata.base(layer.packs())
                .metadata()
                .entityTypes()
                .values()
                .forEach(type -> numbers.put(type.name(), type.id()));
        layer.own()
                .forEach(name -> numbers.put(name, layer.register().entities().get(name)));
        return numbers;
    }

    private void apply(MetadataPlan plan, UUID author, Set<String> prepared) {
        int version = layers.lock();
        if (version != plan.base()) {
            throw new ProblemException(
                    ProblemCode.STALE_VERSION,
                    "The metadata has changed: it is at version %d, not %d.".formatted(version, plan.base()));
        }
        if (plan.waitsFor().isPresent()) {
            prepare(plan, plan.waitsFor().get(), author);
            return;
        }
        Layer before = layers.find(version).orElseThrow().layer();
        company.change(metadata.base(before.packs()), before, plan.layer());
        Metadata after = plan.after().orElseThrow();
        Map<String, Integer> numbers = numbers(before);
        plan.changes().stream()
                .filter(change -> !prepared.contains(change.entity() + "." + change.name()))
                .forEach(change -> changeRecords(change, plan.layer(), after, numbers));
        unique(after, plan.changes(), plan.layer()).apply();
        SlotChanges slots = new SlotChanges(metadata.current(), after);
        slots.forEachLost(fills::end);
        slots.forEachNew((type, field) -> {
            if (stored.any(type.id())) {
                fills.begin(type, field);
            }
        });
        SearchChanges words = new SearchChanges(metadata.current(), after);
        words.forEachHidden(WordFill::end);
        words.forEach((type, field) -> {
            if (stored.any(type.id())) {
                WordFill.begin(type, field);
            }
        });
        FormulaFollower.begin(expressions, metadata.current(), after);
        AmountsDue.ofChange(metadata.current(), after, type -> stored.any(type.id()));
        recomputation.begin(plan.changed(), after);
        publish(plan.version(), plan.layer(), author);
    }

    private void publish(int version, Layer layer, UUID author) {
        layers.append(version, layer, author);
        Transaction.current()
                .state(
                        Publication.class,
                        transaction -> new Publication(
                                layers, version, metadata, transaction.caller().tenant()));
    }

    /** Begins a version in which saves also write what the field will be, and leaves the rest to {@link Conversions}. */
    private void prepare(MetadataPlan plan, MetadataChange conversion, UUID author) {
        Layer now = layers.find(plan.base()).orElseThrow().layer();
        ObjectNode argument = now.document().objectNode().put(Conversions.AUTHOR, author.toString());
        argument.set(
                Conversions.PATCH,
                MergePatch.between(now.document(), plan.layer().document()));
        Backlog.begin(
                Conversions.KIND, metadata.current().entityType(conversion.entity()), conversion.name(), "", argument);
        Register begun = now.register().begun(conversion.entity(), conversion.name(), conversion.after());
        publish(plan.version(), now.with(begun), author);
    }

    /** Puts the change that waited for a conversion in force, or tells what stands against it by now. */
    List<FieldProblem> finish(Due due) {
        int version = metadata.current().version();
        TenantLayers.Stored now = layers.find(version).orElseThrow();
        Layer switched = now.layer().with(now.layer().register().switched(due.entity(), due.field()));
        ObjectNode document = MergePatch.apply(
                now.layer().document(), (ObjectNode) due.argument().path(Conversions.PATCH));
        Set<String> prepared = Set.of(due.entity() + "." + due.field());
        MetadataPlan plan = plan(
                new TenantLayers.Stored(now.version(), switched),
                document,
                List.of(),
                List.of(),
                new Leave(false, prepared));
        boolean isConverted = plan.changes().stream()
                .anyMatch(change -> change.is(MetadataChange.Kind.CONVERTED, MetadataChange.Part.FIELD)
                        && prepared.contains(change.entity() + "." + change.name()));
        if (!isConverted) {
            return List.of(new FieldProblem("", ProblemCode.UNKNOWN_FIELD, "The field was changed meanwhile."));
        }
        if (plan.problems().isEmpty()) {
            apply(plan, UUID.fromString(due.argument().path(Conversions.AUTHOR).asText()), prepared);
        }
        return plan.problems();
    }

    /** Ends the version in which saves also write what a field would have been. */
    void cancel(String entity, String field) {
        int version = layers.lock();
        Layer now = layers.find(version).orElseThrow().layer();
        publish(
                version + 1,
                now.with(now.register().cancelled(entity, field)),
                Transaction.current().caller().user());
    }

    private UniqueChanges unique(Metadata after, List<MetadataChange> changes, Layer layer) {
        return new UniqueChanges(metadata.current(), after, changes, stored, layer::pointer);
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
