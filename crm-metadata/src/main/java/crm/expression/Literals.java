package crm.expression;

import com.fasterxml.jackson.databind.node.TextNode;
import crm.metadata.BadValue;
import crm.metadata.FieldType;
import crm.metadata.ReferenceType;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads constants, exactly as they were written. */
final class Literals {

    /** Digits on either side of the decimal point; the greatest field has 18 in all. */
    private static final int MAX_DIGITS = 30;

    private static final Pattern DECIMAL = Pattern.compile("[0-9]*\\.?[0-9]+(?:[eE][+-]?[0-9]+)?");

    private final ParsedExpression source;

    Literals(ParsedExpression source) {
        this.source = source;
    }

    static boolean isNull(CelExpr expression) {
        return expression.getKind() == CelExpr.ExprKind.Kind.CONSTANT
                && expression.constant().getKind() == CelConstant.Kind.NULL_VALUE;
    }

    Term.Constant read(CelExpr expression) {
        CelConstant constant = expression.constant();
        return switch (constant.getKind()) {
            case BOOLEAN_VALUE -> new Term.Constant(expression, Term.BOOLEAN, constant.booleanValue());
            case INT64_VALUE -> new Term.Constant(expression, Term.DECIMAL, BigDecimal.valueOf(constant.int64Value()));
            case DOUBLE_VALUE -> new Term.Constant(expression, Term.DECIMAL, decimal(expression));
            case STRING_VALUE -> new Term.Constant(expression, Term.TEXT, text(expression));
            case NULL_VALUE -> throw source.refusal(expression, "null stands only beside == and !=.");
            default -> throw source.refusal(expression, "only texts, numbers, true, false and null can be written.");
        };
    }

    /**
     * Reads a text as a value of a type, in the form in which REST writes such values.
     *
     * @param reader what takes the value, for the message
     */
    Term.Constant as(FieldType type, Term.Constant text, String reader) {
        try {
            String written = (String) text.written();
            Optional<Object> value = type instanceof ReferenceType references && !written.isBlank()
                    ? Optional.of(references.named(written))
                    : type.parse(TextNode.valueOf(written));
            if (value.isPresent()) {
                return new Term.Constant(text.origin(), type, value.get());
            }
        } catch (BadValue e) {
            throw source.refusal(text.origin(), "%s %s".formatted(reader, e.message()));
        }
        throw source.refusal(text.origin(), "is empty; absence is written as == null.");
    }

    /** CEL has made a double of it; the digits are still in the source. */
    private BigDecimal decimal(CelExpr expression) {
        double approximate = expression.constant().doubleValue();
        Matcher digits = DECIMAL.matcher(source.textFrom(expression));
        if (Double.isInfinite(approximate) || !digits.lookingAt()) {
            throw source.refusal(expression, "the number is too large.");
        }
        BigDecimal exact = exact(expression, digits.group());
        if (exact.scale() > MAX_DIGITS || exact.precision() - exact.scale() > MAX_DIGITS) {
            throw source.refusal(
                    expression,
                    "a number has at most %d digits on either side of its decimal point.".formatted(MAX_DIGITS));
        }
        return approximate < 0 ? exact.negate() : exact;
    }

    private BigDecimal exact(CelExpr expression, String digits) {
        try {
            return new BigDecimal(digits);
        } catch (NumberFormatException e) {
            throw source.refusal(expression, "the number's exponent is too small.");
        }
    }

    private String text(CelExpr expression) {
        String text = expression.constant().stringValue();
        if (text.codePoints().anyMatch(c -> c == 0 || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE))) {
            throw source.refusal(expression, "the text has a character that no value has.");
        }
        return text;
    }
}
