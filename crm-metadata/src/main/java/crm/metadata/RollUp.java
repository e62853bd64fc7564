package crm.metadata;

import java.util.Locale;
import java.util.Optional;

/**
 * What a field counts or adds up over the records that refer to its own.
 *
 * @param entity the entity type of those records
 * @param lookup their field that refers to this entity type
 * @param field the field that is added up or compared; none for a count
 * @param when an expression over one of those records, which counts only while it is true; it reads fields of the record
 *     itself, and neither the day nor the person
 */
public record RollUp(Function function, String entity, String lookup, Optional<String> field, Optional<String> when) {

    /** A count and a sum of nothing are 0, the others no value. */
    public enum Function {
        COUNT,
        SUM,
        MIN,
        MAX,
        AVERAGE;

        /** As documents write it. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Function of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }

        /** True for those that begin with 0. */
        public boolean startsAtZero() {
            return this == COUNT || this == SUM;
        }
    }
}
