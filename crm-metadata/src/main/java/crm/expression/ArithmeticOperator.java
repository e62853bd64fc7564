package crm.expression;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** Arithmetic on decimals: exact up to 50 digits, rounded half up beyond, which only divisions need. */
enum ArithmeticOperator {
    ADD,
    SUBTRACT,
    MULTIPLY,
    DIVIDE;

    // Bounded, so that no chain of operations grows a number without end.
    private static final MathContext DIGITS = new MathContext(50, RoundingMode.HALF_UP);

    /** Null for a division by zero. */
    @Nullable
    BigDecimal apply(BigDecimal left, BigDecimal right) {
        return switch (this) {
            case ADD -> left.add(right, DIGITS);
            case SUBTRACT -> left.subtract(right, DIGITS);
            case MULTIPLY -> left.multiply(right, DIGITS);
            case DIVIDE -> right.signum() == 0 ? null : left.divide(right, DIGITS);
        };
    }
}
