package crm.expression;

import crm.metadata.EntityType;
import crm.metadata.FieldType;
import crm.metadata.Metadata;
import crm.metadata.ValueKind;
import crm.record.query.Filter;
import dev.cel.common.Operator;
import dev.cel.common.ast.CelExpr;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Checks an expression against an entity type and makes terms of it. */
final class TermReader {

    private static final Set<ValueKind> NAMED = Set.of(ValueKind.CHOICE, ValueKind.CHOICES, ValueKind.REFERENCE);

    private final ParsedExpression source;
    private final FieldNames names;
    private final Literals literals;
    private final Comparisons comparisons;
    private final Functions functions;

    TermReader(ParsedExpression source, Metadata metadata, EntityType type) {
        this.source = source;
        this.names = new FieldNames(source, metadata, type);
        this.literals = new Literals(source);
        this.comparisons = new Comparisons(source, this, literals);
        this.functions = new Functions(source, this, literals);
    }

    /** The expression as a whole, whatever it makes. */
    Term any() {
        return read(source.root());
    }

    /** The expression as a whole, which has to be true or false. */
    Term condition() {
        return condition(source.root());
    }

    /** The same, holding every day and for everybody alike. */
    Term ownCondition() {
        Term term = condition();
        term.leaves().forEach(this::requireOwn);
        return term;
    }

    /** The expression as a whole, whose value a field of a type keeps: the same every day and for everybody. */
    Term value(FieldType result) {
        Term term = read(source.root());
        if (term.kind() != result.kind()) {
            throw source.refusal(
                    term.origin(),
                    "is %s, and the field holds %s.".formatted(Kinds.name(term.type()), Kinds.name(result)));
        }
        term.leaves().forEach(this::requireLasting);
        return term;
    }

    /** The expression as a whole, whose value a new record has in a field of a type: on that day, by that person. */
    Term begun(FieldType result) {
        Term term = named(read(source.root()), result);
        if (!Kinds.fits(term.type(), result)) {
            throw source.refusal(
                    term.origin(),
                    "is %s, and the field holds %s.".formatted(Kinds.name(term.type()), Kinds.name(result)));
        }
        return term;
    }

    /** A text in quotes names an option or a record where the field holds one. */
    private Term named(Term term, FieldType result) {
        boolean isNamed = NAMED.contains(result.kind());
        return switch (term) {
            case Term.Constant constant
            when isNamed && constant.kind() == ValueKind.TEXT ->
                literals.as(result, constant, source.quoted(constant.origin()));
            case Term.Either either
            when isNamed ->
                new Term.Either(
                        either.origin(),
                        either.condition(),
                        named(either.chosen(), result),
                        named(either.otherwise(), result));
            default -> term;
        };
    }

    private void requireOwn(Term leaf) {
        requireLasting(leaf);
        boolean isOwn = switch (leaf) {
            case Term.FieldValue field -> field.path().via().isEmpty();
            case Term.Attribute attribute -> attribute.path().via().isEmpty();
            default -> true;
        };
        if (!isOwn) {
            throw source.refusal(leaf.origin(), "what is counted reads fields of the record itself.");
        }
    }

    private void requireLasting(Term leaf) {
        if (leaf instanceof Term.Today || leaf instanceof Term.Me) {
            throw source.refusal(leaf.origin(), "what is computed reads neither the day nor the person.");
        }
    }

    Term read(CelExpr expression) {
        return switch (expression.getKind()) {
            case CONSTANT -> literals.read(expression);
            case IDENT, SELECT -> names.read(expression);
            case CALL -> call(expression);
            case LIST -> throw source.refusal(expression, "a list stands only after 'in'.");
            default -> throw source.refusal(expression, "objects cannot be written in an expression.");
        };
    }

    /** A term of a kind, for an operator or function that takes no other. */
    Term read(CelExpr expression, ValueKind kind) {
        return required(read(expression), kind);
    }

    private Term required(Term term, ValueKind kind) {
        if (term.kind() == kind) {
            return term;
        }
        String needed = switch (kind) {
            case BOOLEAN -> "a condition (true or false)";
            case TEXT -> "text";
            default -> "a number";
        };
        throw source.refusal(term.origin(), "is %s where %s is needed.".formatted(Kinds.name(term.type()), needed));
    }

    private Term condition(CelExpr expression) {
        return read(expression, ValueKind.BOOLEAN);
    }

    private Term call(CelExpr origin) {
        CelExpr.CelCall call = origin.call();
        Optional<Operator> operator = Operator.findReverse(call.function());
        return operator.isPresent() ? operation(origin, operator.get(), call.args()) : functions.read(origin, call);
    }

    private Term operation(CelExpr origin, Operator operator, List<CelExpr> args) {
        return switch (operator) {
            case LOGICAL_AND -> new Clause.All(origin, conditions(args));
            case LOGICAL_OR -> new Clause.Any(origin, conditions(args));
            case LOGICAL_NOT -> new Clause.Not(origin, condition(args.getFirst()));
            case CONDITIONAL ->
                comparisons.either(origin, condition(args.getFirst()), read(args.get(1)), read(args.get(2)));
            case EQUALS -> comparisons.equality(origin, args.getFirst(), args.get(1));
            case NOT_EQUALS -> comparisons.inequality(origin, args.getFirst(), args.get(1));
            case LESS -> comparisons.order(origin, Filter.Operator.LT, args.getFirst(), args.get(1));
            case LESS_EQUALS -> comparisons.order(origin, Filter.Operator.LE, args.getFirst(), args.get(1));
            case GREATER -> comparisons.order(origin, Filter.Operator.GT, args.getFirst(), args.get(1));
            case GREATER_EQUALS -> comparisons.order(origin, Filter.Operator.GE, args.getFirst(), args.get(1));
            case IN -> comparisons.membership(origin, args.getFirst(), args.get(1));
            case ADD -> sum(origin, args.getFirst(), args.get(1));
            case SUBTRACT -> difference(origin, args.getFirst(), args.get(1));
            case MULTIPLY -> arithmetic(origin, ArithmeticOperator.MULTIPLY, read(args.getFirst()), args.get(1));
            case DIVIDE -> arithmetic(origin, ArithmeticOperator.DIVIDE, read(args.getFirst()), args.get(1));
            case NEGATE -> negation(origin, args.getFirst());
            default -> throw source.refusal(origin, "this is not offered in an expression.");
        };
    }

    private List<Term> conditions(List<CelExpr> args) {
        return args.stream().map(this::condition).toList();
    }

    private Term sum(CelExpr origin, CelExpr left, CelExpr right) {
        Term first = read(left);
        return switch (first.kind()) {
            case TEXT -> new Term.Concatenation(origin, first, read(right, ValueKind.TEXT));
            case DATE -> new Term.Shifted(origin, first, functions.days(right));
            default -> arithmetic(origin, ArithmeticOperator.ADD, first, right);
        };
    }

    private Term difference(CelExpr origin, CelExpr left, CelExpr right) {
        Term first = read(left);
        return first.kind() == ValueKind.DATE
                ? new Term.Shifted(origin, first, -functions.days(right))
                : arithmetic(origin, ArithmeticOperator.SUBTRACT, first, right);
    }

    private Term arithmetic(CelExpr origin, ArithmeticOperator operator, Term left, CelExpr right) {
        return new Term.Arithmetic(origin, operator, required(left, ValueKind.DECIMAL), read(right, ValueKind.DECIMAL));
    }

    private Term negation(CelExpr origin, CelExpr number) {
        Term zero = new Term.Constant(origin, Term.DECIMAL, BigDecimal.ZERO);
        return arithmetic(origin, ArithmeticOperator.SUBTRACT, zero, number);
    }
}
