package crm.metadata;

import java.util.Optional;
import java.util.UUID;

/** Reads ids of records. */
final class RecordIds {

    private static final int LENGTH = 36;

    private RecordIds() {}

    /** Empty if the text is no id in its full form: {@code UUID.fromString} takes shorter ones as well. */
    static Optional<UUID> read(String text) {
        try {
            return text.length() == LENGTH ? Optional.of(UUID.fromString(text)) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
