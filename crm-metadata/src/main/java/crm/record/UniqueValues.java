package crm.record;

import crm.metadata.EntityType;
import crm.metadata.UniqueCombination;
import crm.problem.FieldProblem;
import crm.problem.ProblemCode;
import crm.problem.Problems;
import crm.record.store.UniqueClaims;
import crm.record.store.UniqueKeys;
import crm.transaction.Participant;
import crm.transaction.Transaction;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * Keeps unique fields and combinations of fields unique. Values are claimed at the end of the transaction, in one order for all, so that two
 * transactions never wait for each other in a ring.
 */
final class UniqueValues implements Participant {

    private final Transaction transaction;
    private final List<UniqueClaims.Claim> released = new ArrayList<>();
    private final List<UniqueClaims.Claim> claimed = new ArrayList<>();
    private final Map<UUID, String> places = new HashMap<>();
    private final Map<Integer, EntityType> types = new HashMap<>();
    private final SeenChanges seen;

    private UniqueValues(Transaction transaction, SeenChanges seen) {
        this.transaction = transaction;
        this.seen = seen;
    }

    /** @param seen how the caller is told of values that another record has */
    static UniqueValues current(SeenChanges seen) {
        return Transaction.current().state(UniqueValues.class, transaction -> new UniqueValues(transaction, seen));
    }

    /** Notes a new record. @param place what its fields are called after in a problem, or empty */
    void made(Record record, String place) {
        if (!place.isEmpty()) {
            places.put(record.id(), place);
        }
        changed(record.type(), Optional.empty(), Optional.of(record));
    }

    /** Notes what a save changes. Before and after are empty where the record did not or does not exist. */
    void changed(EntityType type, Optional<Record> before, Optional<Record> after) {
        types.put(type.id(), type);
        Map<String, UniqueClaims.Claim> old = before.map(UniqueValues::claims).orElse(Map.of());
        Map<String, UniqueClaims.Claim> wanted = after.map(UniqueValues::claims).orElse(Map.of());
        old.values().stream().filter(claim -> !wanted.containsValue(claim)).forEach(this::release);
        wanted.values().stream().filter(claim -> !old.containsValue(claim)).forEach(claimed::add);
    }

    /** What this transaction itself wanted to claim needs no release. */
    private void release(UniqueClaims.Claim claim) {
        if (!claimed.remove(claim)) {
            released.add(claim);
        }
    }

    /** What a record has for itself, by the field or the combination. */
    private static Map<String, UniqueClaims.Claim> claims(Record record) {
        EntityType type = record.type();
        Map<String, UniqueClaims.Claim> claims = new LinkedHashMap<>();
        for (UniqueCombination combination : type.claims()) {
            UniqueKeys.of(type, combination, record::value)
                    .ifPresent(key -> claims.put(combination.name(), claim(record, combination.name(), key)));
        }
        return claims;
    }

    private static UniqueClaims.Claim claim(Record record, String name, String key) {
        return new UniqueClaims.Claim(record.type().id(), name, key, record.id());
    }

    @Override
    public Phase phase() {
        return Phase.UNIQUE_VALUES;
    }

    @Override
    public void beforeCommit() throws SQLException {
        UniqueClaims.release(transaction, released);
        Problems problems = new Problems();
        for (UniqueClaims.Claim lost : UniqueClaims.claim(transaction, claimed)) {
            String place = places.getOrDefault(lost.record(), "");
            told(lost).forEach(told -> problems.add(place + told.field(), told.code(), told.message()));
        }
        problems.throwIfAny();
    }

    private List<FieldProblem> told(UniqueClaims.Claim lost) {
        EntityType type = Objects.requireNonNull(types.get(lost.entity()));
        return type.claims().stream()
                .filter(combination ->
                        combination.isOfSeveral() && combination.name().equals(lost.field()))
                .findFirst()
                .map(combination -> seen.told(type, combination))
                .orElseGet(() -> List.of(seen.told(
                        type,
                        new FieldProblem(
                                lost.field(),
                                ProblemCode.NOT_UNIQUE,
                                "Another record already has the %s '%s'.".formatted(lost.field(), lost.value())))));
    }
}
