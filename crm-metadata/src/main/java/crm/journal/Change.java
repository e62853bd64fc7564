package crm.journal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.UUID;

/**
 * One save of one record.
 *
 * @param entity the entity type's number
 * @param version the record's version after it
 * @param delta old and new value by field, {@code {"amount": [100, 120]}}; null where there is none
 */
public record Change(int entity, UUID record, int version, Kind kind, ObjectNode delta) {

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
