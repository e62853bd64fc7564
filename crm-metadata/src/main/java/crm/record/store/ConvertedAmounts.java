package crm.record.store;

import crm.metadata.EntityType;
import crm.metadata.Field;
import crm.metadata.NumberType;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What the amounts of a record in another currency come to in the company's. */
public final class ConvertedAmounts {

    private ConvertedAmounts() {}

    /**
     * By field, at the rates that are in force until the current transaction ends; empty for a record in the company's
     * currency, and where there is no rate.
     *
     * @param entered the record's values as they were set
     */
    public static Map<String, Object> of(EntityType type, Function<String, Optional<Object>> entered) {
        return of(type, entered, true);
    }

    /** The same for what is only read: nobody who changes a rate waits for it. */
    public static Map<String, Object> read(EntityType type, Function<String, Optional<Object>> entered) {
        return of(type, entered, false);
    }

    private static Map<String, Object> of(EntityType type, Function<String, Optional<Object>> entered, boolean holds) {
        Optional<String> currency = foreign(type, entered);
        if (currency.isEmpty()) {
            return Map.of();
        }
        Optional<BigDecimal> rate = Rates.current(holds).of(currency.get(), day(type, entered));
        if (rate.isEmpty()) {
            return Map.of();
        }
        Map<String, Object> converted = new HashMap<>();
        for (Field field : type.amounts()) {
            int decimals = type.recordCurrency().decimals(field);
            entered.apply(field.name())
                    .ifPresent(amount -> converted.put(
                            field.name(),
                            converted((BigDecimal) amount, rate.get(), (NumberType) field.type(), decimals)));
        }
        return converted;
    }

    /** The currency of a record with amounts, where it is not the company's own. */
    public static Optional<String> foreign(EntityType type, Function<String, Optional<Object>> entered) {
        return type.amounts().isEmpty()
                ? Optional.empty()
                : entered.apply(EntityType.CURRENCY)
                        .map(String.class::cast)
                        .filter(code -> type.recordCurrency()
                                .company()
                                .filter(code::equals)
                                .isEmpty());
    }

    private static LocalDate day(EntityType type, Function<String, Optional<Object>> entered) {
        Object day = type.recordCurrency()
                .day()
                .flatMap(entered)
                .or(() -> entered.apply(EntityType.CREATED_AT))
                .orElseThrow();
        return day instanceof Instant moment ? moment.atOffset(ZoneOffset.UTC).toLocalDate() : (LocalDate) day;
    }

    /**
     * One amount by a rate, rounded half up as formulas are. What has more digits than an amount can have becomes the
     * greatest that it can.
     *
     * @param rate so many are one of the company's currency
     * @param decimals of that
     */
    static BigDecimal converted(BigDecimal amount, BigDecimal rate, NumberType type, int decimals) {
        BigDecimal exact = amount.divide(rate, decimals, RoundingMode.HALF_UP);
        BigDecimal most = BigDecimal.valueOf(LARGEST, type.scale()).setScale(decimals, RoundingMode.DOWN);
        return exact.min(most).max(most.negate());
    }

    private static final long LARGEST = 999_999_999_999_999_999L;
}
