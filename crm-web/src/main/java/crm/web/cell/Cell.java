package crm.web.cell;

import org.jspecify.annotations.Nullable;

/**
 * A value as it is shown, whatever it is shown by: a grid, a card, a fact, a line of the timeline.
 *
 * @param text what is read; empty where there is no value
 * @param tooltip the exact or full form, or null where the text says it all
 * @param href where it leads, or null
 * @param hue one of the eight hues of chips and avatars, or null
 * @param initials of a person, or the initial of a record; null where there is none
 * @param share how full the pie of a stage is, 0 to 1; below 0 for a stage that is lost; null for no pie
 */
public record Cell(
        Kind kind,
        String text,
        Tone tone,
        @Nullable String tooltip,
        @Nullable String href,
        @Nullable String hue,
        @Nullable String initials,
        @Nullable Double share) {

    /** What sort of thing it is: decides its form. */
    public enum Kind {
        EMPTY,
        TEXT,
        TITLE,
        NUMBER,
        MONEY,
        DATE,
        CHIP,
        STAGE,
        PERSON,
        REFERENCE,
        CHECK,
        LINK,
        FILE,
        IMAGE,
        MASKED;

        public String css() {
            return "k-" + name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** Whether it wants attention. */
    public enum Tone {
        PLAIN,
        SOON,
        LATE,
        GOOD;

        public String css() {
            return "t-" + name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    public static final Cell EMPTY = plain(Kind.EMPTY, "");

    public static Cell plain(Kind kind, String text) {
        return new Cell(kind, text, Tone.PLAIN, null, null, null, null, null);
    }

    Cell withTooltip(String exact) {
        return new Cell(kind, text, tone, exact, href, hue, initials, share);
    }

    Cell withTone(Tone other) {
        return new Cell(kind, text, other, tooltip, href, hue, initials, share);
    }

    public Cell withHref(String address) {
        return new Cell(kind, text, tone, tooltip, address, hue, initials, share);
    }

    /** True of a link to another site. */
    public boolean leadsAway() {
        return kind == Kind.LINK && href != null && href.startsWith("http");
    }

    public boolean isEmpty() {
        return kind == Kind.EMPTY;
    }
}
