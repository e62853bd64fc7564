package crm.transaction;

import java.sql.SQLException;

/**
 * Something that collects work during a transaction and does it once, just before the commit. Participants are called
 * in the order of their phases; no statement runs after them.
 */
public interface Participant {

    /** The order in which participants finish their work. The clock is taken last, so that its row is held briefly. */
    enum Phase {
        OBJECTS,
        UNIQUE_VALUES,
        ROLL_UPS,
        JOURNAL,
        METADATA
    }

    Phase phase();

    default void beforeCommit() throws SQLException {}

    /** What the node may know from now on. It must not fail: the transaction has been done. */
    default void afterCommit() {}
}
