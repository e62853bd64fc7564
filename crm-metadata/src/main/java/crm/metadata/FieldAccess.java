package crm.metadata;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What somebody may do with one field of records that he may read. Each includes those before it. */
public enum FieldAccess {
    /** For him there is no such field. */
    HIDDEN,
    /** He sees that there is a value, and perhaps its end; see {@link MaskedType}. */
    MASKED,
    READ,
    /** Whatever his rights to the record let him do. */
    EDIT;

    public FieldAccess widest(FieldAccess other) {
        return compareTo(other) >= 0 ? this : other;
    }

    /** As documents write it. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<FieldAccess> of(String key) {
        return Stream.of(values()).filter(access -> access.key().equals(key)).findFirst();
    }
}
