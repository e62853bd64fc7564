package crm.journal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A change as the journal tells it.
 *
 * @param v its place in the order of all changes of its tenant
 * @param version the record's version after it
 * @param actor id of the user record of who made it
 * @param origin what it came through, for example {@code ui}
 * @param delta old and new value by field, as in {@link Change}
 * @param note why it was made, where that was said
 */
public record PastChange(
        long v,
        int version,
        Change.Kind kind,
        Instant at,
        UUID actor,
        String origin,
        ObjectNode delta,
        Optional<String> note) {

    /** Nobody said why. */
    public PastChange(long v, int version, Change.Kind kind, Instant at, UUID actor, String origin, ObjectNode delta) {
        this(v, version, kind, at, actor, origin, delta, Optional.empty());
    }
}
