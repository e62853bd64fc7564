package crm.record.query;

import java.util.List;

/**
 * A condition on records. Two-valued: a comparison with an absent value is false, except {@code NE}, which is true;
 * {@code Not} is plain negation. SQL and memory agree on that.
 *
 * <p>Values are of the Java class of the field's {@link crm.metadata.ValueKind}: {@code BigDecimal} (of any scale),
 * {@code String}, {@code Boolean}, {@code LocalDate}, {@code Instant}, {@code RecordRef}.
 */
public sealed interface Filter {

    Filter EVERYTHING = new And(List.of());
    Filter NOTHING = new Or(List.of());

    /** True if all parts are; the empty one is always true. */
    record And(List<Filter> parts) implements Filter {
        public And {
            parts = List.copyOf(parts);
        }
    }

    /** True if one part is; the empty one is never true. */
    record Or(List<Filter> parts) implements Filter {
        public Or {
            parts = List.copyOf(parts);
        }
    }

    record Not(Filter part) implements Filter {}

    /** Compares a field with a value. Texts compare without case and width; references and choices only by equality. */
    record Compare(FieldPath path, Operator operator, Object value) implements Filter {}

    /** True if the field equals one of the values. */
    record In(FieldPath path, List<Object> values) implements Filter {
        public In {
            values = List.copyOf(values);
        }
    }

    /** True if the text starts with the prefix, without regard to case and width. */
    record StartsWith(FieldPath path, String prefix) implements Filter {}

    /** True if each of these begins a word of one of the fields' texts, as {@link crm.value.TextWords} has them. */
    record Words(List<FieldPath> paths, List<String> words) implements Filter {
        public Words {
            paths = List.copyOf(paths);
            words = List.copyOf(words);
        }
    }

    /** True if a lookup to one of several entity types refers to a record of one of these. */
    record OfEntity(FieldPath path, List<String> entities) implements Filter {
        public OfEntity {
            entities = List.copyOf(entities);
        }
    }

    /** True if the field has no value. */
    record Absent(FieldPath path) implements Filter {}

    /** How two values compare. */
    enum Operator {
        EQ,
        NE,
        LT,
        LE,
        GT,
        GE
    }

    default Filter and(Filter other) {
        return this == EVERYTHING ? other : other == EVERYTHING ? this : new And(List.of(this, other));
    }
}
