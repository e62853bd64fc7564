package crm.admin.demo;

import crm.admin.demo.Company.Account;
import crm.admin.demo.Company.Person;
import crm.problem.ProblemCode;
import crm.problem.ProblemException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Accounts from {@code accounts.csv}. The file names no owner: an account belongs to the rep with the most deals there, and
 * is a customer once one of them was won.
 */
final class AccountMapping {

    private final DemoMapping mapping;
    private final Map<String, Person> reps;
    private final Map<String, List<CsvRow>> dealsByAccount;

    AccountMapping(DemoMapping mapping, Map<String, Person> reps, List<CsvRow> deals) {
        this.mapping = mapping;
        this.reps = reps;
        this.dealsByAccount = deals.stream()
                .filter(deal -> deal.find("account").isPresent())
                .collect(Collectors.groupingBy(deal -> deal.text("account")));
    }

    /** Parents first. */
    List<Account> accounts(List<CsvRow> rows) {
        List<Account> waiting = new ArrayList<>(rows.stream().map(this::account).toList());
        Set<Account> ordered = new LinkedHashSet<>();
        Set<String> placed = new LinkedHashSet<>();
        while (!waiting.isEmpty()) {
            List<Account> ready = waiting.stream()
                    .filter(account -> account.parent().isEmpty()
                            || placed.contains(account.parent().get()))
                    .toList();
            if (ready.isEmpty()) {
                throw new ProblemException(
                        ProblemCode.INVALID_RECORD,
                        "accounts.csv: the parent of %s is not there, or is its own subsidiary."
                                .formatted(waiting.getFirst().name()));
            }
            ready.forEach(account -> placed.add(account.externalId()));
            ordered.addAll(ready);
            waiting.removeAll(ready);
        }
        return List.copyOf(ordered);
    }

    private Account account(CsvRow row) {
        String name = row.text("account");
        List<CsvRow> deals = dealsByAccount.getOrDefault(name, List.of());
        return new Account(
                Slug.of(name, "-"),
                name,
                row.find("subsidiary_of").map(parent -> Slug.of(parent, "-")),
                deals.stream().anyMatch(this::isWon) ? "customer" : "prospect",
                mapping.accounts().sector(row.text("sector")),
                row.number("year_established"),
                row.number("employees"),
                row.number("revenue").multiply(mapping.accounts().revenueUnit()),
                mapping.accounts().country(row.text("office_location")),
                owner(deals).email());
    }

    private boolean isWon(CsvRow deal) {
        DemoMapping.Stage stage = deal.known(
                "deal_stage", deal.text("deal_stage"), mapping.deals().stages());
        return stage.stage().equals("won");
    }

    private Person owner(List<CsvRow> deals) {
        Map<String, Long> dealsByRep = deals.stream()
                .collect(Collectors.groupingBy(deal -> deal.text("sales_agent"), TreeMap::new, Collectors.counting()));
        Optional<Person> busiest = dealsByRep.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .map(reps::get);
        return busiest.orElseGet(() -> reps.values().iterator().next());
    }
}
