package crm.record;

import crm.access.AccessPolicy;
import crm.transaction.Transaction;
import crm.value.RecordRef;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The records that the current transaction holds as targets of references, with their titles: they need not be held or
 * read once more. By the policy they were read with, since another may not be able to read them.
 */
final class Held {

    private final Map<AccessPolicy, Map<RecordRef, String>> titles = new IdentityHashMap<>();

    private Held() {}

    static Held current() {
        return Transaction.current().state(Held.class, _ -> new Held());
    }

    boolean has(AccessPolicy access, RecordRef ref) {
        return of(access).containsKey(ref);
    }

    Optional<String> title(AccessPolicy access, RecordRef ref) {
        return Optional.ofNullable(of(access).get(ref));
    }

    void add(AccessPolicy access, Map<RecordRef, String> more) {
        if (!more.isEmpty()) {
            titles.computeIfAbsent(access, _ -> new HashMap<>()).putAll(more);
        }
    }

    void forget(RecordRef ref) {
        titles.values().forEach(known -> known.remove(ref));
    }

    private Map<RecordRef, String> of(AccessPolicy access) {
        return titles.getOrDefault(access, Map.of());
    }
}
