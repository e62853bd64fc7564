package crm.record;

import crm.record.query.FieldPath;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Why a field of a record is as it is: the answer of whatever decided it.
 *
 * @param field that it is about; empty for a rule about the record as a whole
 * @param name of the rule or record type that says so; empty for other causes
 * @param expression that decided it, where one did and the person who asks may know it
 * @param saw the values that the expression was decided by
 */
public record Reason(String field, State state, Cause cause, String name, Optional<String> expression, List<Saw> saw) {

    /** What the field is. */
    public enum State {
        HIDDEN,
        LOCKED,
        REQUIRED,
        REFUSED
    }

    /** Who says so. */
    public enum Cause {
        /** The field itself: hidden, required or read-only in its definition. */
        FIELD,
        RECORD_TYPE,
        REQUIRED_WHEN,
        VISIBLE_WHEN,
        READ_ONLY_WHEN,
        RULE,
        FORMULA,
        ROLL_UP,
        AUTO_NUMBER,
        /** The roles of the person who asks, field by field. */
        FIELD_RIGHTS,
        /** His roles, for the record as a whole. */
        RECORD_RIGHTS,
        /** No section of the form has the field. */
        LAYOUT;

        /** As documents and REST write it: {@code requiredWhen}. */
        public String key() {
            String[] words = name().toLowerCase(Locale.ROOT).split("_", -1);
            StringBuilder key = new StringBuilder(words[0]);
            for (int i = 1; i < words.length; i++) {
                key.append(Character.toUpperCase(words[i].charAt(0))).append(words[i], 1, words[i].length());
            }
            return key.toString();
        }
    }

    /**
     * A value that an expression asked for.
     *
     * @param value empty if there was none, or if the person who asks may not see it
     */
    public record Saw(FieldPath path, Optional<Object> value, boolean secret) {}

    static Reason of(String field, State state, Cause cause) {
        return new Reason(field, state, cause, "", Optional.empty(), List.of());
    }

    static Reason of(String field, State state, Cause cause, String expression) {
        return new Reason(field, state, cause, "", Optional.of(expression), List.of());
    }

    Reason named(String of) {
        return new Reason(field, state, cause, of, expression, saw);
    }

    Reason at(String other) {
        return new Reason(other, state, cause, name, expression, saw);
    }

    Reason having(List<Saw> values) {
        return new Reason(field, state, cause, name, expression, values);
    }

    /** Without what it was decided by. */
    Reason withheld() {
        return new Reason(field, state, cause, name, Optional.empty(), List.of());
    }
}
