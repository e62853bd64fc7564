package crm.bench;

import crm.kernel.Kernel;
import crm.metadata.EntityType;
import crm.record.RecordPatch;
import crm.record.query.Aggregation;
import crm.record.query.Filter;
import crm.record.query.RecordQuery;
import crm.record.query.Sort;
import crm.tenant.Tenant;
import crm.transaction.Caller;
import crm.value.RecordRef;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * Fills tenants with deals like the demo's, the same in every run. The records are made through the kernel's own door,
 * so that slots, unique values, journal and clock agree; only their way into the database is COPY.
 */
final class BenchData {

    private static final int TEAM = 60;
    private static final int BATCH = 2_000;
    private static final int SAMPLE = 500;

    private final Recording recording;
    private final Kernel kernel;
    private final Random random = new Random(42);
    private final DemoDeals demo;

    /** @param superuser COPY does not work under row-level security; the kernel's own statements name the tenant anyway */
    BenchData(Connection superuser, Path config) {
        this.recording = new Recording(superuser, new CopyIn(superuser));
        this.kernel = new Kernel(recording.source());
        this.demo = new DemoDeals(config.resolve("demo/northstar"), random);
    }

    /** How much a tenant holds. */
    record Size(int owners, int accounts, int deals) {
        static Size big(int deals) {
            return new Size(500, Math.max(100, deals / 100), deals);
        }

        static final Size SMALL = new Size(5, 10, 60);
    }

    Kernel kernel() {
        return kernel;
    }

    /** The tenant with this alias, filled if it is not there. */
    BenchTenant tenant(String alias, Size size) {
        Tenant tenant = kernel.tenants.create(alias, alias, "en", "USD", "America/New_York", List.of("sales"));
        Caller system = Caller.system(tenant.id());
        long there = count(system);
        if (there == 0) {
            fill(system, size);
        } else if (there < size.deals()) {
            throw new IllegalStateException(
                    "Tenant %s is half filled. Delete the folder of the bench's stack and begin again."
                            .formatted(alias));
        }
        return found(tenant, system);
    }

    private long count(Caller system) {
        return kernel.transactions.run(
                system,
                () -> kernel.records
                        .aggregate(new Aggregation(
                                kernel.records.type("opportunity"), Filter.EVERYTHING, Optional.empty(), List.of()))
                        .getFirst()
                        .count());
    }

    private void fill(Caller system, Size size) {
        List<RecordRef> owners = people(system, size.owners());
        List<RecordRef> products = make(system, "product", demo.products().size(), this::product);
        List<RecordRef> accounts = make(system, "account", size.accounts(), i -> account(i, any(owners)));
        List<RecordRef> contacts =
                make(system, "contact", size.accounts() * 3 / 2, i -> contact(i, any(accounts), any(owners)));
        make(system, "opportunity", size.deals(), i -> deal(i, owners, accounts, contacts, products));
    }

    private interface Numbered {
        Map<String, Object> values(int number);
    }

    private List<RecordRef> make(Caller system, String entity, int count, Numbered numbered) {
        List<RecordRef> made = new ArrayList<>(count);
        while (made.size() < count) {
            List<RecordPatch> patches = IntStream.range(made.size(), Math.min(made.size() + BATCH, count))
                    .mapToObj(i -> RecordPatch.of(numbered.values(i)))
                    .toList();
            made.addAll(kernel.transactions.run(
                    system,
                    () -> kernel.records.createAll(entity, patches).stream()
                            .map(record -> record.ref())
                            .toList()));
            recording.take(); // nobody sends it again
        }
        return made;
    }

    /** A team of sixty first, the others in departments of forty; whoever comes first in a department manages it. */
    private List<RecordRef> people(Caller system, int count) {
        List<RecordRef> people = new ArrayList<>();
        for (int department = 0; people.size() < count; department++) {
            int members = Math.min(department == 0 ? TEAM : 40, count - people.size());
            String name = "Team %02d".formatted(department);
            RecordRef in =
                    make(system, "department", 1, _ -> Map.of("name", name)).getFirst();
            people.addAll(make(
                    system,
                    "user",
                    members,
                    i -> Map.of(
                            "name",
                            "%s person %02d".formatted(name, i),
                            "email",
                            "%s.%02d@bench.example".formatted(name.replace(' ', '-'), i),
                            "jobTitle",
                            i == 0 ? "Sales manager" : "Account executive",
                            "department",
                            in)));
        }
        return people;
    }

    private Map<String, Object> product(int i) {
        var row = demo.products().get(i);
        return Map.of(
                "name",
                row.getField("product"),
                "code",
                row.getField("product").toUpperCase(java.util.Locale.ROOT).replace(' ', '-'),
                "listPrice",
                new BigDecimal(row.getField("sales_price")).setScale(2));
    }

    private Map<String, Object> account(int i, RecordRef owner) {
        return Map.of(
                "name",
                "Account %05d".formatted(i),
                "type",
                "customer",
                "sector",
                any(List.of("finance", "retail", "software", "medical")),
                "employees",
                BigDecimal.valueOf(random.nextInt(20_000)),
                "annualRevenue",
                BigDecimal.valueOf(random.nextInt(1_000_000_000), 2),
                "externalId",
                "A-%05d".formatted(i),
                "owner",
                owner);
    }

    private Map<String, Object> contact(int i, RecordRef account, RecordRef owner) {
        return Map.of(
                "name",
                "Contact %05d".formatted(i),
                "account",
                account,
                "email",
                "contact.%05d@bench.example".formatted(i),
                "jobTitle",
                "Head of procurement",
                "owner",
                owner);
    }

    /** Deals of one account in the demo are dealt out to the few that stand for it here; people likewise. */
    private Map<String, Object> deal(
            int i,
            List<RecordRef> owners,
            List<RecordRef> accounts,
            List<RecordRef> contacts,
            List<RecordRef> products) {
        DemoDeals.Deal deal = demo.next();
        Map<String, Object> values = new HashMap<>();
        values.put("name", deal.name());
        values.put("account", like(deal.account(), accounts));
        values.put("contact", like(deal.account(), contacts));
        values.put("product", product(deal.product(), products));
        values.put("owner", like(deal.owner(), owners));
        values.put("stage", deal.stage());
        values.put("probability", BigDecimal.valueOf(deal.probability() * 100L, 2));
        values.put("amount", deal.amount());
        values.put("closeDate", deal.closeDate());
        values.put("engagedOn", deal.closeDate().minusDays(30 + random.nextInt(60)));
        values.put("nextStep", "Call again about " + deal.product());
        values.put("externalId", "D-%07d".formatted(i));
        if (deal.stage().equals("lost")) {
            values.put("lostReason", "unknown");
        }
        return values;
    }

    private RecordRef like(int number, List<RecordRef> all) {
        int twelve = Math.floorMod(number * 31, all.size());
        return all.get((twelve + random.nextInt(Math.min(12, all.size()))) % all.size());
    }

    private RecordRef product(String name, List<RecordRef> products) {
        for (int i = 0; i < products.size(); i++) {
            if (demo.products().get(i).getField("product").equals(name)) {
                return products.get(i);
            }
        }
        throw new IllegalStateException("No product " + name);
    }

    private <T> T any(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    private BenchTenant found(Tenant tenant, Caller system) {
        return kernel.transactions.run(system, () -> {
            List<UUID> people =
                    some("user", "", 200).stream().map(RecordRef::id).toList();
            return new BenchTenant(
                    tenant,
                    people.getLast(),
                    people.getFirst(),
                    people.get(Math.min(7, people.size() - 1)),
                    some("account", "", 200),
                    some("contact", "", 200),
                    some("product", "", 20),
                    some("opportunity", "closeDate", SAMPLE));
        });
    }

    /** The first of an entity type; ids follow the order in which the records were made. */
    private List<RecordRef> some(String entity, String sort, int count) {
        EntityType type = kernel.records.type(entity);
        List<RecordRef> found = new ArrayList<>();
        Optional<String> after = Optional.empty();
        do {
            var page = kernel.records.list(RecordQuery.all(type)
                    .orderBy(Sort.parse(type, sort))
                    .limit(Math.min(200, count))
                    .after(after));
            page.records().forEach(record -> found.add(record.ref()));
            after = page.next();
        } while (after.isPresent() && found.size() < count);
        return List.copyOf(found);
    }

    /** What autovacuum does in a database that is in use. */
    static void settle(Connection superuser) throws SQLException {
        try (var statement = superuser.createStatement()) {
            statement.execute("vacuum analyze record");
            statement.execute("vacuum analyze change");
            statement.execute("checkpoint");
        }
    }
}
