package crm.currency;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * From a day on, so many of a currency are one of the company's own.
 *
 * @param currency its ISO 4217 code
 * @param rate over 0, with at most {@value #DECIMALS} decimals
 */
public record Rate(String currency, LocalDate from, BigDecimal rate, Instant setAt, UUID setBy) {

    /** As many digits behind the point as a rate may have; in front of it as many. */
    public static final int DECIMALS = 10;

    /** The one of a day among others: the last that began by then, or else the first that begins. */
    public static Optional<Rate> of(List<Rate> rates, String currency, LocalDate day) {
        List<Rate> own = rates.stream()
                .filter(rate -> rate.currency().equals(currency))
                .sorted(Comparator.comparing(Rate::from).reversed())
                .toList();
        return own.stream()
                .filter(rate -> !rate.from().isAfter(day))
                .findFirst()
                .or(() -> own.isEmpty() ? Optional.empty() : Optional.of(own.getLast()));
    }

    /** What was said of a day once, and when it ended. */
    public record Past(Rate rate, Instant endedAt, UUID endedBy) {}
}
