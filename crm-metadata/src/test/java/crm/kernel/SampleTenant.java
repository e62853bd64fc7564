package crm.kernel;

import crm.file.ArrivedFile;
import crm.record.Record;
import crm.record.RecordPatch;
import crm.record.Records;
import crm.record.query.RecordQuery;
import crm.tenant.Tenant;
import crm.transaction.Caller;
import crm.value.RecordRef;
import crm.value.StoredFile;
import java.io.ByteArrayInputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A tenant with the pack {@code samples}, made for one test. */
public final class SampleTenant {

    private static final Kernel KERNEL = new Kernel(KernelDatabase.shared().app());
    private static final AtomicInteger COUNT = new AtomicInteger();

    private final Kernel kernel;
    private final Tenant tenant;

    private SampleTenant(Kernel kernel, Tenant tenant) {
        this.kernel = kernel;
        this.tenant = tenant;
    }

    public static SampleTenant fresh() {
        return fresh(KERNEL);
    }

    public static SampleTenant fresh(Kernel kernel) {
        String alias = "samples-" + UUID.randomUUID() + "-" + COUNT.incrementAndGet();
        return new SampleTenant(
                kernel, kernel.tenants.create(alias, "Samples", "en", "USD", "UTC", List.of("samples")));
    }

    public Kernel kernel() {
        return kernel;
    }

    public int id() {
        return tenant.id();
    }

    /** The system in this tenant, with every right. */
    public Caller system() {
        return Caller.system(tenant.id());
    }

    /** A person of this tenant with a role, in a department if one is given. */
    public Caller person(String name, String role, @Nullable UUID department) {
        Map<String, Object> values = new HashMap<>();
        values.put("name", name);
        values.put("email", name + "@example.com");
        if (department != null) {
            values.put("department", new RecordRef("department", department));
        }
        UUID user =
                run(records -> records.create("user", RecordPatch.of(values)).id());
        return new Caller(tenant.id(), user, Set.of(role), "test");
    }

    public UUID department(String name, @Nullable UUID parent) {
        Map<String, Object> values = new HashMap<>();
        values.put("name", name);
        if (parent != null) {
            values.put("parent", new RecordRef("department", parent));
        }
        return run(
                records -> records.create("department", RecordPatch.of(values)).id());
    }

    /** Creates a sample with these values, as the system. */
    public Record sample(Map<String, ?> values) {
        return run(records -> records.create("sample", RecordPatch.of(values)));
    }

    /** Deletes a record, as the system. */
    public Record delete(Record record) {
        return run(records -> records.delete(record.ref(), OptionalInt.empty()));
    }

    /** The samples that there are. */
    public List<UUID> samples() {
        return run(records -> records.list(RecordQuery.all(records.type("sample"))).records().stream()
                .map(Record::id)
                .toList());
    }

    public <T> T run(Function<Records, T> work) {
        return as(system(), work);
    }

    /** Sends a file as a caller. */
    public StoredFile file(Caller caller, String name, byte[] bytes) {
        try (ArrivedFile file = kernel.arriving.receive(new ByteArrayInputStream(bytes), name)) {
            return kernel.transactions.run(caller, () -> kernel.contents.keep(file));
        }
    }

    /** Runs work in one transaction of a caller. */
    public <T> T as(Caller caller, Function<Records, T> work) {
        return kernel.transactions.run(caller, () -> work.apply(kernel.records));
    }
}
