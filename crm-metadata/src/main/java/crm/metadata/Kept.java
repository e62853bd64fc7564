package crm.metadata;

import java.util.Optional;

/**
 * How rows keep the values of a field.
 *
 * @param key what they stand under; the field's name, unless many of them were once converted
 * @param next what they are being turned into; empty almost always
 */
public record Kept(String key, Optional<Next> next) {

    /** Between the name of a field and how often its values were moved; in no name itself. */
    private static final char MOVED = '~';

    /**
     * Where saves write a value once more, in the form it is about to have.
     *
     * @param type what the field will be
     */
    public record Next(String key, FieldType type) {}

    /** As every field begins. */
    public static Kept under(String name) {
        return new Kept(name, Optional.empty());
    }

    /** A key under which no values of this field have ever stood. */
    public static String moved(String field, int times) {
        return field + MOVED + times;
    }

    /** The field that a key of a row belongs to, be it of now, of before or of later. */
    public static String field(String key) {
        int end = key.indexOf(MOVED);
        return end < 0 ? key : key.substring(0, end);
    }
}
