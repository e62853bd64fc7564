package crm.metadata;

import java.time.Instant;
import java.util.UUID;

/**
 * The kinds of typed index columns a record row has. An allocated slot is never null: an absent value is the kind's
 * {@link #empty() greatest value}, so that one index serves values, absences and paging alike.
 */
public enum SlotKind {
    /** Text in byte order of its {@linkplain crm.value.TextKey comparable form}. */
    TEXT('t', 10, "\uDBFF\uDFFF"),
    /** A decimal as a whole number of its type's smallest unit; a checkbox as 0 or 1. At most 18 digits. */
    NUMBER('n', 10, Long.MAX_VALUE),
    /** A moment; a date is its midnight in UTC. */
    MOMENT('d', 8, Instant.MAX),
    /** The id of another record. */
    REFERENCE('r', 12, new UUID(-1L, -1L));

    private final char letter;
    private final int count;
    private final Object empty;

    SlotKind(char letter, int count, Object empty) {
        this.letter = letter;
        this.count = count;
        this.empty = empty;
    }

    public char letter() {
        return letter;
    }

    /** How many slots of this kind a record row has. */
    public int count() {
        return count;
    }

    /** Stands for no value and sorts after all others. {@code Instant.MAX} is PostgreSQL's {@code infinity}. */
    public Object empty() {
        return empty;
    }
}
