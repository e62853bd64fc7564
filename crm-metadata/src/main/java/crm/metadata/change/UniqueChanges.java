package crm.metadata.change;

import crm.metadata.EntityType;
import crm.metadata.Metadata;
import crm.metadata.UniqueCombination;
import crm.metadata.change.MetadataChange.Kind;
import crm.problem.FieldProblem;
import crm.problem.ProblemCode;
import crm.problem.ProblemException;
import crm.record.store.Backlog;
import crm.record.store.StoredValues;
import crm.record.store.StoredValues.Kept;
import crm.record.store.UniqueClaims.Claim;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Fields and combinations of fields that become unique, or stop being so, while there are records. The values of few are
 * claimed with the change, or it is refused with the records that stand against it; those of many {@linkplain UniqueFill
 * in the background}, before.
 */
final class UniqueChanges {

    /** The values of more records than these are claimed in the background. */
    static final int AT_ONCE = Conversion.AT_ONCE;

    /** As many records are compared beforehand. */
    static final int LOOKED_AT = 100_000;

    private static final int CLAIMED_AT_ONCE = 5_000;
    private static final int TOLD = 3;

    private final Metadata before;
    private final Metadata after;
    private final StoredValues stored;
    private final UnaryOperator<String> pointers;
    private final UniqueProgress progress;
    private final Set<String> rewritten;
    private final Set<String> prepared;
    private final List<FieldProblem> problems = new ArrayList<>();
    private final List<Preparation> preparations = new ArrayList<>();

    /**
     * @param changes that lead from one snapshot to the other
     * @param pointers to entity types by their names
     * @param prepared what has been claimed already, as {@code entity.name}
     */
    UniqueChanges(
            Metadata before,
            Metadata after,
            List<MetadataChange> changes,
            StoredValues stored,
            UnaryOperator<String> pointers,
            Set<String> prepared) {
        this.before = before;
        this.after = after;
        this.stored = stored;
        this.pointers = pointers;
        this.prepared = prepared;
        this.progress = new UniqueProgress(before);
        this.rewritten = changes.stream()
                .filter(change -> change.kind() == Kind.CONVERTED || OptionReplacement.isAskedFor(change))
                .map(UniqueChanges::field)
                .collect(Collectors.toSet());
    }

    private static String field(MetadataChange change) {
        return change.entity() + "." + (change.isOfOption() ? change.picklist() : change.name());
    }

    /** Asks the records. Values that the same change writes anew are compared when it is applied. */
    UniqueChanges look() {
        rewritten.stream().flatMap(field -> rewritingProblem(field).stream()).forEach(problems::add);
        arising().forEach(this::look);
        return this;
    }

    /** What stands against it. */
    List<FieldProblem> problems() {
        return problems;
    }

    /** What is claimed in the background first. */
    List<Preparation> preparations() {
        return preparations;
    }

    /** @throws ProblemException {@code NOT_UNIQUE} */
    void apply() {
        before.entityTypes()
                .values()
                .forEach(type -> settled(type)
                        .filter(unique -> !isKept(type, unique, after))
                        .forEach(unique -> UniqueFill.letGo(stored, type.id(), type.name(), unique.name())));
        arising().filter(claiming -> !isPrepared(claiming)).forEach(this::claim);
    }

    private static Stream<UniqueCombination> settled(EntityType type) {
        return type.claims().stream().filter(unique -> !unique.isComing());
    }

    private Stream<Claiming> arising() {
        return after.entityTypes().values().stream()
                .filter(type ->
                        before.find(type.name()).filter(same -> same == type).isEmpty())
                .flatMap(type -> settled(type)
                        .filter(unique -> !isKept(type, unique, before))
                        .map(unique -> new Claiming(stored, type, unique)));
    }

    private boolean isKept(EntityType type, UniqueCombination unique, Metadata other) {
        return !isRewritten(type, unique)
                && other.find(type.name()).stream()
                        .flatMap(UniqueChanges::settled)
                        .anyMatch(one ->
                                one.name().equals(unique.name()) && one.fields().equals(unique.fields()));
    }

    private boolean isRewritten(EntityType type, UniqueCombination unique) {
        return unique.fields().stream().anyMatch(field -> rewritten.contains(type.name() + "." + field));
    }

    private boolean isPrepared(Claiming claiming) {
        return prepared.contains(
                claiming.type().name() + "." + claiming.unique().name());
    }

    private Optional<FieldProblem> rewritingProblem(String field) {
        String entity = field.substring(0, field.indexOf('.'));
        String name = field.substring(field.indexOf('.') + 1);
        return progress.isComing(entity, name)
                ? Optional.of(new FieldProblem(
                        pointers.apply(entity) + "/fields/" + name, ProblemCode.IN_PROGRESS, UniqueProgress.COMING))
                : Optional.empty();
    }

    private void look(Claiming claiming) {
        if (isPrepared(claiming)) {
            return;
        }
        EntityType type = claiming.type();
        if (progress.isComing(type, claiming.unique())) {
            problems.add(refusal(claiming, ProblemCode.IN_PROGRESS, UniqueProgress.COMING));
        } else if (isRewritten(type, claiming.unique())) {
            lookAtRewritten(claiming);
        } else {
            progress.against(type, claiming.unique())
                    .ifPresentOrElse(
                            busy -> problems.add(refusal(claiming, ProblemCode.IN_PROGRESS, busy)),
                            () -> compare(claiming));
        }
    }

    private void lookAtRewritten(Claiming claiming) {
        if (stored.countWhole(claiming.type().id(), claiming.keys(), LOOKED_AT + 1) > LOOKED_AT) {
            problems.add(tooMany(claiming));
        }
    }

    private FieldProblem tooMany(Claiming claiming) {
        return refusal(
                claiming,
                ProblemCode.TOO_LARGE,
                "The same change writes the values of more than %,d records anew. Make it before they are unique."
                        .formatted(LOOKED_AT));
    }

    private void compare(Claiming claiming) {
        List<Kept> records = records(claiming);
        Map<String, List<Kept>> byKey = new LinkedHashMap<>();
        records.forEach(kept -> claiming.of(kept)
                .ifPresent(claim -> byKey.computeIfAbsent(claim.value(), _ -> new ArrayList<>())
                        .add(kept)));
        List<Kept> alike = byKey.values().stream()
                .filter(group -> group.size() > 1)
                .flatMap(List::stream)
                .toList();
        EntityType type = claiming.type();
        if (!alike.isEmpty()) {
            problems.add(duplicates(claiming, alike));
        } else if (records.size() > AT_ONCE) {
            preparations.add(Preparation.unique(type.id(), type.name(), claiming.unique()));
        }
    }

    private FieldProblem duplicates(Claiming claiming, List<Kept> alike) {
        String examples = alike.stream()
                .limit(TOLD)
                .map(kept -> "'%s'".formatted(kept.title()))
                .collect(Collectors.joining(", "));
        return refusal(
                claiming,
                ProblemCode.NOT_UNIQUE,
                "%,d records have the same %s as another: %s%s. Change or delete them first."
                        .formatted(
                                alike.size(),
                                claiming.unique().labels(claiming.type()),
                                examples,
                                alike.size() > TOLD ? ", …" : ""));
    }

    private List<Kept> records(Claiming claiming) {
        return stored.whole(claiming.type().id(), claiming.keys(), LOOKED_AT + 1);
    }

    private void claim(Claiming claiming) {
        EntityType type = claiming.type();
        String name = claiming.unique().name();
        UniqueFill.KINDS.forEach(kind -> Backlog.end(kind, type.name(), name));
        stored.release(type.id(), name, Integer.MAX_VALUE);
        List<Kept> records = records(claiming);
        if (records.size() > LOOKED_AT) {
            throw thrown(tooMany(claiming));
        }
        Set<UUID> lost = new HashSet<>();
        for (int i = 0; i < records.size(); i += CLAIMED_AT_ONCE) {
            claiming.claim(records.subList(i, Math.min(records.size(), i + CLAIMED_AT_ONCE))).stream()
                    .map(Claim::record)
                    .forEach(lost::add);
        }
        if (!lost.isEmpty()) {
            throw thrown(refusal(
                    claiming,
                    ProblemCode.NOT_UNIQUE,
                    "%,d records have the same %s as another. Change or delete them first."
                            .formatted(lost.size(), claiming.unique().labels(type))));
        }
    }

    private static ProblemException thrown(FieldProblem refusal) {
        return ProblemException.atField(refusal.field(), refusal.code(), refusal.message());
    }

    private FieldProblem refusal(Claiming claiming, ProblemCode code, String message) {
        String path = claiming.unique().isOfSeveral() ? "/unique/%s/fields" : "/fields/%s/unique";
        return new FieldProblem(
                pointers.apply(claiming.type().name())
                        + path.formatted(claiming.unique().name()),
                code,
                message);
    }
}
