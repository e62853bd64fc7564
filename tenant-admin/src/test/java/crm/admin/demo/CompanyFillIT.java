package crm.admin.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import crm.admin.People;
import crm.admin.TenantProvisioning;
import crm.admin.identity.FakeKeycloak;
import crm.admin.identity.Identities;
import crm.kernel.Kernel;
import crm.kernel.KernelDatabase;
import crm.metadata.EntityType;
import crm.record.query.CountMode;
import crm.record.query.FieldPath;
import crm.record.query.Filter;
import crm.record.query.RecordCount;
import crm.record.query.RecordQuery;
import crm.transaction.Caller;
import crm.value.RecordRef;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Northstar, filled in a real database: killed on the way, done again, and once more. */
class CompanyFillIT {

    private static final Company NORTHSTAR =
            new CompanyFiles(Path.of("../config/demo/northstar")).read(LocalDate.of(2026, 11, 19));
    private static final Kernel KERNEL = new Kernel(KernelDatabase.shared().app());

    private static FakeKeycloak keycloak;
    private static CompanyFill fill;
    private static Caller system;

    @BeforeAll
    static void killedAndDoneAgain() throws IOException {
        keycloak = new FakeKeycloak();
        Identities identities = keycloak.identities();
        People people = new People(KERNEL.transactions, KERNEL.records, identities, KERNEL.memberships);
        fill = new CompanyFill(
                new TenantProvisioning(KERNEL.tenants, identities, people),
                people,
                identities,
                KERNEL.transactions,
                KERNEL.records,
                new CompanyCurrencies(KERNEL.transactions, KERNEL.plans, KERNEL.rates));

        for (int step = 1; step <= 5; step += 2) {
            int last = step;
            assertThatThrownBy(() -> fill.fill(NORTHSTAR, killAt(last))).isInstanceOf(Killed.class);
        }
        long start = System.nanoTime();
        fill.fill(NORTHSTAR, _ -> {});
        System.out.printf("Filled in %d ms%n", (System.nanoTime() - start) / 1_000_000);
        system = Caller.system(KERNEL.tenants.byAlias("northstar").orElseThrow().id());
    }

    @AfterAll
    static void stop() {
        keycloak.close();
    }

    @Test
    void everything_is_there_once() {
        assertThat(count(system, "department", all())).isEqualTo(9);
        assertThat(count(system, "user", all())).isEqualTo(42);
        assertThat(count(system, "product", all())).isEqualTo(7);
        assertThat(count(system, "account", all())).isEqualTo(85);
        assertThat(count(system, "contact", all())).isEqualTo(85);
        assertThat(count(system, "opportunity", all())).isEqualTo(8_800);
        assertThat(keycloak.people()).isEqualTo(42);
    }

    @Test
    void stages_have_their_known_numbers() {
        assertThat(count(system, "opportunity", stage("prospecting"))).isEqualTo(500);
        assertThat(count(system, "opportunity", stage("engaging"))).isEqualTo(1_589);
        assertThat(count(system, "opportunity", stage("won"))).isEqualTo(4_238);
        assertThat(count(system, "opportunity", stage("lost"))).isEqualTo(2_473);
    }

    @Test
    void deals_without_an_account_have_none() {
        assertThat(count(system, "opportunity", type -> new Filter.Absent(path(type, "account"))))
                .isEqualTo(1_425);
    }

    @Test
    void a_rep_sees_exactly_his_own_deals() {
        Caller moses = caller("moses.frase@northstar.example", "rep");

        assertThat(count(moses, "opportunity", all())).isEqualTo(260);
        assertThat(count(moses, "account", all())).isEqualTo(85);
    }

    @Test
    void a_manager_sees_exactly_his_teams_deals() {
        Caller dustin = caller("dustin.brinkmann@northstar.example", "manager");

        assertThat(count(dustin, "opportunity", all())).isEqualTo(448 + 203 + 361 + 311 + 260);
    }

    @Test
    void a_company_that_sells_abroad_has_its_deals_in_other_currencies_and_their_rates() {
        Company globex = new CompanyFiles(Path.of("../config/demo/globex")).read(LocalDate.of(2026, 11, 19));

        fill.fill(globex, _ -> {});

        Caller theirs =
                Caller.system(KERNEL.tenants.byAlias("globex").orElseThrow().id());
        assertThat(KERNEL.transactions.run(theirs, KERNEL.rates::inForce)).hasSize(6);
        assertThat(count(theirs, "opportunity", currency("USD"))).isEqualTo(4);
        assertThat(count(theirs, "opportunity", currency("JPY"))).isEqualTo(3);
    }

    @Test
    void the_next_start_does_not_look_into_it_again() {
        AtomicInteger steps = new AtomicInteger();
        long start = System.nanoTime();

        fill.fill(NORTHSTAR, _ -> steps.incrementAndGet());

        assertThat(steps).hasValue(0);
        System.out.printf("Nothing to do in %d ms%n", (System.nanoTime() - start) / 1_000_000);
    }

    private static Consumer<String> killAt(int step) {
        AtomicInteger steps = new AtomicInteger();
        return _ -> {
            if (steps.incrementAndGet() == step) {
                throw new Killed();
            }
        };
    }

    private static final class Killed extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    private static Caller caller(String email, String role) {
        RecordRef user = KERNEL.transactions.run(system, () -> {
            EntityType type = KERNEL.records.type("user");
            RecordQuery query =
                    RecordQuery.all(type).where(new Filter.Compare(path(type, "email"), Filter.Operator.EQ, email));
            return KERNEL.records.list(query).records().getFirst().ref();
        });
        return new Caller(system.tenant(), user.id(), Set.of(role), "test");
    }

    private static Function<EntityType, Filter> all() {
        return _ -> Filter.EVERYTHING;
    }

    private static Function<EntityType, Filter> stage(String name) {
        return type -> new Filter.Compare(path(type, "stage"), Filter.Operator.EQ, name);
    }

    private static Function<EntityType, Filter> currency(String code) {
        return type -> new Filter.Compare(path(type, EntityType.CURRENCY), Filter.Operator.EQ, code);
    }

    private static FieldPath path(EntityType type, String field) {
        return FieldPath.of(type, type.field(field));
    }

    private static long count(Caller caller, String entity, Function<EntityType, Filter> filter) {
        return KERNEL.transactions.run(caller, () -> {
            EntityType type = KERNEL.records.type(entity);
            RecordQuery query =
                    RecordQuery.all(type).where(filter.apply(type)).limit(1).counting(CountMode.EXACT);
            return KERNEL.records.list(query).count().map(RecordCount::value).orElseThrow();
        });
    }
}
