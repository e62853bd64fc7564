package crm.metadata.change;

import crm.metadata.Metadata;
import crm.metadata.pack.Layer;
import crm.problem.FieldProblem;
import crm.problem.ProblemCode;
import crm.problem.ProblemException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What would change, what stands against it, and the doing of it. Made in one transaction of one tenant, and applied in
 * the same or never.
 */
public final class MetadataPlan {

    private final int base;
    private final Layer layer;
    private final List<MetadataChange> changes;
    private final List<FieldProblem> problems;
    private final Optional<Metadata> after;
    private final List<PackConflict> conflicts;
    private final List<Loss> losses;
    private final List<PlannedConversion> conversions;
    private final List<Preparation> preparations;
    private final Applying applying;

    /** What puts a plan without problems into force. */
    interface Applying {
        void apply(MetadataPlan plan);
    }

    MetadataPlan(
            int base,
            Layer layer,
            List<MetadataChange> changes,
            List<FieldProblem> problems,
            Optional<Metadata> after,
            List<PackConflict> conflicts,
            List<Loss> losses,
            List<PlannedConversion> conversions,
            List<Preparation> preparations,
            Applying applying) {
        this.conversions = List.copyOf(conversions);
        this.preparations = List.copyOf(preparations);
        this.base = base;
        this.layer = layer;
        this.changes = List.copyOf(changes);
        this.problems = List.copyOf(problems);
        this.after = after;
        this.conflicts = List.copyOf(conflicts);
        this.losses = List.copyOf(losses);
        this.applying = applying;
    }

    /** The version that it changes. */
    public int base() {
        return base;
    }

    /** The version there is after it: the same if nothing changes. */
    public int version() {
        return changes.isEmpty() ? base : base + 1;
    }

    /** In the order in which they can be understood: what is added before what uses it, what goes last. */
    public List<MetadataChange> changes() {
        return changes;
    }

    /** Everything that stands against it, each with a JSON pointer into the layer as its field. */
    public List<FieldProblem> problems() {
        return problems;
    }

    /** The snapshot as it would be; empty where the layer cannot be read at all. */
    public Optional<Metadata> after() {
        return after;
    }

    /** What both the tenant and another version of a pack have changed, before it is chosen. */
    public List<PackConflict> conflicts() {
        return conflicts;
    }

    /** What records have that nobody reaches after it. */
    public List<Loss> losses() {
        return losses;
    }

    /** What becomes of the values of fields that take another type. */
    public List<PlannedConversion> conversions() {
        return conversions;
    }

    /**
     * What is made in the background first, one after the other. Applied, the plan is in force when the last of it is
     * through; until then there are versions that prepare it.
     */
    public List<Preparation> preparations() {
        return preparations;
    }

    /** The first of it. */
    public Optional<Preparation> waitsFor() {
        return preparations.stream().findFirst();
    }

    /** The entity types of which fields or options change. */
    Set<String> changed() {
        return changes.stream()
                .filter(change -> change.part() == MetadataChange.Part.FIELD || change.isOfOption())
                .map(MetadataChange::entity)
                .collect(Collectors.toSet());
    }

    Layer layer() {
        return layer;
    }

    /**
     * Makes it the tenant's next version, all or nothing with the current transaction.
     *
     * @throws ProblemException {@code INVALID_METADATA} with all problems, {@code STALE_VERSION} if somebody was faster
     */
    public void apply() {
        if (!problems.isEmpty()) {
            throw refusal();
        }
        if (!changes.isEmpty()) {
            applying.apply(this);
        }
    }

    private ProblemException refusal() {
        String message = problems.size() == 1
                ? "%s: %s"
                        .formatted(
                                problems.getFirst().field(), problems.getFirst().message())
                : "%d things stand against it.".formatted(problems.size());
        return new ProblemException(ProblemCode.INVALID_METADATA, message, problems);
    }
}
