package crm.currency;

import crm.access.AccessPolicies;
import crm.journal.Bell;
import crm.metadata.Currencies;
import crm.metadata.EntityType;
import crm.metadata.Metadata;
import crm.metadata.Right;
import crm.problem.ProblemCode;
import crm.problem.ProblemException;
import crm.record.store.AmountsDue;
import crm.record.store.StoredValues;
import crm.tenant.TenantLayers;
import crm.tenant.TenantMetadata;
import crm.transaction.Participant;
import crm.transaction.StaleMetadata;
import crm.transaction.Transaction;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/**
 * The rates of the current transaction's tenant. Everybody may read them; who shapes the tenant changes them. Records in
 * the currency are converted anew in the background, without a new version.
 */
@Singleton
public class CurrencyRates {

    /** As much of the history as is told at once. */
    public static final int MOST_PAST = 200;

    private static final LocalDate FIRST = LocalDate.of(1900, 1, 1);
    private static final LocalDate LAST = LocalDate.of(2200, 12, 31);

    private final TenantMetadata metadata;
    private final TenantLayers layers;
    private final AccessPolicies policies;
    private final StoredValues stored;
    private final Bell bell;

    @Inject
    public CurrencyRates(
            TenantMetadata metadata, TenantLayers layers, AccessPolicies policies, StoredValues stored, Bell bell) {
        this.metadata = metadata;
        this.layers = layers;
        this.policies = policies;
        this.stored = stored;
        this.bell = bell;
    }

    /** The company's currency and those that records may be in beside it. */
    public Currencies currencies() {
        return metadata.current().currencies();
    }

    /** Of all currencies, by their codes, the newest of each first. */
    public List<Rate> inForce() {
        return RateRows.inForce();
    }

    /** @throws ProblemException {@code NOT_FOUND} if it is none of the tenant's currencies */
    public List<Rate> of(String currency) {
        requireKnown(currency);
        return inForce().stream()
                .filter(rate -> rate.currency().equals(currency))
                .toList();
    }

    /**
     * What was changed or taken away, the last first, at most {@value #MOST_PAST}.
     *
     * @throws ProblemException {@code NOT_FOUND} if it is none of the tenant's currencies
     */
    public List<Rate.Past> past(String currency) {
        requireKnown(currency);
        return RateRows.past(currency, MOST_PAST);
    }

    /**
     * Says what a currency is worth from a day on that nothing was said of.
     *
     * @throws ProblemException {@code FORBIDDEN}, {@code NOT_FOUND}, {@code OUT_OF_RANGE}, {@code WRONG_FORMAT} and
     *     {@code NOT_UNIQUE}
     */
    public void add(String currency, LocalDate from, BigDecimal rate) {
        begin(currency);
        requireRate(rate);
        requireDay(from);
        if (!RateRows.add(currency, from, rate)) {
            throw ProblemException.atField(
                    "from",
                    ProblemCode.NOT_UNIQUE,
                    "There is a rate of %s from %s on. Change that one.".formatted(currency, from));
        }
        AmountsDue.ofCurrency(metadata.current(), currency);
    }

    /**
     * Says otherwise what a currency is worth from a day on.
     *
     * @throws ProblemException {@code FORBIDDEN}, {@code NOT_FOUND}, {@code OUT_OF_RANGE}, {@code WRONG_FORMAT}
     */
    public void change(String currency, LocalDate from, BigDecimal rate) {
        begin(currency);
        requireRate(rate);
        end(currency, from);
        RateRows.add(currency, from, rate);
        AmountsDue.ofCurrency(metadata.current(), currency);
    }

    /**
     * Takes back what was said of a day: the rate from before it goes on.
     *
     * @throws ProblemException {@code FORBIDDEN}, {@code NOT_FOUND}, and {@code IN_USE} for the last rate of a currency
     *     that records are in
     */
    public void remove(String currency, LocalDate from) {
        begin(currency);
        end(currency, from);
        if (of(currency).isEmpty() && isUsed(currency)) {
            throw ProblemException.atField(
                    "from",
                    ProblemCode.IN_USE,
                    "Records are in %s, and this is its last rate. Set another one first.".formatted(currency));
        }
        AmountsDue.ofCurrency(metadata.current(), currency);
    }

    /** Nothing that was said of any currency holds any more: the company's own has become another one. */
    public static void endAll() {
        RateRows.endAll();
    }

    private boolean isUsed(String currency) {
        return metadata.current().entityTypes().values().stream()
                .filter(type -> !type.amounts().isEmpty())
                .anyMatch(type -> stored.holding(type.id(), EntityType.CURRENCY, currency, 1) > 0);
    }

    /** From here on no write is committed that read the rates before. */
    private void begin(String currency) {
        policies.current().require(Right.CUSTOMISE);
        int tenant = Transaction.current().caller().tenant();
        if (layers.lock() != metadata.current().version()) {
            metadata.forget(tenant);
            throw new StaleMetadata();
        }
        requireKnown(currency);
        Transaction.current().state(Told.class, _ -> new Told(bell, tenant));
    }

    private static void end(String currency, LocalDate from) {
        if (!RateRows.end(currency, from)) {
            throw new ProblemException(
                    ProblemCode.NOT_FOUND, "There is no rate of %s from %s on.".formatted(currency, from));
        }
    }

    private void requireKnown(String currency) {
        Metadata known = metadata.current();
        if (known.currencies().other(currency).isEmpty()) {
            throw new ProblemException(
                    ProblemCode.NOT_FOUND,
                    currency.equals(known.currencies().company())
                            ? "%s is the company's own currency. The others have rates.".formatted(currency)
                            : "%s is none of the company's currencies. Add it first.".formatted(currency));
        }
    }

    private static void requireRate(BigDecimal rate) {
        BigDecimal plain = rate.stripTrailingZeros();
        if (rate.signum() <= 0) {
            throw ProblemException.atField("rate", ProblemCode.OUT_OF_RANGE, "A rate is more than 0.");
        }
        if (plain.precision() - (long) plain.scale() > Rate.DECIMALS) {
            throw ProblemException.atField(
                    "rate",
                    ProblemCode.OUT_OF_RANGE,
                    "A rate has at most %d digits before the point.".formatted(Rate.DECIMALS));
        }
        if (plain.scale() > Rate.DECIMALS) {
            throw ProblemException.atField(
                    "rate", ProblemCode.WRONG_FORMAT, "A rate has at most %d decimals.".formatted(Rate.DECIMALS));
        }
    }

    private static void requireDay(LocalDate from) {
        if (from.isBefore(FIRST) || from.isAfter(LAST)) {
            throw ProblemException.atField(
                    "from", ProblemCode.OUT_OF_RANGE, "A rate begins between %s and %s.".formatted(FIRST, LAST));
        }
    }

    /** Records are converted soon after the commit. */
    private record Told(Bell bell, int tenant) implements Participant {

        @Override
        public Phase phase() {
            return Phase.METADATA;
        }

        @Override
        public void afterCommit() {
            bell.ring(tenant);
        }
    }
}
