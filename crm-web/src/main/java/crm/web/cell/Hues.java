package crm.web.cell;

import java.util.List;
import java.util.UUID;

/** The eight hues, by name. Metadata and records never know a colour. */
public final class Hues {

    private static final List<String> ALL = List.of("blue", "teal", "green", "amber", "red", "pink", "violet", "gray");

    private Hues() {}

    public static List<String> all() {
        return ALL;
    }

    /** The hue of a person's or record's square: always the same for the same record. */
    public static String of(UUID id) {
        // the high bits of an id are its time: neighbours would look alike
        return ALL.get(Math.floorMod(Long.hashCode(id.getLeastSignificantBits()), ALL.size() - 1));
    }

    /** A hue that metadata names, or gray. */
    public static String named(Object name) {
        return name instanceof String text && ALL.contains(text) ? text : "gray";
    }
}
