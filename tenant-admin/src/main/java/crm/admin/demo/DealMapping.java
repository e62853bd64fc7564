package crm.admin.demo;

import crm.admin.demo.Company.Account;
import crm.admin.demo.Company.Currency;
import crm.admin.demo.Company.Deal;
import crm.admin.demo.Company.Person;
import crm.admin.demo.Company.Product;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Deals from {@code sales_pipeline.csv}, with all dates shifted so that the file ends this week. */
final class DealMapping {

    private final DemoMapping mapping;
    private final DateTimeFormatter dates;
    private final LocalDate lastDay;
    private final WeekShift shift;
    private final Map<String, Person> reps;
    private final Map<String, Product> products;
    private final Map<String, Account> accounts;

    /**
     * @param reps by their name
     * @param products by their name
     * @param accounts by their name
     */
    DealMapping(
            DemoMapping mapping,
            List<CsvRow> rows,
            LocalDate today,
            Map<String, Person> reps,
            Map<String, Product> products,
            Map<String, Account> accounts) {
        this.mapping = mapping;
        this.dates = mapping.deals().dates();
        this.lastDay = lastDay(rows);
        this.shift = WeekShift.bringing(lastDay, today);
        this.reps = reps;
        this.products = products;
        this.accounts = accounts;
    }

    private LocalDate lastDay(List<CsvRow> rows) {
        return rows.stream()
                .flatMap(row -> Stream.of("engage_date", "close_date").map(column -> row.findDate(column, dates)))
                .flatMap(Optional::stream)
                .max(LocalDate::compareTo)
                .orElse(LocalDate.EPOCH);
    }

    Deal deal(CsvRow row) {
        String id = row.text("opportunity_id");
        DemoMapping.Stage stage =
                row.known("deal_stage", row.text("deal_stage"), mapping.deals().stages());
        Product product = row.known("product", mapping.products().name(row.text("product")), products);
        Optional<Account> account = row.find("account").map(name -> row.known("account", name, accounts));
        Optional<LocalDate> engagedOn = row.findDate("engage_date", dates);
        LocalDate closeDate = stage.closed()
                ? row.date("close_date", dates)
                : mapping.deals().expectedClose().of(id, engagedOn, lastDay);
        BigDecimal amount = stage.closed()
                ? row.number("close_value")
                : row.findNumber("close_value").orElse(product.listPrice());
        return new Deal(
                id,
                name(product, account, id),
                row.known("sales_agent", row.text("sales_agent"), reps).email(),
                product.name(),
                account.map(Account::externalId),
                stage.stage(),
                stage.forecastCategory(),
                amount,
                account.flatMap(known -> mapping.currency(known.country())),
                shift.of(closeDate),
                engagedOn.map(shift::of),
                mapping.deals().lostReason(stage));
    }

    /** The tenant's other currencies, with the days of their rates shifted as those of the deals. */
    List<Currency> currencies() {
        return mapping.currencies().entrySet().stream()
                .map(currency -> new Currency(
                        currency.getKey(), shifted(currency.getValue().rates())))
                .toList();
    }

    private Map<LocalDate, BigDecimal> shifted(Map<String, BigDecimal> rates) {
        Map<LocalDate, BigDecimal> shifted = new TreeMap<>();
        rates.forEach((day, rate) -> shifted.put(shift.of(LocalDate.parse(day, dates)), rate));
        return shifted;
    }

    /** A product is sold to the same account many times: the id makes names unique. */
    private static String name(Product product, Optional<Account> account, String id) {
        return Stream.of(Optional.of(product.name()), account.map(Account::name), Optional.of(id))
                .flatMap(Optional::stream)
                .reduce((a, b) -> a + " · " + b)
                .orElse(id);
    }
}
