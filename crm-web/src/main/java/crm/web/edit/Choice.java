package crm.web.edit;

import crm.metadata.EntityType;
import crm.value.RecordRef;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A record to choose in a lookup.
 *
 * @param ref null for the last row, which makes a new record
 * @param line what tells it from others of the same title; for a new record what was typed
 * @param kind what it is or would be
 */
public record Choice(@Nullable RecordRef ref, String title, String line, EntityType kind) {

    /** A record is the same however it was found. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Choice choice
                && Objects.equals(ref, choice.ref)
                && (ref != null || title.equals(choice.title));
    }

    @Override
    public int hashCode() {
        return ref == null ? title.hashCode() : ref.hashCode();
    }

    boolean isNew() {
        return ref == null;
    }
}
