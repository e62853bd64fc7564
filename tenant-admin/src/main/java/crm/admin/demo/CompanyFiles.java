package crm.admin.demo;

import crm.admin.NewTenant;
import crm.admin.demo.Company.Account;
import crm.admin.demo.Company.Person;
import crm.admin.demo.Company.Product;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads a folder with {@code mapping.yaml} and the four files it is about. */
final class CompanyFiles {

    private final Path folder;
    private final DemoMapping mapping;

    CompanyFiles(Path folder) {
        this.folder = folder;
        this.mapping = DemoMapping.read(folder.resolve("mapping.yaml"));
    }

    NewTenant tenant() {
        return mapping.tenant();
    }

    /** What the files say, moved to the week of a day. */
    Company read(LocalDate today) {
        List<CsvRow> deals = rows("sales_pipeline.csv");
        StaffMapping staff = new StaffMapping(mapping, rows("sales_teams.csv"));
        Map<String, Product> products = byName(products(), Product::name);
        List<Account> accounts = new AccountMapping(mapping, staff.reps(), deals).accounts(rows("accounts.csv"));
        DealMapping dealMapping =
                new DealMapping(mapping, deals, today, staff.reps(), products, byName(accounts, Account::name));
        return new Company(
                mapping.tenant(),
                mapping.password(),
                administrator(),
                dealMapping.currencies(),
                staff.offices(),
                staff.teams(),
                new ArrayList<>(staff.reps().values()),
                new ArrayList<>(products.values()),
                accounts,
                new ContactInvention(mapping.contacts()).contacts(accounts),
                deals.stream().map(dealMapping::deal).toList());
    }

    private List<CsvRow> rows(String file) {
        return CsvFile.read(folder.resolve(file));
    }

    private Person administrator() {
        DemoMapping.Administrator person = mapping.administrator();
        return new Person(person.firstName(), person.lastName(), person.email(), person.jobTitle(), "");
    }

    private List<Product> products() {
        return rows("products.csv").stream()
                .map(row -> new Product(
                        row.text("product"),
                        Slug.of(row.text("product"), "-").toUpperCase(Locale.ROOT),
                        row.known(
                                "series", row.text("series"), mapping.products().families()),
                        row.number("sales_price")))
                .toList();
    }

    private static <T> Map<String, T> byName(List<T> all, Function<T, String> name) {
        return all.stream().collect(Collectors.toMap(name, one -> one, (first, _) -> first, LinkedHashMap::new));
    }
}
