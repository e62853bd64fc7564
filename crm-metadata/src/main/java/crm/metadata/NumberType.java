package crm.metadata;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import crm.problem.Limit;
import crm.problem.ProblemCode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An exact decimal: a plain number, an amount of money, a percentage, or a duration in minutes.
 *
 * @param unit what the number counts
 * @param scale decimals of the index, 0 to 6
 * @param min smallest value allowed, or null
 * @param max greatest value allowed, or null
 * @param grouping whether people read it in groups of digits; not so a year or a number that is a name
 * @param measure what stands behind a plain number, for example {@code m²}; may be empty
 * @param decimals that a value may have; one with more is refused rather than rounded. Other than the index's only for
 *     money: of the currencies that it may be in, the one with the most
 */
public record NumberType(
        Unit unit,
        int scale,
        @Nullable BigDecimal min,
        @Nullable BigDecimal max,
        boolean grouping,
        String measure,
        int decimals)
        implements FieldType {

    private static final Pattern HOURS = Pattern.compile("([0-9]{1,6}):([0-5][0-9])");

    /** A value has at most this many digits, decimals included: what a {@code bigint} slot holds. */
    public static final int MAX_DIGITS = 18;

    public NumberType(Unit unit, int scale, @Nullable BigDecimal min, @Nullable BigDecimal max) {
        this(unit, scale, min, max, true, "", scale);
    }

    /** The same amounts where the currencies have other decimals. */
    NumberType inCurrencies(int indexed, int entered) {
        return new NumberType(unit, indexed, min, max, grouping, measure, entered);
    }

    /** What a number counts. */
    public enum Unit {
        NUMBER("number"),
        CURRENCY("currency"),
        PERCENT("percent"),
        /** Minutes; also read as hours and minutes, {@code 1:30}. */
        DURATION("duration");

        private final String typeName;

        Unit(String typeName) {
            this.typeName = typeName;
        }
    }

    @Override
    public String name() {
        return unit.typeName;
    }

    @Override
    public ValueKind kind() {
        return ValueKind.DECIMAL;
    }

    @Override
    public Optional<Object> parse(JsonNode json) {
        Optional<BigDecimal> number = unit == Unit.DURATION ? minutes(json) : decimal(json);
        number.ifPresent(this::check);
        return number.map(this::even);
    }

    /** A number that was computed, with as many decimals as a value may have. */
    public BigDecimal rounded(BigDecimal number) {
        return number.setScale(decimals, RoundingMode.HALF_UP);
    }

    /** Equal numbers in one form: values are compared as they stand. */
    private BigDecimal even(BigDecimal value) {
        int least = Math.min(scale, decimals);
        return value.scale() == least
                ? value
                : value.setScale(Math.max(least, value.stripTrailingZeros().scale()), RoundingMode.UNNECESSARY);
    }

    private static Optional<BigDecimal> minutes(JsonNode json) {
        Matcher hours = HOURS.matcher(json.isTextual() ? json.textValue().strip() : "");
        return hours.matches()
                ? Optional.of(BigDecimal.valueOf(Long.parseLong(hours.group(1)) * 60 + Long.parseLong(hours.group(2))))
                : decimal(json);
    }

    /** A number, or one in quotes: JavaScript keeps only 15 of 18 digits of the first. */
    private static Optional<BigDecimal> decimal(JsonNode json) {
        if (json.isNumber()) {
            return Optional.of(json.decimalValue());
        }
        if (json.isTextual() && json.textValue().isBlank()) {
            return Optional.empty();
        }
        if (json.isTextual() && json.textValue().length() <= 40) {
            try {
                return Optional.of(new BigDecimal(json.textValue().strip()));
            } catch (NumberFormatException e) {
                // told below
            }
        }
        throw new BadValue(ProblemCode.WRONG_TYPE, "takes a number like 1234.5.");
    }

    private void check(BigDecimal value) {
        // before anything that would write a number like 1e999999999 out
        if (value.signum() != 0 && value.precision() - (long) value.scale() > MAX_DIGITS - scale) {
            throw new BadValue(ProblemCode.OUT_OF_RANGE, Limit.of(Limit.Kind.DIGITS, MAX_DIGITS - scale));
        }
        if (value.stripTrailingZeros().scale() > decimals) {
            throw new BadValue(ProblemCode.WRONG_FORMAT, Limit.of(Limit.Kind.DECIMALS, decimals));
        }
        if (min != null && value.compareTo(min) < 0) {
            throw new BadValue(ProblemCode.OUT_OF_RANGE, new Limit(Limit.Kind.AT_LEAST, min));
        }
        if (max != null && value.compareTo(max) > 0) {
            throw new BadValue(ProblemCode.OUT_OF_RANGE, new Limit(Limit.Kind.AT_MOST, max));
        }
    }

    @Override
    public JsonNode toJson(Object value) {
        return DecimalNode.valueOf((BigDecimal) value);
    }

    @Override
    public Object fromJson(JsonNode json) {
        BigDecimal number = json.decimalValue();
        return unit == Unit.CURRENCY ? even(number) : number.setScale(scale, RoundingMode.HALF_UP);
    }

    @Override
    public Optional<SlotKind> slotKind() {
        return Optional.of(SlotKind.NUMBER);
    }

    @Override
    public Object slotValue(Object value) {
        return ((BigDecimal) value)
                .setScale(scale, RoundingMode.HALF_UP)
                .movePointRight(scale)
                .longValueExact();
    }
}
