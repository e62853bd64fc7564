package crm.metadata.change;

import crm.metadata.change.PackConflict.Choice;
import java.util.Map;
import java.util.OptionalInt;

/**
 * What is to become of one pack.
 *
 * @param version the one to have; none to have the pack no more
 * @param choices how conflicts end, by their pointers
 * @param leavesRecords true if records may stay behind that nobody reaches until the pack is installed again
 */
public record PackChange(String pack, OptionalInt version, Map<String, Choice> choices, boolean leavesRecords) {

    public PackChange {
        choices = Map.copyOf(choices);
    }

    /** To have a pack in a version. */
    public static PackChange to(String pack, int version, Map<String, Choice> choices) {
        return new PackChange(pack, OptionalInt.of(version), choices, false);
    }

    public static PackChange removal(String pack, boolean leavesRecords) {
        return new PackChange(pack, OptionalInt.empty(), Map.of(), leavesRecords);
    }

    /** The same, whatever becomes of records. */
    public PackChange leavingRecords(boolean leaving) {
        return new PackChange(pack, version, choices, leaving);
    }
}
