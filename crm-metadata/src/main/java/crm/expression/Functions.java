package crm.expression;

import crm.metadata.FieldType;
import crm.metadata.ValueKind;
import crm.problem.Suggestion;
import dev.cel.common.ast.CelExpr;
import java.math.BigDecimal;
import java.util.Map;

/** The functions that expressions may call. */
final class Functions {

    /** A century. */
    private static final int MAX_DAYS = 36_525;

    private static final Map<String, String> USAGE = Map.of(
            "date", "date('2027-01-31')",
            "timestamp", "timestamp('2027-01-31T09:30:00Z')",
            "today", "today()",
            "me", "me()",
            "days", "today() + days(30)",
            "size", "size(name)",
            "startsWith", "name.startsWith('A')",
            "contains", "name.contains('a')",
            "endsWith", "name.endsWith('z')");

    private final ParsedExpression source;
    private final TermReader terms;
    private final Literals literals;

    Functions(ParsedExpression source, TermReader terms, Literals literals) {
        this.source = source;
        this.terms = terms;
        this.literals = literals;
    }

    Term read(CelExpr origin, CelExpr.CelCall call) {
        String shape = "%s%s/%d"
                .formatted(
                        call.target().isPresent() ? "." : "",
                        call.function(),
                        call.args().size());
        return switch (shape) {
            case "today/0" -> new Term.Today(origin);
            case "me/0" -> new Term.Me(origin);
            case "date/1" -> written(origin, Term.DATE, call);
            case "timestamp/1" -> written(origin, Term.MOMENT, call);
            case "size/1" -> new Term.Size(origin, terms.read(call.args().getFirst(), ValueKind.TEXT));
            case ".size/0" -> new Term.Size(origin, terms.read(call.target().orElseThrow(), ValueKind.TEXT));
            case ".startsWith/1" -> match(origin, Clause.TextMatch.Place.START, call);
            case ".contains/1" -> match(origin, Clause.TextMatch.Place.ANYWHERE, call);
            case ".endsWith/1" -> match(origin, Clause.TextMatch.Place.END, call);
            default -> throw source.refusal(origin, unknown(call.function()));
        };
    }

    /**
     * What may be added to a date or taken from it.
     *
     * @param days a call of {@code days} with a whole number
     */
    int days(CelExpr days) {
        boolean isCall = days.getKind() == CelExpr.ExprKind.Kind.CALL
                && days.call().function().equals("days")
                && days.call().args().size() == 1;
        if (!isCall
                || !(terms.read(days.call().args().getFirst(), ValueKind.DECIMAL) instanceof Term.Constant number)) {
            throw source.refusal(days, "to a date one adds days, like %s.".formatted(USAGE.get("days")));
        }
        BigDecimal count = (BigDecimal) number.written();
        if (count.abs().compareTo(BigDecimal.valueOf(MAX_DAYS)) > 0
                || count.stripTrailingZeros().scale() > 0) {
            throw source.refusal(days, "takes a whole number of days, at most %,d.".formatted(MAX_DAYS));
        }
        return count.intValueExact();
    }

    private Term written(CelExpr origin, FieldType type, CelExpr.CelCall call) {
        if (terms.read(call.args().getFirst(), ValueKind.TEXT) instanceof Term.Constant text) {
            return new Term.Constant(
                    origin,
                    type,
                    literals.as(type, text, call.function() + "()").written());
        }
        throw source.refusal(origin, "takes a text in quotes: %s.".formatted(USAGE.get(call.function())));
    }

    private Term match(CelExpr origin, Clause.TextMatch.Place place, CelExpr.CelCall call) {
        Term text = terms.read(call.target().orElseThrow(), ValueKind.TEXT);
        return new Clause.TextMatch(origin, place, text, terms.read(call.args().getFirst(), ValueKind.TEXT));
    }

    private static String unknown(String name) {
        String usage = USAGE.get(name);
        return usage != null
                ? "is written like %s.".formatted(usage)
                : "there is no function '%s'.%s".formatted(name, Suggestion.question(name, USAGE.keySet()));
    }
}
