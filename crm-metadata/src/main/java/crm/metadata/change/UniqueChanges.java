package crm.metadata.change;

import crm.metadata.EntityType;
import crm.metadata.Field;
import crm.metadata.Metadata;
import crm.metadata.UniqueCombination;
import crm.metadata.change.MetadataChange.Kind;
import crm.problem.FieldProblem;
import crm.problem.ProblemCode;
import crm.problem.ProblemException;
import crm.record.store.StoredValues;
import crm.record.store.StoredValues.Kept;
import crm.record.store.UniqueClaims;
import crm.record.store.UniqueKeys;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Fields and combinations of fields that become unique, or stop being so, while there are records: their values are
 * claimed with the change, or the change is refused with the records that stand against it.
 */
final class UniqueChanges {

    /** More records than these are not gone through within a change. */
    static final int MOST = 100_000;

    private static final int CLAIMED_AT_ONCE = 5_000;
    private static final int TOLD = 3;

    private final Metadata before;
    private final Metadata after;
    private final StoredValues stored;
    private final UnaryOperator<String> pointers;
    private final Set<String> rewritten;

    /**
     * @param changes that lead from one snapshot to the other
     * @param pointers to entity types by their names
     */
    UniqueChanges(
            Metadata before,
            Metadata after,
            List<MetadataChange> changes,
            StoredValues stored,
            UnaryOperator<String> pointers) {
        this.before = before;
        this.after = after;
        this.stored = stored;
        this.pointers = pointers;
        this.rewritten = changes.stream()
                .filter(change -> change.kind() == Kind.CONVERTED || OptionReplacement.isAskedFor(change))
                .map(change -> change.entity() + "." + change.name().split("\\.", 2)[0])
                .collect(Collectors.toSet());
    }

    /** What no two records have alike: one field, or several. */
    private record Unique(EntityType type, String name, List<String> fields, Function<Kept, Optional<String>> key) {

        static Stream<Unique> of(EntityType type) {
            return Stream.concat(
                    type.storedFields().stream().filter(Field::unique).map(field -> of(type, field)),
                    type.unique().stream().map(combination -> of(type, combination)));
        }

        private static Unique of(EntityType type, Field field) {
            return new Unique(
                    type,
                    field.name(),
                    List.of(field.name()),
                    kept -> value(type, kept, field.name()).map(value -> UniqueKeys.of(field, value)));
        }

        private static Unique of(EntityType type, UniqueCombination combination) {
            return new Unique(
                    type,
                    combination.name(),
                    combination.fields(),
                    kept -> UniqueKeys.of(type, combination, field -> value(type, kept, field)));
        }

        private static Optional<Object> value(EntityType type, Kept kept, String field) {
            return type.findStored(field)
                    .flatMap(known -> Optional.ofNullable(kept.values().get(known.key()))
                            .map(json -> known.type().fromJson(json)));
        }

        /** What the values of its fields stand under. */
        List<String> keys() {
            return fields.stream()
                    .flatMap(field -> type.findStored(field).stream())
                    .map(Field::key)
                    .toList();
        }

        boolean isSame(Unique other) {
            return name.equals(other.name) && fields.equals(other.fields);
        }

        String labels() {
            return new UniqueCombination(name, fields, Optional.empty()).labels(type);
        }
    }

    /** What the records say to it. Values that the same change writes anew are looked at when it is applied. */
    List<FieldProblem> problems() {
        return arising()
                .filter(unique -> !isRewritten(unique))
                .flatMap(unique -> problem(unique).stream())
                .toList();
    }

    /** @throws ProblemException {@code NOT_UNIQUE} */
    void apply() {
        before.entityTypes()
                .values()
                .forEach(type -> Unique.of(type)
                        .filter(unique -> !isKept(unique, after))
                        .forEach(unique -> stored.release(type.id(), unique.name())));
        arising().forEach(this::claim);
    }

    private Stream<Unique> arising() {
        return after.entityTypes().values().stream()
                .filter(type ->
                        before.find(type.name()).filter(same -> same == type).isEmpty())
                .flatMap(Unique::of)
                .filter(unique -> !isKept(unique, before));
    }

    private boolean isKept(Unique unique, Metadata other) {
        return !isRewritten(unique)
                && other.find(unique.type().name()).stream().flatMap(Unique::of).anyMatch(unique::isSame);
    }

    private boolean isRewritten(Unique unique) {
        return unique.fields().stream()
                .anyMatch(field -> rewritten.contains(unique.type().name() + "." + field));
    }

    private Optional<FieldProblem> problem(Unique unique) {
        List<Kept> records = records(unique);
        if (records.size() > MOST) {
            return Optional.of(refusal(
                    unique,
                    ProblemCode.TOO_LARGE,
                    "More than %,d records are there to be compared. Write a rule or an import that keeps them apart."
                            .formatted(MOST)));
        }
        Map<String, List<Kept>> byKey = new LinkedHashMap<>();
        records.forEach(kept -> unique.key()
                .apply(kept)
                .ifPresent(key ->
                        byKey.computeIfAbsent(key, _ -> new ArrayList<>()).add(kept)));
        List<Kept> alike = byKey.values().stream()
                .filter(group -> group.size() > 1)
                .flatMap(List::stream)
                .toList();
        return alike.isEmpty() ? Optional.empty() : Optional.of(duplicates(unique, alike));
    }

    private FieldProblem duplicates(Unique unique, List<Kept> alike) {
        String examples = alike.stream()
                .limit(TOLD)
                .map(kept -> "'%s'".formatted(kept.title()))
                .collect(Collectors.joining(", "));
        return refusal(
                unique,
                ProblemCode.NOT_UNIQUE,
                "%,d records have the same %s as another: %s%s. Change or delete them first."
                        .formatted(alike.size(), unique.labels(), examples, alike.size() > TOLD ? ", …" : ""));
    }

    private List<Kept> records(Unique unique) {
        return stored.live(unique.type().id(), unique.keys(), MOST + 1);
    }

    private void claim(Unique unique) {
        stored.release(unique.type().id(), unique.name());
        List<UniqueClaims.Claim> claims = new ArrayList<>();
        for (Kept kept : records(unique)) {
            unique.key()
                    .apply(kept)
                    .ifPresent(key ->
                            claims.add(new UniqueClaims.Claim(unique.type().id(), unique.name(), key, kept.id())));
        }
        Set<UUID> lost = new HashSet<>();
        for (int i = 0; i < claims.size(); i += CLAIMED_AT_ONCE) {
            stored.claim(claims.subList(i, Math.min(claims.size(), i + CLAIMED_AT_ONCE)))
                    .forEach(claim -> lost.add(claim.record()));
        }
        if (!lost.isEmpty()) {
            FieldProblem refusal = refusal(
                    unique,
                    ProblemCode.NOT_UNIQUE,
                    "%,d records have the same %s as another. Change or delete them first."
                            .formatted(lost.size(), unique.labels()));
            throw ProblemException.atField(refusal.field(), refusal.code(), refusal.message());
        }
    }

    private FieldProblem refusal(Unique unique, ProblemCode code, String message) {
        boolean isField = unique.type().findStored(unique.name()).isPresent();
        String path = isField ? "/fields/%s/unique" : "/unique/%s/fields";
        return new FieldProblem(pointers.apply(unique.type().name()) + path.formatted(unique.name()), code, message);
    }
}
