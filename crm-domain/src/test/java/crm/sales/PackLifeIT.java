package crm.sales;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import crm.kernel.Kernel;
import crm.kernel.KernelDatabase;
import crm.metadata.EntityType;
import crm.metadata.Field;
import crm.metadata.Layout;
import crm.metadata.Metadata;
import crm.metadata.change.Loss;
import crm.metadata.change.MetadataChange;
import crm.metadata.change.MetadataPlan;
import crm.metadata.change.PackChange;
import crm.metadata.change.PackConflict;
import crm.metadata.change.PackConflict.Choice;
import crm.metadata.pack.PackReader;
import crm.metadata.pack.PackVersion;
import crm.problem.FieldProblem;
import crm.record.Record;
import crm.record.RecordPatch;
import crm.tenant.Tenant;
import crm.transaction.Caller;
import crm.value.Json;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The packs of the industries are installed, upgraded under a tenant's own changes, and removed. */
class PackLifeIT {

    private static final String PACKS = """
            real-estate, development, estate
            equipment, sparePart, service
            subscription, onboarding, success""";

    private Kernel kernel;
    private Caller administrator;

    /** A tenant with the sales pack, and version 1 of the other once it is installed. */
    private void begin(String pack, String entity) {
        kernel = new Kernel(KernelDatabase.shared().app(), new PackReader(new NextRelease(pack, entity)));
        Tenant tenant =
                kernel.tenants.create("life-" + UUID.randomUUID(), "Life", "en", "EUR", "UTC", List.of("sales"));
        UUID user = kernel.transactions.run(
                Caller.system(tenant.id()),
                () -> kernel.records
                        .create("user", RecordPatch.of(Map.of("name", "Admin", "email", "admin@example.com")))
                        .id());
        administrator = new Caller(tenant.id(), user, Set.of(Caller.ADMINISTRATOR), "test");
    }

    @ParameterizedTest
    @CsvSource(textBlock = PACKS)
    void a_pack_brings_what_its_plan_says_and_extends_the_sales_pack(String pack, String entity, String area) {
        begin(pack, entity);

        MetadataPlan plan = plan(PackChange.to(pack, 2, Map.of()));
        assertThat(plan.problems()).isEmpty();
        assertThat(plan.changes().stream().map(MetadataChange::toString))
                .contains("added pack /packs/" + pack, "added entity /" + entity)
                .anyMatch(change -> change.startsWith("added field /opportunity/fields/"))
                .noneMatch(change -> change.startsWith("deleted"));
        assertThat(metadata().find(entity)).isEmpty();
        apply(PackChange.to(pack, 2, Map.of()));

        assertThat(metadata().areas()).anyMatch(one -> one.name().equals(area));
        assertThat(metadata().entityType(entity).label().english()).isEqualTo("Renamed");
        assertThat(packs()).containsExactly(new PackVersion("sales", 1), new PackVersion(pack, 2));
    }

    @ParameterizedTest
    @CsvSource(textBlock = PACKS)
    void an_upgrade_asks_what_both_have_changed_and_keeps_the_rest(String pack, String entity, String area) {
        begin(pack, entity);
        apply(PackChange.to(pack, 1, Map.of()));
        patch("{'extend': {'%s': {'label': {'en': 'Mine'}, 'icon': 'gem', 'fields': {'own_c': {'type': 'text'}}}}}"
                .formatted(entity));
        String label = "/extend/%s/label/en".formatted(entity);
        String shipped = kernel.metadata
                .base(List.of(new PackVersion(pack, 1)))
                .metadata()
                .entityType(entity)
                .label()
                .english();

        MetadataPlan plan = plan(PackChange.to(pack, 2, Map.of()));
        assertThat(plan.conflicts()).singleElement().satisfies(conflict -> {
            assertThat(conflict.field()).isEqualTo(label);
            assertThat(conflict.before().asText()).isEqualTo(shipped);
            assertThat(conflict.mine().asText()).isEqualTo("Mine");
            assertThat(conflict.theirs().asText()).isEqualTo("Renamed");
        });
        assertThat(plan.problems()).extracting(FieldProblem::field).containsExactly(label);
        assertThat(plan(PackChange.to(pack, 2, Map.of(label, Choice.THEIRS))).changes().stream()
                        .map(MetadataChange::toString))
                .contains(
                        "changed pack /packs/" + pack,
                        "changed entity /" + entity,
                        "added field /%s/fields/novelty".formatted(entity));

        int before = metadata().version();
        apply(PackChange.to(pack, 2, Map.of(label, Choice.MINE)));
        assertThat(metadata().entityType(entity).label().english()).isEqualTo("Mine");
        rollBack(before);
        assertThat(metadata().entityType(entity).findField("novelty")).isEmpty();
        apply(PackChange.to(pack, 2, Map.of(label, Choice.THEIRS)));
        assertThat(metadata().entityType(entity).label().english()).isEqualTo("Renamed");
        assertThat(metadata().entityType(entity).icon()).isEqualTo("gem");
    }

    @Test
    void a_layout_of_the_tenants_own_stays_first_and_one_of_the_pack_is_asked_about() {
        begin("equipment", "serviceCase");
        apply(PackChange.to("equipment", 1, Map.of()));
        patch("""
                {'extend': {'serviceCase': {'layouts': {
                    'technicians': {'facts': ['machine']},
                    'reps_c': {'label': 'Reps', 'roles': ['rep'], 'facts': ['account']}}}}}""");
        String facts = "/extend/serviceCase/layouts/technicians/facts";
        assertThat(plan(PackChange.to("equipment", 2, Map.of())).conflicts())
                .extracting(PackConflict::field)
                .containsExactly(facts);

        apply(PackChange.to("equipment", 2, Map.of(facts, Choice.MINE)));

        EntityType type = metadata().entityType("serviceCase");
        assertThat(type.layouts()).extracting(Layout::name).containsExactly("reps_c", "technicians");
        assertThat(seenBy(type, "technician")).containsExactly("machine");
        assertThat(seenBy(type, "rep")).containsExactly("account");
        assertThat(seenBy(type, "manager")).contains("priority", "owner");
    }

    private static List<String> seenBy(EntityType type, String role) {
        return type.laidOut(Set.of(role), Optional.empty()).face().facts();
    }

    @ParameterizedTest
    @CsvSource(textBlock = PACKS)
    void a_slot_that_the_tenant_took_before_stays_its_own(String pack, String entity, String area) {
        begin(pack, entity);
        apply(PackChange.to(pack, 1, Map.of()));
        patch("{'extend': {'%s': {'fields': {'own_c': {'type': 'text'}}}}}".formatted(entity));
        assertThat(slot(entity, "own_c")).isEqualTo("t10");

        apply(PackChange.to(pack, 2, Map.of()));

        assertThat(slot(entity, "own_c")).isEqualTo("t10");
        assertThat(slot(entity, "novelty")).isEqualTo("t9");
        patch("{'extend': {'%s': null}}".formatted(entity));
        assertThat(slot(entity, "novelty")).isEqualTo("t9");
    }

    @ParameterizedTest
    @CsvSource(textBlock = PACKS)
    void what_a_removal_leaves_behind_is_said_first_and_there_again_later(String pack, String entity, String area) {
        begin(pack, entity);
        apply(PackChange.to(pack, 1, Map.of()));
        patch("{'extend': {'%s': {'label': 'Mine', 'fields': {'own_c': {'type': 'text'}}}}}".formatted(entity));
        String number = entity.equals("sparePart") ? ", 'partNumber': '1'" : "";
        Record record = create(entity, "{'name': 'Kept', 'own_c': 'too'%s}".formatted(number));

        MetadataPlan plan = plan(PackChange.removal(pack, false));
        assertThat(plan.losses()).containsExactly(new Loss(entity, "", 1));
        assertThat(plan.problems()).extracting(FieldProblem::field).containsExactly("/extend/" + entity);
        assertThat(plan.conflicts()).singleElement().matches(PackConflict::isGone);
        apply(PackChange.removal(pack, true));

        assertThat(metadata().find(entity)).isEmpty();
        assertThat(metadata().entityType("opportunity").fields()).hasSameSizeAs(shipped("sales", "opportunity"));
        apply(PackChange.to(pack, 2, Map.of()));
        kernel.worker.settle(administrator.tenant());
        assertThat(run(() -> kernel.records.find(record.ref())).title()).isEqualTo("Kept");
        patch("{'extend': {'%s': {'fields': {'own_c': {'type': 'text'}}}}}".formatted(entity));
        assertThat(run(() -> kernel.records.find(record.ref())).value("own_c")).contains("too");
    }

    @ParameterizedTest
    @CsvSource(textBlock = PACKS)
    void what_depends_on_a_pack_holds_it(String pack, String entity, String area) {
        begin(pack, entity);
        apply(PackChange.to(pack, 2, Map.of()));
        patch("{'extend': {'account': {'fields': {'use_c': {'type': 'lookup', 'to': '%s'}}}}}".formatted(entity));

        assertThat(problems(PackChange.removal("sales", true))).containsExactly("/packs/sales IN_USE");
        assertThat(problems(PackChange.removal(pack, true)))
                .containsExactly("/extend/account/fields/use_c/to UNKNOWN_ENTITY");
        assertThat(problems(PackChange.to(pack, 3, Map.of())))
                .containsExactly("/packs/%s OUT_OF_RANGE".formatted(pack));
        assertThat(metadata().version()).isEqualTo(3);
    }

    private List<Field> shipped(String pack, String entity) {
        return List.copyOf(kernel.metadata
                .base(List.of(new PackVersion(pack, 1)))
                .metadata()
                .entityType(entity)
                .fields());
    }

    private String slot(String entity, String field) {
        return metadata()
                .entityType(entity)
                .field(field)
                .writtenSlot()
                .orElseThrow()
                .column();
    }

    private List<PackVersion> packs() {
        return run(() -> kernel.versions.current().layer().packs());
    }

    private Metadata metadata() {
        return run(() -> kernel.metadata.current());
    }

    private MetadataPlan plan(PackChange change) {
        return run(() -> kernel.plans.pack(change));
    }

    private List<String> problems(PackChange change) {
        return plan(change).problems().stream()
                .map(problem -> problem.field() + " " + problem.code())
                .toList();
    }

    private void apply(PackChange change) {
        apply(() -> kernel.plans.pack(change));
    }

    private void patch(String json) {
        apply(() -> kernel.plans.patch(object(json)));
    }

    private void rollBack(int version) {
        apply(() ->
                kernel.plans.replace(kernel.versions.version(version).layer().document()));
    }

    private void apply(Supplier<MetadataPlan> plan) {
        run(() -> {
            plan.get().apply();
            return true;
        });
        kernel.worker.settle(administrator.tenant());
    }

    private Record create(String entity, String json) {
        return run(() -> kernel.records.create(entity, RecordPatch.parse(kernel.records.type(entity), object(json))));
    }

    private <T> T run(Supplier<T> work) {
        return kernel.transactions.run(administrator, work);
    }

    private static ObjectNode object(String json) {
        return (ObjectNode) Json.read(json.replace('\'', '"'));
    }
}
