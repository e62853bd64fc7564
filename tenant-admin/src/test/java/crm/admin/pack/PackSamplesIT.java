package crm.admin.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import crm.kernel.Kernel;
import crm.kernel.KernelDatabase;
import crm.problem.ProblemException;
import crm.record.RecordPatch;
import crm.record.query.RecordQuery;
import crm.tenant.Tenant;
import crm.tenant.TenantLayers;
import crm.transaction.Caller;
import crm.value.RecordRef;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The example records of the shipped packs, made in a real database by an administrator. */
class PackSamplesIT {

    private static final Kernel KERNEL = new Kernel(KernelDatabase.shared().app());

    private final PackSamples samples = new PackSamples(KERNEL.metadata, new TenantLayers(), KERNEL.records);

    @ParameterizedTest
    @CsvSource({"real-estate, property, 6", "equipment, machine, 4", "subscription, subscription, 3"})
    void examples_are_made_once_however_often_they_are_asked_for(String pack, String entity, int expected) {
        Caller administrator = administrator(pack);

        int made = run(administrator, () -> samples.create(pack));
        int again = run(administrator, () -> samples.create(pack));

        assertThat(made).isGreaterThan(20);
        assertThat(again).isZero();
        assertThat(run(administrator, () -> titles(entity))).hasSize(expected);
    }

    @Test
    void what_is_there_already_is_referred_to_and_not_changed() {
        Caller administrator = administrator("equipment");
        RecordRef mine = run(
                administrator,
                () -> KERNEL.records
                        .create(
                                "account",
                                RecordPatch.of(Map.of("name", "Alpen Dairy", "employees", new java.math.BigDecimal(7))))
                        .ref());

        run(administrator, () -> samples.create("equipment"));

        assertThat(run(administrator, () -> KERNEL.records.find(mine).version()))
                .isEqualTo(1);
        assertThat(run(
                        administrator,
                        () -> KERNEL.records
                                .list(RecordQuery.all(KERNEL.records.type("machine")))
                                .records()))
                .anyMatch(machine -> machine.value("account", RecordRef.class).equals(java.util.Optional.of(mine)));
    }

    @Test
    void a_pack_without_examples_makes_none() {
        assertThat(run(administrator("sales"), () -> samples.create("core"))).isZero();
    }

    @Test
    void somebody_who_may_not_create_them_leaves_nothing_behind() {
        Caller administrator = administrator("real-estate");
        Caller rep = new Caller(administrator.tenant(), administrator.user(), Set.of("rep"), "test");

        assertThatThrownBy(() -> run(rep, () -> samples.create("real-estate"))).isInstanceOf(ProblemException.class);

        assertThat(run(administrator, () -> titles("property"))).isEmpty();
        assertThat(run(administrator, () -> titles("account"))).isEmpty();
    }

    private static List<String> titles(String entity) {
        return KERNEL.records.list(RecordQuery.all(KERNEL.records.type(entity))).records().stream()
                .map(crm.record.Record::title)
                .toList();
    }

    private static Caller administrator(String pack) {
        Tenant tenant = KERNEL.tenants.create(
                pack + "-" + UUID.randomUUID(), "Samples", "en", "CHF", "Europe/Zurich", List.of(pack));
        UUID user = run(
                Caller.system(tenant.id()),
                () -> KERNEL.records
                        .create("user", RecordPatch.of(Map.of("name", "Admin", "email", "admin@example.com")))
                        .id());
        return new Caller(tenant.id(), user, Set.of("administrator"), "test");
    }

    private static <T> T run(Caller caller, Supplier<T> work) {
        return KERNEL.transactions.run(caller, work::get);
    }
}
