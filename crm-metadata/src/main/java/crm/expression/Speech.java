package crm.expression;

import crm.metadata.ValueKind;
import crm.record.query.FieldPath;
import crm.record.query.Filter;
import java.util.List;
import java.util.Locale;

/** Says a checked expression as a sentence would. */
final class Speech {

    private final ExpressionWords words;

    Speech(ExpressionWords words) {
        this.words = words;
    }

    String say(Term term) {
        return term.kind() == ValueKind.BOOLEAN ? condition(term) : value(term);
    }

    private String condition(Term term) {
        return switch (term) {
            case Clause.All all -> joined("and", all.parts());
            case Clause.Any any -> joined("or", any.parts());
            case Clause.Not not -> not(not.part());
            case Clause.Absent absent -> words.phrase("empty", value(absent.part()));
            case Clause.Comparison comparison ->
                words.phrase(
                        compared(comparison.operator(), comparison.left().kind()),
                        value(comparison.left()),
                        value(comparison.right()));
            case Clause.Membership membership ->
                words.phrase("among", value(membership.member()), list(membership.candidates()));
            case Clause.TextMatch match ->
                words.phrase(matched(match.place()), value(match.text()), value(match.part()));
            case Term.Constant constant -> words.value(constant.type(), constant.written());
            case Term.Either either -> either(either);
            default -> words.phrase("yes", value(term));
        };
    }

    private String not(Term part) {
        return switch (part) {
            case Clause.Absent absent -> words.phrase("filled", value(absent.part()));
            case Term.FieldValue _, Term.Attribute _ -> words.phrase("no", value(part));
            default -> words.phrase("not", condition(part));
        };
    }

    private String joined(String phrase, List<Term> parts) {
        return parts.stream()
                .map(part -> part instanceof Clause.Any || part instanceof Clause.All
                        ? nested(phrase, part)
                        : condition(part))
                .reduce((one, other) -> words.phrase(phrase, one, other))
                .orElse("");
    }

    /** What is joined the same way needs no brackets. */
    private String nested(String phrase, Term part) {
        boolean same = phrase.equals("and") == (part instanceof Clause.All);
        return same ? condition(part) : words.phrase("group", condition(part));
    }

    private static String compared(Filter.Operator operator, ValueKind kind) {
        boolean isTime = kind == ValueKind.DATE || kind == ValueKind.MOMENT;
        return switch (operator) {
            case EQ -> "equal";
            case NE -> "other";
            case LT -> isTime ? "before" : "less";
            case LE -> isTime ? "until" : "atMost";
            case GT -> isTime ? "after" : "more";
            case GE -> isTime ? "from" : "atLeast";
        };
    }

    private static String matched(Clause.TextMatch.Place place) {
        return switch (place) {
            case START -> "starts";
            case ANYWHERE -> "contains";
            case END -> "ends";
        };
    }

    private String list(List<Term> terms) {
        return terms.stream()
                .map(this::value)
                .reduce((one, other) -> words.phrase("list", one, other))
                .orElse("");
    }

    private String value(Term term) {
        return switch (term) {
            case Term.Constant constant -> words.value(constant.type(), constant.written());
            case Term.Today _ -> words.phrase("today");
            case Term.Me _ -> words.phrase("me");
            case Term.FieldValue field -> words.field(field.path());
            case Term.Attribute attribute -> part(attribute.path(), attribute);
            case Term.Part part -> words.phrase("part", value(part.of()), part.name());
            case Term.EntityOf of -> words.phrase("kind", words.field(of.path()));
            case Term.Arithmetic sum ->
                words.phrase(sum.operator().name().toLowerCase(Locale.ROOT), operand(sum.left()), operand(sum.right()));
            case Term.Concatenation both -> words.phrase("add", operand(both.left()), operand(both.right()));
            case Term.Size size -> words.phrase("length", value(size.text()));
            case Term.Shifted shifted ->
                words.phrase(
                        shifted.days() < 0 ? "earlier" : "later",
                        value(shifted.date()),
                        String.valueOf(Math.abs(shifted.days())));
            case Term.Either either -> either(either);
            case Clause clause -> words.phrase("group", condition(clause));
        };
    }

    private String part(FieldPath path, Term.Attribute attribute) {
        return words.phrase("part", words.field(path), attribute.name());
    }

    private String operand(Term term) {
        return term instanceof Term.Arithmetic || term instanceof Term.Either
                ? words.phrase("group", value(term))
                : value(term);
    }

    private String either(Term.Either either) {
        return words.phrase("either", condition(either.condition()), say(either.chosen()), say(either.otherwise()));
    }
}
