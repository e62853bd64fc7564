package crm.journal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.UUID;

/**
 * One save of one record.
 *
 * @param entity the entity type's number
 * @param version the record's version after it
 * @param delta old and new value by field, {@code {"amount": [100, 120]}}; null where there is none
 * @param note why it was made, in the words of who made it
 */
public record Change(int entity, UUID record, int version, Kind kind, ObjectNode delta, Optional<String> note) {

    /** Nobody said why. */
    public Change(int entity, UUID record, int version, Kind kind, ObjectNode delta) {
        this(entity, record, version, kind, delta, Optional.empty());
    }

    /** What happened to the record. */
    public enum Kind {
        CREATE,
        UPDATE,
        DELETE,
        RESTORE;

        /** As the journal's column has it. */
        String code() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }
}
