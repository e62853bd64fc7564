package crm.expression;

import crm.metadata.ValueKind;
import crm.record.query.Filter;
import dev.cel.common.ast.CelExpr;
import java.util.List;
import java.util.Set;

/** Checks what is compared with what, and reads texts as the options, ids and moments they are compared with. */
final class Comparisons {

    private static final Set<ValueKind> NAMED_BY_TEXT =
            Set.of(ValueKind.CHOICE, ValueKind.CHOICES, ValueKind.REFERENCE, ValueKind.REFERENCES);

    /** Whether one is among them is asked by an equality. */
    private static final Set<ValueKind> SEVERAL = Set.of(ValueKind.CHOICES, ValueKind.REFERENCES);

    /** A list has at most this many values. */
    static final int MAX_LIST = 200;

    private final ParsedExpression source;
    private final TermReader terms;
    private final Literals literals;

    Comparisons(ParsedExpression source, TermReader terms, Literals literals) {
        this.source = source;
        this.terms = terms;
        this.literals = literals;
    }

    Term equality(CelExpr origin, CelExpr left, CelExpr right) {
        if (Literals.isNull(left)) {
            return Literals.isNull(right)
                    ? new Term.Constant(origin, Term.BOOLEAN, true)
                    : new Clause.Absent(origin, terms.read(right));
        }
        return Literals.isNull(right)
                ? new Clause.Absent(origin, terms.read(left))
                : comparison(origin, Filter.Operator.EQ, left, right);
    }

    Term inequality(CelExpr origin, CelExpr left, CelExpr right) {
        return Literals.isNull(left) || Literals.isNull(right)
                ? new Clause.Not(origin, equality(origin, left, right))
                : comparison(origin, Filter.Operator.NE, left, right);
    }

    Term order(CelExpr origin, Filter.Operator operator, CelExpr left, CelExpr right) {
        Clause.Comparison comparison = comparison(origin, operator, left, right);
        if (!Kinds.isOrdered(comparison.left().kind())) {
            throw source.refusal(
                    origin,
                    "%s is %s, which has no order; use ==, != or in."
                            .formatted(
                                    source.quoted(left),
                                    Kinds.name(comparison.left().type())));
        }
        return comparison;
    }

    private Clause.Comparison comparison(CelExpr origin, Filter.Operator operator, CelExpr left, CelExpr right) {
        Term one = terms.read(left);
        Term other = terms.read(right);
        Term first = fitted(one, other);
        Term second = fitted(other, one);
        requireComparable(origin, first, second);
        return new Clause.Comparison(origin, operator, first, second);
    }

    Term membership(CelExpr origin, CelExpr member, CelExpr list) {
        if (list.getKind() == CelExpr.ExprKind.Kind.IDENT
                && SEVERAL.contains(terms.read(list).kind())) {
            return comparison(origin, Filter.Operator.EQ, list, member);
        }
        if (list.getKind() != CelExpr.ExprKind.Kind.LIST) {
            throw source.refusal(list, "'in' takes a list, like ['new', 'won'].");
        }
        if (list.list().elements().size() > MAX_LIST) {
            throw source.refusal(origin, "a list has at most %d values.".formatted(MAX_LIST));
        }
        Term left = terms.read(member);
        List<Term> candidates = list.list().elements().stream()
                .map(element -> candidate(left, element))
                .toList();
        return new Clause.Membership(origin, left, candidates);
    }

    private Term candidate(Term member, CelExpr element) {
        Term value = fitted(terms.read(element), member);
        requireComparable(element, member, value);
        return value;
    }

    /** Both branches of a choice, made one type. */
    Term either(CelExpr origin, Term condition, Term chosen, Term otherwise) {
        Term first = fitted(chosen, otherwise);
        Term second = fitted(otherwise, chosen);
        requireComparable(origin, first, second);
        return new Term.Either(origin, condition, first, second);
    }

    private Term fitted(Term term, Term beside) {
        boolean isNamedByText = NAMED_BY_TEXT.contains(beside.kind());
        return isNamedByText
                        && term instanceof Term.Constant constant
                        && constant.written() instanceof String
                        && constant.kind() == ValueKind.TEXT
                ? literals.as(beside.type(), constant, source.quoted(beside.origin()))
                : term;
    }

    private void requireComparable(CelExpr origin, Term left, Term right) {
        if (Kinds.comparable(left.type(), right.type())) {
            return;
        }
        boolean isFieldLeft = !left.isConstant();
        Term field = isFieldLeft ? left : right;
        Term value = isFieldLeft ? right : left;
        throw source.refusal(
                origin,
                "%s is %s and %s is %s; write %s."
                        .formatted(
                                source.quoted(field.origin()),
                                Kinds.name(field.type()),
                                source.quoted(value.origin()),
                                Kinds.name(value.type()),
                                Kinds.example(field.type())));
    }
}
