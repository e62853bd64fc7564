package crm.expression;

import static org.assertj.core.api.Assertions.assertThat;

import crm.expression.ExpressionSamples.Sample;
import crm.kernel.Kernel;
import crm.kernel.KernelDatabase;
import crm.metadata.EntityType;
import crm.record.query.Branch;
import crm.record.query.Filter;
import crm.record.query.RecordQuery;
import crm.record.store.Row;
import crm.tenant.Tenant;
import crm.transaction.Caller;
import crm.value.RecordRef;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An expression means the same in SQL as in memory: every sample once more, on rows. */
class ExpressionSqlIT {

    private static final Kernel KERNEL = new Kernel(KernelDatabase.shared().app());
    private static final Instant NOW = Instant.parse("2027-01-15T00:00:00Z");

    private static Caller caller = Caller.system(0);

    @BeforeAll
    static void fill() {
        Tenant tenant = KERNEL.tenants.create("expressions", "Expressions", "en", "USD", "UTC", List.of("core"));
        caller = Caller.system(tenant.id());
        KERNEL.transactions.execute(caller, () -> {
            SampleDeals.PEOPLE.forEach((id, values) -> insert(SampleDeals.USER, id, Caller.SYSTEM, values));
            SampleDeals.ACCOUNTS.forEach((id, values) -> insert(SampleDeals.ACCOUNT, id, Caller.SYSTEM, values));
            SampleDeals.DEALS.forEach((name, values) ->
                    insert(SampleDeals.DEAL, id(values, EntityType.ID), id(values, EntityType.OWNER), values));
        });
    }

    private static UUID id(Map<String, Object> values, String field) {
        return ((RecordRef) java.util.Objects.requireNonNull(values.get(field))).id();
    }

    private static void insert(EntityType type, UUID id, UUID owner, Map<String, Object> values) {
        Map<String, Object> own = new HashMap<>(values);
        type.systemFields().forEach(field -> own.remove(field.name()));
        Instant created = (Instant) values.getOrDefault(EntityType.CREATED_AT, NOW);
        Row row = new Row(id, 1, own, owner, created, Caller.SYSTEM, created, Caller.SYSTEM, null);
        KERNEL.store.insert(type, List.of(row), "en");
    }

    static List<Sample> everywhere() {
        return ExpressionSamples.everywhere();
    }

    @ParameterizedTest
    @MethodSource("everywhere")
    void sql_answers_as_memory_does(Sample sample) {
        EntityType deal = SampleDeals.DEAL;
        Filter filter = KERNEL.expressions.filter(SampleDeals.METADATA, deal, sample.expression(), SampleDeals.CONTEXT);
        Set<UUID> found = KERNEL.transactions.run(
                caller,
                () -> KERNEL
                        .pages
                        .page(RecordQuery.all(deal).where(filter), type -> List.of(new Branch.Everyone()), "en")
                        .rows()
                        .stream()
                        .map(Row::id)
                        .collect(Collectors.toSet()));
        Set<UUID> expected = sample.trueFor().stream()
                .map(name -> id(java.util.Objects.requireNonNull(SampleDeals.DEALS.get(name)), EntityType.ID))
                .collect(Collectors.toSet());
        assertThat(found).isEqualTo(expected);
    }
}
