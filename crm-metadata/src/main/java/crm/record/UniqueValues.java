package crm.record;

import crm.metadata.EntityType;
import crm.metadata.Field;
import crm.metadata.ValueKind;
import crm.problem.FieldProblem;
import crm.problem.ProblemCode;
import crm.problem.Problems;
import crm.record.store.UniqueClaims;
import crm.transaction.Participant;
import crm.transaction.Transaction;
import crm.value.TextKey;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * Keeps unique fields unique. Values are claimed at the end of the transaction, in one order for all, so that two
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
        for (Field field : type.storedFields()) {
            if (field.unique()) {
                Optional<UniqueClaims.Claim> old = before.flatMap(record -> claim(record, field));
                Optional<UniqueClaims.Claim> wanted = after.flatMap(record -> claim(record, field));
                if (!old.equals(wanted)) {
                    old.ifPresent(this::release);
                    wanted.ifPresent(claimed::add);
                }
            }
        }
    }

    /** What this transaction itself wanted to claim needs no release. */
    private void release(UniqueClaims.Claim claim) {
        if (!claimed.remove(claim)) {
            released.add(claim);
        }
    }

    private static Optional<UniqueClaims.Claim> claim(Record record, Field field) {
        return record.value(field)
                .map(value ->
                        new UniqueClaims.Claim(record.type().id(), field.name(), text(field, value), record.id()));
    }

    private static String text(Field field, Object value) {
        return switch (value) {
            case BigDecimal number -> number.stripTrailingZeros().toPlainString();
            case String text when field.type().kind() == ValueKind.TEXT -> TextKey.full(text);
            default -> value.toString();
        };
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
            EntityType type = Objects.requireNonNull(types.get(lost.entity()));
            FieldProblem told = seen.told(
                    type,
                    new FieldProblem(
                            lost.field(),
                            ProblemCode.NOT_UNIQUE,
                            "Another record already has the %s '%s'.".formatted(lost.field(), lost.value())));
            problems.add(places.getOrDefault(lost.record(), "") + told.field(), told.code(), told.message());
        }
        problems.throwIfAny();
    }
}
