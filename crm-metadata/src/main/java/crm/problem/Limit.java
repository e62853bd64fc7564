package crm.problem;

import java.math.BigDecimal;

/** The limit that a value broke: what a face needs to say so in its own language. */
public record Limit(Kind kind, BigDecimal value) {

    /** How the limit is meant, and how the kernel says it. */
    public enum Kind {
        AT_LEAST("is at least %s."),
        AT_MOST("is at most %s."),
        DIGITS("takes at most %s digits."),
        DECIMALS("takes at most %s decimals."),
        CHARACTERS("takes at most %s characters."),
        CHARACTERS_LEAST("takes at least %s characters."),
        OPTIONS_LEAST("takes at least %s options."),
        OPTIONS_MOST("takes at most %s options."),
        LINES("takes one line."),
        RECORDS("takes at most %s records."),
        FILES("takes at most %s files."),
        MEGABYTES("takes files of at most %s MB.");

        private final String english;

        Kind(String english) {
            this.english = english;
        }
    }

    public static Limit of(Kind kind, long value) {
        return new Limit(kind, BigDecimal.valueOf(value));
    }

    /** Continues the label of a field. */
    public String english() {
        if (kind == Kind.DECIMALS && value.signum() == 0) {
            return "takes a whole number.";
        }
        return kind.english.formatted(
                kind == Kind.CHARACTERS || kind == Kind.RECORDS
                        ? "%,d".formatted(value.longValue())
                        : value.toPlainString());
    }
}
