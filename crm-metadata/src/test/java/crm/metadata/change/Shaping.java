package crm.metadata.change;

import com.fasterxml.jackson.databind.node.ObjectNode;
import crm.expression.Expressions;
import crm.kernel.Kernel;
import crm.kernel.SampleTenant;
import crm.metadata.EntityType;
import crm.metadata.Metadata;
import crm.problem.FieldProblem;
import crm.record.Record;
import crm.record.RecordPatch;
import crm.record.Records;
import crm.record.query.Aggregation;
import crm.record.query.Filter;
import crm.record.query.RecordQuery;
import crm.record.query.Sort;
import crm.tenant.TenantLayers;
import crm.transaction.Caller;
import crm.value.Json;
import crm.value.RecordRef;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;

/** A fresh tenant with the pack {@code samples} that its administrator shapes. Documents may have single quotes. */
final class Shaping {

    private final SampleTenant tenant = SampleTenant.fresh();
    private final Caller administrator;

    Shaping() {
        administrator = tenant.person("admin" + UUID.randomUUID(), Caller.ADMINISTRATOR, null);
    }

    SampleTenant tenant() {
        return tenant;
    }

    Kernel kernel() {
        return tenant.kernel();
    }

    Caller administrator() {
        return administrator;
    }

    <T> T run(Supplier<T> work) {
        return kernel().transactions.run(administrator, work);
    }

    /** In a thread of its own, outside of the transaction that runs here. */
    void elsewhere(Runnable work) {
        CompletableFuture.runAsync(work).join();
    }

    /** Patches the layer and puts it in force. */
    int patch(String json) {
        return applied(() -> kernel().plans.patch(object(json)));
    }

    int replace(ObjectNode document) {
        return applied(() -> kernel().plans.replace(document));
    }

    private int applied(Supplier<MetadataPlan> make) {
        int version = run(() -> {
            MetadataPlan plan = make.get();
            plan.apply();
            return plan.version();
        });
        kernel().worker.settle(tenant.id());
        return version;
    }

    MetadataPlan plan(String json) {
        return run(() -> kernel().plans.patch(object(json)));
    }

    /** What stands against a patch, as {@code "/extend/… CODE"}. */
    List<String> problems(String json) {
        return plan(json).problems().stream().map(Shaping::written).toList();
    }

    private static String written(FieldProblem problem) {
        return problem.field() + " " + problem.code();
    }

    /** What a patch would change, for example {@code "added field /sample/fields/region_c"}. */
    List<String> changes(String json) {
        return plan(json).changes().stream().map(MetadataChange::toString).toList();
    }

    Metadata metadata() {
        return run(() -> kernel().metadata.current());
    }

    EntityType type(String entity) {
        return metadata().entityType(entity);
    }

    TenantLayers.Stored stored() {
        return run(() -> kernel().versions.current());
    }

    Record create(String entity, String json) {
        return as(records -> records.create(entity, RecordPatch.parse(records.type(entity), object(json))));
    }

    Record update(Record record, String json) {
        return as(records -> records.update(record.ref(), RecordPatch.parse(record.type(), object(json))));
    }

    Record read(Record record) {
        return as(records -> records.find(new RecordRef(record.type().name(), record.id())));
    }

    /** Lets what is computed in the background catch up with the journal. */
    void follow() {
        kernel().followers.settle(tenant.id());
    }

    <T> T as(Function<Records, T> work) {
        return run(() -> work.apply(kernel().records));
    }

    /** Names of the records that a filter leaves, in an order. */
    List<String> names(String entity, String filter, String sort) {
        Expressions expressions = kernel().expressions;
        return as(records -> {
            EntityType type = records.type(entity);
            RecordQuery query = RecordQuery.all(type).orderBy(Sort.parse(type, sort));
            RecordQuery asked = filter.isEmpty()
                    ? query
                    : query.where(expressions.filter(records.metadata(), type, filter, records.expressionContext()));
            return records.list(asked).records().stream().map(Record::title).toList();
        });
    }

    /** Of all records, in the company's currency where it is an amount. */
    String sum(String entity, String field) {
        return as(records -> {
            EntityType type = records.type(entity);
            return records.aggregate(
                            new Aggregation(type, Filter.EVERYTHING, Optional.empty(), List.of(type.field(field))))
                    .getFirst()
                    .sums()
                    .getFirst()
                    .toPlainString();
        });
    }

    static ObjectNode object(String json) {
        return (ObjectNode) Json.read(json.replace('\'', '"'));
    }
}
