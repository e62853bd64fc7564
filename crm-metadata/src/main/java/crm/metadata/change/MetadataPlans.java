package crm.metadata.change;

import com.fasterxml.jackson.databind.node.ObjectNode;
import crm.access.AccessPolicies;
import crm.expression.Expressions;
import crm.journal.Journal;
import crm.metadata.EntityType;
import crm.metadata.Metadata;
import crm.metadata.Right;
import crm.metadata.pack.Allocation;
import crm.metadata.pack.Layer;
import crm.metadata.pack.LayerCheck;
import crm.metadata.pack.MetadataFold;
import crm.metadata.pack.MetadataFold.Base;
import crm.metadata.pack.PackVersion;
import crm.problem.FieldProblem;
import crm.problem.ProblemCode;
import crm.problem.ProblemException;
import crm.record.store.Conversions;
import crm.record.store.FormulaFollower;
import crm.record.store.IndexFill;
import crm.record.store.StoredValues;
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
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Makes plans for the current transaction's tenant. Its caller has the right to customise, or nothing is planned. */
@Singleton
public class MetadataPlans {

    private final TenantLayers layers;
    private final TenantMetadata metadata;
    private final AccessPolicies policies;
    private final Expressions expressions;
    private final StoredValues stored;
    private final IndexFill fills;
    private final Journal journal;
    private final Tenants tenants;

    @Inject
    public MetadataPlans(
            TenantLayers layers,
            TenantMetadata metadata,
            AccessPolicies policies,
            Expressions expressions,
            StoredValues stored,
            IndexFill fills,
            Journal journal,
            Tenants tenants) {
        this.layers = layers;
        this.metadata = metadata;
        this.policies = policies;
        this.expressions = expressions;
        this.stored = stored;
        this.fills = fills;
        this.journal = journal;
        this.tenants = tenants;
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
        return plan(now, changeover.document(), changeover.problems(), conflicts, change.leavesRecords());
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
                this::apply);
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
        return plan(now, document, List.of(), List.of(), false);
    }

    private MetadataPlan plan(
            TenantLayers.Stored now,
            ObjectNode document,
            List<FieldProblem> undecided,
            List<PackConflict> conflicts,
            boolean leavesRecords) {
        int version = now.version().number();
        List<FieldProblem> problems = new ArrayList<>(LayerCheck.form(document));
        Layer form = new Layer(document, now.layer().register());
        Optional<Layer> named =
                problems.isEmpty() ? named(now.layer(), problems).complete(form) : Optional.empty();
        if (named.isEmpty()) {
            return refused(now, form, problems);
        }
        String own = tenants.get(Transaction.current().caller().tenant()).currency();
        Layer written = named.get().withCompanyCurrency(own);
        Base base = metadata.base(written.packs());
        Set<String> same = written.alike(now.layer());
        same.removeAll(fillingTypes());
        problems.addAll(LayerCheck.problems(base, written, same));
        companyCurrency(written, own).ifPresent(problems::add);
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
        RecordsCheck records = new RecordsCheck(layer, numbers(now.layer()), stored, leavesRecords);
        problems.addAll(records.problems(changes));
        problems.addAll(unique(after, changes, layer).problems());
        return new MetadataPlan(
                version, layer, changes, problems, Optional.of(after), conflicts, records.losses(), this::apply);
    }

    private static Optional<FieldProblem> companyCurrency(Layer layer, String own) {
        return layer.writtenCurrencies().properties().stream()
                .filter(entry -> entry.getValue().path("company").asBoolean()
                        && !entry.getKey().equals(own))
                .findFirst()
                .map(entry -> new FieldProblem(
                        "/currencies/" + entry.getKey() + "/company",
                        ProblemCode.NOT_CONVERTIBLE,
                        "The company's currency is %s: all its figures are in it.".formatted(own)));
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

    private void apply(MetadataPlan plan) {
        int version = layers.lock();
        if (version != plan.base()) {
            throw new ProblemException(
                    ProblemCode.STALE_VERSION,
                    "The metadata has changed: it is at version %d, not %d.".formatted(version, plan.base()));
        }
        Metadata after = plan.after().orElseThrow();
        Map<String, Integer> numbers =
                numbers(layers.find(version).orElseThrow().layer());
        plan.changes().forEach(change -> changeRecords(change, after, numbers));
        unique(after, plan.changes(), plan.layer()).apply();
        SlotChanges slots = new SlotChanges(metadata.current(), after);
        slots.forEachLost(fills::end);
        slots.forEachNew((type, field) -> {
            if (stored.any(type.id())) {
                fills.begin(type, field);
            }
        });
        SearchChanges words = new SearchChanges(metadata.current(), after);
        words.forEachHidden(fills::endWords);
        words.forEach((type, field) -> {
            if (stored.any(type.id())) {
                fills.beginWords(type, field);
            }
        });
        FormulaFollower.begin(expressions, metadata.current(), after);
        Conversions.ofChange(metadata.current(), after, type -> stored.any(type.id()));
        computed(plan.changed(), after).forEach(type -> type.computed().forEach(field -> fills.begin(type, field)));
        layers.append(
                plan.version(), plan.layer(), Transaction.current().caller().user());
        Transaction.current()
                .state(
                        Publication.class,
                        transaction -> new Publication(
                                layers,
                                plan.version(),
                                metadata,
                                transaction.caller().tenant()));
    }

    private UniqueChanges unique(Metadata after, List<MetadataChange> changes, Layer layer) {
        return new UniqueChanges(metadata.current(), after, changes, stored, layer::pointer);
    }

    /** The entity types with records whose computed fields may come to something else. */
    private Stream<EntityType> computed(Set<String> changed, Metadata after) {
        return after.entityTypes().values().stream()
                .filter(type -> changed.contains(type.name())
                                && !type.computed().isEmpty()
                        || type.rollUps().stream()
                                .anyMatch(field -> changed.contains(
                                        field.rollUp().orElseThrow().entity()))
                        || type.formulas().stream()
                                .flatMap(field -> expressions.formula(after, type, field).paths().stream())
                                .anyMatch(path -> changed.contains(path.type().name())))
                .filter(type -> stored.any(type.id()));
    }

    private void changeRecords(MetadataChange change, Metadata after, Map<String, Integer> numbers) {
        Integer entity = numbers.get(change.entity());
        if (entity == null) {
            return;
        }
        if (change.is(MetadataChange.Kind.CONVERTED, MetadataChange.Part.FIELD)) {
            new Conversion(stored, entity, change).apply();
        }
        if (OptionReplacement.isAskedFor(change)) {
            Optional<EntityType> type = after.find(change.entity());
            type.ifPresent(shown -> new OptionReplacement(stored, journal).apply(shown, change));
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
