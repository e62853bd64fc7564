package crm.sales;

import crm.kernel.Kernel;
import crm.kernel.Superuser;
import crm.record.RecordPatch;
import crm.tenant.Tenant;
import crm.transaction.Caller;
import crm.value.RecordRef;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

/**
 * A tenant with 60,000 deals of 500 people, among twenty smaller ones. Some thousand records are made through the one
 * door, so that values and slots agree; the database then multiplies the deals and deals them out to all owners.
 */
final class SalesVolume {

    static final int DEALS = 60_000;
    private static final int MADE = 2_000;
    private static final int SMALL_TENANTS = 20;
    private static final int TEAM = 60;
    private static final int REGION = 250;
    private static final int PEOPLE = 500;

    final Tenant tenant;
    final Caller administrator;
    final Caller rep;
    /** Of {@value #TEAM} people, himself included: their records are looked up owner by owner. */
    final Caller teamManager;
    /** Of {@value #REGION} people: too many to be looked up owner by owner. */
    final Caller regionManager;

    private final Kernel kernel;
    private final Random random = new Random(42);
    private final List<RecordRef> accounts = new ArrayList<>();
    private final List<RecordRef> contacts = new ArrayList<>();
    private final List<RecordRef> products = new ArrayList<>();

    SalesVolume(Kernel kernel) {
        this.kernel = kernel;
        tenant = kernel.tenants.create("volume", "Volume", "en", "USD", "UTC", List.of("sales"));
        administrator = Caller.system(tenant.id());
        List<UUID> team = people("team", TEAM);
        List<UUID> region = people("region", REGION);
        people("rest", PEOPLE - TEAM - REGION);
        rep = new Caller(tenant.id(), team.getLast(), Set.of("rep"), "test");
        teamManager = new Caller(tenant.id(), team.getFirst(), Set.of("manager"), "test");
        regionManager = new Caller(tenant.id(), region.getFirst(), Set.of("manager"), "test");
        some(30, i -> products.add(create("product", product(i))));
        some(1_000, i -> accounts.add(create("account", account(i))));
        some(1_500, i -> contacts.add(create("contact", contact(i))));
        some(MADE, i -> create("opportunity", deal(i)));
        multiply();
        loseStages();
        // as autovacuum does in a database that is in use
        Superuser.update("vacuum analyze record");
    }

    private interface Make {
        void number(int i);
    }

    private void some(int count, Make make) {
        kernel.transactions.execute(administrator, () -> {
            for (int i = 0; i < count; i++) {
                make.number(i);
            }
        });
    }

    private RecordRef create(String entity, Map<String, Object> values) {
        return kernel.records.create(entity, RecordPatch.of(values)).ref();
    }

    private List<UUID> people(String department, int count) {
        List<UUID> people = new ArrayList<>();
        kernel.transactions.execute(administrator, () -> {
            RecordRef in = create("department", Map.of("name", department));
            for (int i = 0; i < count; i++) {
                String name = department + i;
                people.add(create("user", Map.of("name", name, "email", name + "@volume.example", "department", in))
                        .id());
            }
        });
        return people;
    }

    private Map<String, Object> product(int i) {
        return Map.of(
                "name",
                "Product " + i,
                "code",
                "P" + i,
                "family",
                any(List.of("gtx", "gtk", "mg")),
                "active",
                i % 5 > 0,
                "listPrice",
                BigDecimal.valueOf(100 + i, 2));
    }

    private Map<String, Object> account(int i) {
        return Map.of(
                "name", any(List.of("Acme", "Betasoloin", "Cancity", "Dontechi")) + " " + i,
                "type", any(List.of("prospect", "customer", "customer", "partner")),
                "sector", any(List.of("finance", "retail", "software", "medical")),
                "phone", "+1 555 " + (10_000 + i),
                "employees", BigDecimal.valueOf(random.nextInt(20_000)),
                "annualRevenue", BigDecimal.valueOf(random.nextInt(100_000_000), 2));
    }

    private Map<String, Object> contact(int i) {
        return Map.of(
                "name",
                any(List.of("Ada", "Grace", "Edsger", "Barbara")) + " " + i,
                "account",
                any(accounts),
                "jobTitle",
                "Head of something",
                "email",
                "c" + i + "@example.com");
    }

    /** Of a hundred deals thirty are open; those close around today, the others have closed over four years. */
    private Map<String, Object> deal(int i) {
        int dice = random.nextInt(100);
        String stage = dice < 6
                ? "prospecting"
                : dice < 24
                        ? "engaging"
                        : dice < 27 ? "proposal" : dice < 30 ? "negotiation" : dice < 75 ? "won" : "lost";
        boolean open = dice < 30;
        Map<String, Object> values = new HashMap<>();
        values.put("name", any(List.of("GTX", "MG Special", "GTK 500")) + " deal " + i);
        values.put("account", any(accounts));
        values.put("contact", any(contacts));
        values.put("product", any(products));
        values.put("stage", stage);
        values.put(
                "closeDate",
                LocalDate.now(java.time.ZoneOffset.UTC)
                        .plusDays(open ? random.nextInt(210) - 30 : -random.nextInt(1_460)));
        values.put("nextStep", "call them again " + i);
        values.put("description", "What was said and done about this deal. ".repeat(8));
        if (dice >= 6) {
            values.put("amount", BigDecimal.valueOf(random.nextInt(10_000_000), 2));
        }
        if (stage.equals("lost")) {
            values.put("lostReason", "price");
        }
        return values;
    }

    private <T> T any(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    /** Some deals have no stage, others one that is no option any more. */
    private void loseStages() {
        String some =
                "where tenant_id = %d and entity_id = 5 and id in (select id from record where tenant_id = %<d and entity_id = 5 and t2 = '0005lost' limit 50)"
                        .formatted(tenant.id());
        Superuser.update("update record set values = values - 'stage', t2 = U&'\\+10FFFF' " + some);
        Superuser.update("update record set values = values || '{\"stage\": \"gone\"}', t2 = '0006gone' " + some);
    }

    private void multiply() {
        String others = String.join(", ", Superuser.column("""
                select quote_ident(attname) from pg_attribute where attrelid = 'record'::regclass and attnum > 0
                and attname not in ('tenant_id', 'id', 'owner_id')"""));
        String copy = """
                with owners as (select array_agg(id) as ids from record where tenant_id = %1$d and entity_id = 1)
                insert into record (tenant_id, id, owner_id, %2$s)
                select %3$s, uuidv7(), ids[1 + floor(random() * array_length(ids, 1))], %2$s
                from record, owners, generate_series(1, %4$d) where tenant_id = %1$d and entity_id %5$s""";
        Superuser.update(copy.formatted(tenant.id(), others, "tenant_id", DEALS / MADE - 1, "= 5"));
        for (int i = 0; i < SMALL_TENANTS; i++) {
            Tenant small = kernel.tenants.create("small-" + i, "Small", "en", "USD", "UTC", List.of("sales"));
            Superuser.update(copy.formatted(tenant.id(), others, small.id(), 1, "<> 5"));
            Superuser.update(copy.formatted(tenant.id(), others, small.id(), 1, "= 5 and random() < 0.01"));
        }
    }
}
