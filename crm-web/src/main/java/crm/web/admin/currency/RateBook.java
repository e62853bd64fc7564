package crm.web.admin.currency;

import crm.currency.CurrencyRates;
import crm.currency.Rate;
import crm.metadata.EntityType;
import crm.problem.FieldProblem;
import crm.problem.ProblemException;
import crm.record.Record;
import crm.record.Records;
import crm.value.RecordRef;
import crm.web.shell.Session;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The rates of the tenant of this session. What is refused is answered, not thrown. */
@Singleton
public class RateBook {

    private final Session session;
    private final CurrencyRates rates;
    private final Records records;

    @Inject
    public RateBook(Session session, CurrencyRates rates, Records records) {
        this.session = session;
        this.rates = rates;
        this.records = records;
    }

    List<Rate> inForce() {
        return session.run(rates::inForce);
    }

    List<Rate> of(String currency) {
        return session.run(() -> rates.of(currency));
    }

    List<Rate.Past> past(String currency) {
        return session.run(() -> rates.past(currency));
    }

    /** The names of those who said what a currency is worth. */
    Map<UUID, String> people(Collection<UUID> ids) {
        List<RecordRef> refs = ids.stream()
                .distinct()
                .map(id -> new RecordRef(EntityType.USER, id))
                .toList();
        Map<UUID, String> names = new HashMap<>();
        Map<RecordRef, Record> found = session.run(() -> records.findAll(EntityType.USER, refs));
        found.forEach((ref, person) -> names.put(ref.id(), person.title()));
        return names;
    }

    /** Empty if it is done. */
    Optional<FieldProblem> add(String currency, LocalDate from, BigDecimal rate) {
        return attempt(() -> rates.add(currency, from, rate));
    }

    Optional<FieldProblem> change(String currency, LocalDate from, BigDecimal rate) {
        return attempt(() -> rates.change(currency, from, rate));
    }

    /** Says of a day what it said before, whatever was said since. */
    Optional<FieldProblem> set(String currency, LocalDate from, BigDecimal rate) {
        boolean isKnown = of(currency).stream().anyMatch(one -> one.from().equals(from));
        return isKnown ? change(currency, from, rate) : add(currency, from, rate);
    }

    Optional<FieldProblem> remove(String currency, LocalDate from) {
        return attempt(() -> rates.remove(currency, from));
    }

    private Optional<FieldProblem> attempt(Runnable work) {
        try {
            session.run(() -> {
                work.run();
                return true;
            });
            return Optional.empty();
        } catch (ProblemException problem) {
            if (problem.code().isOurs()) {
                throw problem;
            }
            return problem.errors().stream()
                    .findFirst()
                    .or(() -> Optional.of(new FieldProblem("", problem.code(), problem.message())));
        }
    }
}
