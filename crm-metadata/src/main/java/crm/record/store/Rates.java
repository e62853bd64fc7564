package crm.record.store;

import crm.transaction.Statement;
import crm.transaction.Transaction;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The rates that a transaction converts amounts at. While it holds them, nobody else's change of a rate is committed: so
 * whoever changes one finds all records that were saved by the old.
 */
final class Rates {

    private static final String HOLD = "select v from tenant_clock where tenant_id = ? for key share";

    /** The rate of the day, or before the first one that. */
    private static final String RATE = """
            select coalesce(
                (select rate from currency_rate where tenant_id = ? and currency = ? and ended_at is null and starts <= ?
                order by starts desc limit 1),
                (select rate from currency_rate where tenant_id = ? and currency = ? and ended_at is null
                order by starts limit 1))""";

    private final Map<Asked, Optional<BigDecimal>> known = new HashMap<>();
    private boolean held;

    private Rates() {}

    private record Asked(String currency, LocalDate day) {}

    static Rates current(boolean hold) {
        Rates rates = Transaction.current().state(Rates.class, _ -> new Rates());
        if (hold && !rates.held) {
            Statement.run(HOLD, statement -> {
                new Binder(statement).add(Transaction.current().caller().tenant());
                return statement.execute();
            });
            rates.held = true;
            rates.known.clear();
        }
        return rates;
    }

    /** So many of a currency are one of the company's; empty where no rate was ever set. */
    Optional<BigDecimal> of(String currency, LocalDate day) {
        return known.computeIfAbsent(new Asked(currency, day), Rates::read);
    }

    private static Optional<BigDecimal> read(Asked asked) {
        int tenant = Transaction.current().caller().tenant();
        return Statement.run(RATE, statement -> {
            new Binder(statement)
                    .add(tenant)
                    .add(asked.currency())
                    .add(asked.day())
                    .add(tenant)
                    .add(asked.currency());
            try (ResultSet result = statement.executeQuery()) {
                return result.next() ? Optional.ofNullable(result.getBigDecimal(1)) : Optional.empty();
            }
        });
    }
}
