package crm.record.query;

import java.util.List;
import java.util.UUID;

/**
 * One part of the records a caller may read. A policy gives several, which do not overlap, and never one condition
 * joined by "or": each part can be answered from its own index, and the parts are merged.
 */
public sealed interface Branch {

    /** Every record of the entity type. */
    record Everyone() implements Branch {}

    /** The records of these people. */
    record Owners(List<UUID> people) implements Branch {

        /** Up to this many owners are looked up owner by owner; more are checked while walking the sort's index. */
        public static final int OWNER_FIRST = 100;

        public Owners {
            people = List.copyOf(people);
        }
    }
}
