package crm.expression;

import crm.metadata.FieldType;
import crm.record.query.Filter;
import crm.record.query.ValueComparison;
import crm.value.TextKey;
import dev.cel.common.ast.CelExpr;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A term that is true or false for every record, never absent. */
sealed interface Clause extends Term {

    @Override
    boolean holds(RecordValues values);

    @Override
    default FieldType type() {
        return BOOLEAN;
    }

    @Override
    default Object value(RecordValues values) {
        return holds(values);
    }

    /** {@code &&} */
    record All(CelExpr origin, List<Term> parts) implements Clause {
        @Override
        public boolean holds(RecordValues values) {
            return parts.stream().allMatch(part -> part.holds(values));
        }
    }

    /** {@code ||} */
    record Any(CelExpr origin, List<Term> parts) implements Clause {
        @Override
        public boolean holds(RecordValues values) {
            return parts.stream().anyMatch(part -> part.holds(values));
        }
    }

    /** {@code !} */
    record Not(CelExpr origin, Term part) implements Clause {
        @Override
        public boolean holds(RecordValues values) {
            return !part.holds(values);
        }

        @Override
        public List<Term> parts() {
            return List.of(part);
        }
    }

    /** {@code == null} */
    record Absent(CelExpr origin, Term part) implements Clause {
        @Override
        public boolean holds(RecordValues values) {
            return part.value(values) == null;
        }

        @Override
        public List<Term> parts() {
            return List.of(part);
        }
    }

    /** Two values of one kind compared. */
    record Comparison(CelExpr origin, Filter.Operator operator, Term left, Term right) implements Clause {
        @Override
        public boolean holds(RecordValues values) {
            return ValueComparison.holds(operator, left.kind(), left.value(values), right.value(values));
        }

        @Override
        public List<Term> parts() {
            return List.of(left, right);
        }

        /** The same with its sides exchanged. */
        Comparison flipped() {
            Filter.Operator other = switch (operator) {
                case EQ, NE -> operator;
                case LT -> Filter.Operator.GT;
                case LE -> Filter.Operator.GE;
                case GT -> Filter.Operator.LT;
                case GE -> Filter.Operator.LE;
            };
            return new Comparison(origin, other, right, left);
        }
    }

    /** {@code in [...]} */
    record Membership(CelExpr origin, Term member, List<Term> candidates) implements Clause {
        @Override
        public boolean holds(RecordValues values) {
            Object value = member.value(values);
            return value != null
                    && candidates.stream()
                            .anyMatch(each -> ValueComparison.equal(member.kind(), value, each.value(values)));
        }

        @Override
        public List<Term> parts() {
            return Stream.concat(Stream.of(member), candidates.stream()).toList();
        }
    }

    /** Whether a text has a part at some place, without regard to case and width. */
    record TextMatch(CelExpr origin, Place place, Term text, Term part) implements Clause {

        enum Place {
            START,
            ANYWHERE,
            END
        }

        @Override
        public boolean holds(RecordValues values) {
            @Nullable Object whole = text.value(values);
            @Nullable Object wanted = part.value(values);
            if (whole == null || wanted == null) {
                return false;
            }
            String in = TextKey.full((String) whole);
            String what = TextKey.full((String) wanted);
            return switch (place) {
                case START -> in.startsWith(what);
                case ANYWHERE -> in.contains(what);
                case END -> in.endsWith(what);
            };
        }

        @Override
        public List<Term> parts() {
            return List.of(text, part);
        }
    }
}
