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
import crm.record.store.StoredValues;
import crm.tenant.TenantLayers;
import crm.tenant.TenantMetadata;
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
    private final CompanyCurrency company;
    private final Enactment enactment;

    @Inject
    public MetadataPlans(
            TenantLayers layers,
            TenantMetadata metadata,
            AccessPolicies policies,
            Expressions expressions,
            StoredValues stored,
            Enactment enactment,
            CompanyCurrency company) {
        this.layers = layers;
        this.metadata = metadata;
        this.policies = policies;
        this.expressions = expressions;
        this.stored = stored;
        this.company = company;
        this.enactment = enactment;
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
        return plan(now, changeover.document(), changeover.problems(), conflicts, Terms.own(change.leavesRecords()));
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
                List.of(),
                _ -> {
                    // it has problems
                });
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
        return plan(now, document, List.of(), List.of(), Terms.own(false));
    }

    /** The plan of a change that waited, over what there is by now; what has been prepared for it counts as done. */
    MetadataPlan waiting(TenantLayers.Stored now, WaitingChange change) {
        return plan(
                new TenantLayers.Stored(now.version(), prepared(now.layer(), change)),
                MergePatch.apply(now.layer().document(), change.patch()),
                List.of(),
                List.of(),
                change.terms());
    }

    /** The snapshot that this plan would lead to, without a look whether it can be. */
    Metadata shape(TenantLayers.Stored now, WaitingChange change) {
        ObjectNode document = MergePatch.apply(now.layer().document(), change.patch());
        Layer layer = new Layer(document, prepared(now.layer(), change).register());
        return MetadataFold.fold(now.version().number(), metadata.base(layer.packs()), layer, Set.of());
    }

    private static Layer prepared(Layer now, WaitingChange change) {
        Register register = now.register();
        for (Preparation one : change.terms().prepared()) {
            register = one.done(register);
        }
        return now.with(register);
    }

    private MetadataPlan plan(
            TenantLayers.Stored now,
            ObjectNode document,
            List<FieldProblem> undecided,
            List<PackConflict> conflicts,
            Terms terms) {
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
        Map<String, Integer> numbers = numbers(now.layer());
        RecordsCheck records =
                new RecordsCheck(layer, numbers, stored, terms.leavesRecords(), terms.prepared(Conversions.KIND));
        problems.addAll(records.problems(changes));
        company.problem(metadata.base(now.layer().packs()), now.layer(), layer).ifPresent(problems::add);
        UniqueChanges unique = new UniqueChanges(
                        metadata.current(), after, changes, stored, layer::pointer, terms.prepared(UniqueFill.KIND))
                .look();
        problems.addAll(unique.problems());
        Enactment.Ground ground = new Enactment.Ground(numbers, unique, terms);
        return new MetadataPlan(
                version,
                layer,
                changes,
                problems,
                Optional.of(after),
                conflicts,
                records.losses(),
                records.conversions(),
                Stream.concat(records.preparations().stream(), unique.preparations().stream())
                        .toList(),
                plan -> enactment.apply(plan, ground));
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
}
