package crm.expression;

import crm.metadata.CheckboxType;
import crm.metadata.CompositeType;
import crm.metadata.DateTimeType;
import crm.metadata.DateType;
import crm.metadata.EntityType;
import crm.metadata.FieldType;
import crm.metadata.LongTextType;
import crm.metadata.LookupType;
import crm.metadata.NumberType;
import crm.metadata.ValueKind;
import crm.record.query.FieldPath;
import crm.value.RecordRef;
import dev.cel.common.ast.CelExpr;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A checked part of an expression: has a type and, for every record, a value of that type or none (null). */
sealed interface Term
        permits Clause,
                Term.Constant,
                Term.Today,
                Term.Me,
                Term.FieldValue,
                Term.Part,
                Term.Attribute,
                Term.EntityOf,
                Term.Arithmetic,
                Term.Concatenation,
                Term.Size,
                Term.Shifted,
                Term.Either {

    FieldType TEXT = new LongTextType(LongTextType.DEFAULT_LENGTH);
    FieldType DECIMAL = new NumberType(NumberType.Unit.NUMBER, 6, null, null);
    FieldType BOOLEAN = new CheckboxType();
    FieldType DATE = new DateType();
    FieldType MOMENT = new DateTimeType();
    FieldType PERSON = new LookupType(EntityType.USER, "", LookupType.OnDelete.KEEP);

    /** Where it was written. */
    CelExpr origin();

    FieldType type();

    @Nullable
    Object value(RecordValues values);

    default List<Term> parts() {
        return List.of();
    }

    default ValueKind kind() {
        return type().kind();
    }

    /** Whether a term of kind BOOLEAN is true; absence is not. */
    default boolean holds(RecordValues values) {
        return Boolean.TRUE.equals(value(values));
    }

    /** The terms without parts that it is made of. */
    default Stream<Term> leaves() {
        return parts().isEmpty() ? Stream.of(this) : parts().stream().flatMap(Term::leaves);
    }

    /** The fields that it reads. */
    default Set<FieldPath> paths() {
        return leaves().flatMap(Term::path).collect(Collectors.toUnmodifiableSet());
    }

    private static Stream<FieldPath> path(Term leaf) {
        return switch (leaf) {
            case FieldValue field -> Stream.of(field.path());
            case Attribute attribute -> Stream.of(attribute.path());
            case EntityOf entity -> Stream.of(entity.path());
            default -> Stream.empty();
        };
    }

    /** True if its value is the same for all records. */
    default boolean isConstant() {
        return leaves().flatMap(Term::path).findAny().isEmpty();
    }

    /** A value that was written down. */
    record Constant(CelExpr origin, FieldType type, Object written) implements Term {
        @Override
        public Object value(RecordValues values) {
            return written;
        }
    }

    /** {@code today()} */
    record Today(CelExpr origin) implements Term {
        @Override
        public FieldType type() {
            return DATE;
        }

        @Override
        public Object value(RecordValues values) {
            return values.context().today();
        }
    }

    /** {@code me()} */
    record Me(CelExpr origin) implements Term {
        @Override
        public FieldType type() {
            return PERSON;
        }

        @Override
        public Object value(RecordValues values) {
            return new RecordRef(EntityType.USER, values.context().me());
        }
    }

    /** A part of a field's value: {@code address.city}. */
    record Part(CelExpr origin, FieldValue of, String name, FieldType type) implements Term {
        @Override
        public List<Term> parts() {
            return List.of(of);
        }

        @Override
        public @Nullable Object value(RecordValues values) {
            Object whole = of.value(values);
            return whole == null
                    ? null
                    : ((CompositeType) of.type()).part(whole, name).orElse(null);
        }

        /** As filters ask for it. */
        FieldPath path() {
            FieldPath whole = of.path();
            return new FieldPath(whole.via(), whole.type(), CompositeType.part(whole.field(), name, type));
        }
    }

    /** A field of the record, or of one it refers to. */
    record FieldValue(CelExpr origin, FieldPath path) implements Term {
        @Override
        public FieldType type() {
            return path.field().type();
        }

        @Override
        public @Nullable Object value(RecordValues values) {
            return values.at(path);
        }
    }

    /**
     * What the chosen option of a picklist says under a name, for example whether a stage is closed.
     *
     * @param byOption the attribute's value for each option that has it
     */
    record Attribute(CelExpr origin, FieldPath path, FieldType type, Map<String, Object> byOption) implements Term {
        String name() {
            return origin.getKind() == CelExpr.ExprKind.Kind.SELECT
                    ? origin.select().field()
                    : origin.ident().name();
        }

        @Override
        public @Nullable Object value(RecordValues values) {
            Object option = values.at(path);
            return option == null ? null : byOption.get((String) option);
        }
    }

    /** The api name of the entity type that a lookup to one of several refers to. */
    record EntityOf(CelExpr origin, FieldPath path) implements Term {
        @Override
        public FieldType type() {
            return TEXT;
        }

        @Override
        public @Nullable Object value(RecordValues values) {
            return values.at(path) instanceof RecordRef ref ? ref.entity() : null;
        }
    }

    /** Two numbers made one. Absent if one of them is, and for a division by zero. */
    record Arithmetic(CelExpr origin, ArithmeticOperator operator, Term left, Term right) implements Term {
        @Override
        public FieldType type() {
            return DECIMAL;
        }

        @Override
        public @Nullable Object value(RecordValues values) {
            Object a = left.value(values);
            Object b = right.value(values);
            return a == null || b == null ? null : operator.apply((BigDecimal) a, (BigDecimal) b);
        }

        @Override
        public List<Term> parts() {
            return List.of(left, right);
        }
    }

    /** One text after the other; absent if one of them is. */
    record Concatenation(CelExpr origin, Term left, Term right) implements Term {
        @Override
        public FieldType type() {
            return TEXT;
        }

        @Override
        public @Nullable Object value(RecordValues values) {
            Object a = left.value(values);
            Object b = right.value(values);
            if (a == null || b == null) {
                return null;
            }
            String both = (String) a + b;
            values.cost().spend(both);
            return both;
        }

        @Override
        public List<Term> parts() {
            return List.of(left, right);
        }
    }

    /** The number of characters (code points) of a text. */
    record Size(CelExpr origin, Term text) implements Term {
        @Override
        public FieldType type() {
            return DECIMAL;
        }

        @Override
        public @Nullable Object value(RecordValues values) {
            String present = (String) text.value(values);
            return present == null ? null : BigDecimal.valueOf(present.codePointCount(0, present.length()));
        }

        @Override
        public List<Term> parts() {
            return List.of(text);
        }
    }

    /** A date some days later, or earlier; absent if the date is. */
    record Shifted(CelExpr origin, Term date, int days) implements Term {
        @Override
        public FieldType type() {
            return DATE;
        }

        @Override
        public @Nullable Object value(RecordValues values) {
            LocalDate present = (LocalDate) date.value(values);
            return present == null ? null : present.plusDays(days);
        }

        @Override
        public List<Term> parts() {
            return List.of(date);
        }
    }

    /** {@code condition ? chosen : otherwise} */
    record Either(CelExpr origin, Term condition, Term chosen, Term otherwise) implements Term {
        @Override
        public FieldType type() {
            return chosen.type();
        }

        @Override
        public @Nullable Object value(RecordValues values) {
            return (condition.holds(values) ? chosen : otherwise).value(values);
        }

        @Override
        public List<Term> parts() {
            return List.of(condition, chosen, otherwise);
        }
    }
}
