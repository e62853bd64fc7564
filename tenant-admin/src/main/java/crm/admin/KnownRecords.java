package crm.admin;

import crm.problem.ProblemCode;
import crm.problem.ProblemException;
import crm.value.RecordRef;
import crm.value.TextKey;
import java.util.HashMap;
import java.util.Map;

/** Records of one entity type by a text that tells them apart, without regard to case and width. */
public final class KnownRecords {

    private final String entity;
    private final Map<String, RecordRef> refs;

    private KnownRecords(String entity, Map<String, RecordRef> refs) {
        this.entity = entity;
        this.refs = refs;
    }

    static KnownRecords none(String entity) {
        return new KnownRecords(entity, new HashMap<>());
    }

    KnownRecords copy() {
        return new KnownRecords(entity, new HashMap<>(refs));
    }

    void add(String key, RecordRef ref) {
        refs.put(TextKey.full(key), ref);
    }

    boolean has(String key) {
        return refs.containsKey(TextKey.full(key));
    }

    /** @throws ProblemException {@code UNKNOWN_REFERENCE} if there is none */
    public RecordRef ref(String key) {
        RecordRef ref = refs.get(TextKey.full(key));
        if (ref == null) {
            throw new ProblemException(
                    ProblemCode.UNKNOWN_REFERENCE, "There is no %s known as '%s'.".formatted(entity, key));
        }
        return ref;
    }
}
