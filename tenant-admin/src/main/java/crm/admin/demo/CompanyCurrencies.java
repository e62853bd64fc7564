package crm.admin.demo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import crm.currency.CurrencyRates;
import crm.currency.Rate;
import crm.metadata.change.MetadataPlans;
import crm.transaction.Caller;
import crm.transaction.Transactions;
import crm.value.Json;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Gives a demo company the other currencies it sells in, and what they were worth. What is there is left alone. */
@Singleton
class CompanyCurrencies {

    private final Transactions transactions;
    private final MetadataPlans plans;
    private final CurrencyRates rates;

    @Inject
    CompanyCurrencies(Transactions transactions, MetadataPlans plans, CurrencyRates rates) {
        this.transactions = transactions;
        this.plans = plans;
        this.rates = rates;
    }

    void ensure(Caller system, List<Company.Currency> currencies) {
        if (currencies.isEmpty()) {
            return;
        }
        transactions.execute(system, () -> name(currencies));
        transactions.execute(system, () -> currencies.forEach(this::rate));
    }

    private void name(List<Company.Currency> currencies) {
        ObjectNode patch = Json.mapper().createObjectNode();
        ObjectNode named = patch.putObject("currencies");
        currencies.stream()
                .map(Company.Currency::code)
                .filter(code -> rates.currencies().other(code).isEmpty())
                .forEach(named::putObject);
        if (!named.isEmpty()) {
            plans.patch(patch).apply();
        }
    }

    private void rate(Company.Currency currency) {
        Set<LocalDate> known =
                rates.of(currency.code()).stream().map(Rate::from).collect(Collectors.toSet());
        for (Map.Entry<LocalDate, BigDecimal> rate : currency.rates().entrySet()) {
            if (!known.contains(rate.getKey())) {
                rates.add(currency.code(), rate.getKey(), rate.getValue());
            }
        }
    }
}
