package crm.journal;

import crm.metadata.Metadata;
import java.util.List;

/**
 * Goes through every tenant's journal in its order, behind the writes, with a cursor of its own. What it is given it is
 * given at least once: a batch is one transaction with its cursor, so that only what a follower does outside of the
 * database can happen twice. Beans of this type are found by CDI and run by {@link Followers}.
 */
public interface Follower {

    /** Of its cursors, for ever. */
    String name();

    /** False while a tenant with this metadata has nothing for it; the cursor then stays where it is. */
    boolean follows(Metadata metadata);

    /** Takes the next changes, in the order of {@code v}, as the system, in the transaction that moves the cursor on. */
    void take(List<FollowedChange> changes);

    /**
     * Does a part of what the changes taken have left to do, in a transaction of its own.
     *
     * @return true if there may be more
     */
    default boolean work() {
        return false;
    }
}
