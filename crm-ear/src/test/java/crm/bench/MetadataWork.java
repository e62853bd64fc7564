package crm.bench;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import crm.kernel.Kernel;
import crm.metadata.Metadata;
import crm.metadata.pack.Allocation;
import crm.metadata.pack.Layer;
import crm.metadata.pack.MetadataFold;
import crm.metadata.pack.PackVersion;
import crm.metadata.pack.Register;
import crm.record.RecordPatch;
import crm.tenant.Tenant;
import crm.transaction.Caller;
import crm.value.Json;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.HdrHistogram.Histogram;

/**
 * What shaping a tenant costs, with many tenants in the database: making one, adding a field until a record has a value in
 * it, folding a large layer, and what every other request pays for metadata.
 */
final class MetadataWork {

    private static final int ENTITIES = 50;
    private static final int FOLDED = 60;
    private static final int FIELDS = 100;
    private static final int MOST_HELD = 1_500;

    private final BenchStack stack;
    private final BenchData data;
    private final Options options;
    private final Kernel kernel;
    private final List<Figure> figures = new ArrayList<>();

    MetadataWork(BenchStack stack, BenchData data, Options options) throws SQLException {
        this.stack = stack;
        this.data = data;
        this.options = options;
        kernel = new Kernel(stack.source());
    }

    List<Figure> run() throws Exception {
        List<Tenant> tenants = tenants();
        fold();
        heap(tenants);
        share(tenants.getFirst());
        addFields();
        new IndexWork(stack, data, options, this::tell).run();
        return figures;
    }

    private void tell(Figure figure) {
        figures.add(figure);
        System.out.println(figure.line());
    }

    /** Tenants as they are made by hand: their clock, their layer, their first person. */
    private List<Tenant> tenants() {
        Histogram nanos = new Histogram(3);
        List<Tenant> all = new ArrayList<>();
        for (int i = 0; i < options.tenants(); i++) {
            long start = System.nanoTime();
            Tenant tenant = tenant("bench-plain-%05d".formatted(i));
            nanos.recordValue(System.nanoTime() - start);
            all.add(tenant);
        }
        tell(Figure.p50("make a tenant without Keycloak", nanos));
        tell(Figure.p95("make a tenant without Keycloak", nanos, "300 ms"));
        return all;
    }

    private Tenant tenant(String alias) {
        boolean isNew = kernel.tenants.byAlias(alias).isEmpty();
        Tenant tenant = kernel.tenants.create(alias, alias, "en", "USD", "UTC", List.of("sales"));
        if (isNew) {
            kernel.transactions.run(
                    Caller.system(tenant.id()),
                    () -> kernel.records.create(
                            "user", RecordPatch.of(Map.of("name", "First", "email", "first@bench.example"))));
        }
        return tenant;
    }

    /** A document of entity types of one's own, most of their fields plain, as people make them. */
    static ObjectNode document(int entities, int fields) {
        List<String> kinds = List.of("text", "number", "date", "checkbox", "email", "currency");
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.putObject("packs").put("sales", 1);
        ObjectNode all = document.putObject("entities");
        for (int i = 0; i < entities; i++) {
            ObjectNode entity = all.putObject("thing%02d_c".formatted(i));
            entity.put("label", "Thing %02d".formatted(i)).put("title", "name_c");
            ObjectNode own = entity.putObject("fields");
            own.putObject("name_c").put("type", "text").put("required", true);
            for (int j = 1; j < fields; j++) {
                own.putObject("field%03d_c".formatted(j)).put("type", kinds.get(j % kinds.size()));
            }
        }
        return document;
    }

    private void fold() {
        MetadataFold.Base base = kernel.metadata.base(List.of(new PackVersion("sales", 1)));
        int own = FOLDED - base.metadata().entityTypes().size();
        Layer layer = Allocation.allocate(
                base, new Layer(document(own, FIELDS), Register.EMPTY), Register.EMPTY, Set.of(), new ArrayList<>());
        Histogram nanos = new Histogram(3);
        for (int i = 0; i < 200; i++) {
            long start = System.nanoTime();
            Metadata folded = MetadataFold.fold(i, base, layer, Set.of());
            long taken = System.nanoTime() - start;
            if (folded.entityTypes().size() != FOLDED) {
                throw new IllegalStateException("Something else was folded");
            }
            if (i >= 100) {
                nanos.recordValue(taken);
            }
        }
        tell(Figure.p50("fold 60 entity types of 100 fields", nanos));
        tell(Figure.p95("fold 60 entity types of 100 fields", nanos, "20 ms"));
    }

    /** What a node keeps of a tenant that has changed nothing. */
    private void heap(List<Tenant> tenants) {
        List<Tenant> some = tenants.subList(0, Math.min(MOST_HELD, tenants.size()));
        load(some.getFirst());
        List<Metadata> held = new ArrayList<>(some.size());
        long before = used();
        some.forEach(tenant -> held.add(load(tenant)));
        long after = used();
        tell(new Figure("heap of a tenant without changes", (after - before) / 1e3 / held.size(), "kB", "20 kB"));
    }

    private Metadata load(Tenant tenant) {
        return kernel.transactions.run(Caller.system(tenant.id()), kernel.metadata::current);
    }

    private static long used() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    /** What metadata adds to a transaction, the look at the version in force once a second included. */
    private void share(Tenant tenant) {
        Caller system = Caller.system(tenant.id());
        int requests = 20_000;
        long nanos = 0;
        for (int i = 0; i < 2 * requests; i++) {
            long taken = kernel.transactions.run(system, () -> {
                long start = System.nanoTime();
                kernel.records.type("opportunity");
                return System.nanoTime() - start;
            });
            nanos += i < requests ? 0 : taken;
        }
        tell(new Figure("metadata's part of a request, on average", nanos / 1e6 / requests, "ms", "0.1 ms"));
    }

    /** Adds a field over REST, writes a record with a value in it, and reads that back: all of it is the time. */
    private void addFields() throws Exception {
        BenchTenant shaped = shaped();
        stack.grant(data, shaped);
        String token = stack.tokens("administrator").getFirst();
        Histogram added = new Histogram(3);
        Histogram usable = new Histogram(3);
        String run = Long.toString(System.nanoTime() % 1_000_000_000L, 36);
        try (HttpConnection connection = new HttpConnection(stack.httpPort())) {
            Rest rest = new Rest(connection, token, shaped.tenant().alias());
            for (int i = 0; i < 120; i++) {
                String entity = "thing%02d_c".formatted(i % (ENTITIES - 6));
                String field = "new%s%03d_c".formatted(run.replaceAll("[^a-z]", ""), i);
                long start = System.nanoTime();
                rest.send("PATCH", "/metadata", """
                        {"entities": {"%s": {"fields": {"%s": {"type": "text", "label": "New"}}}}}""".formatted(entity, field));
                long patched = System.nanoTime();
                String made =
                        rest.send("POST", "/" + entity, "{\"name_c\": \"One\", \"%s\": \"value\"}".formatted(field));
                String id = Json.read(made).path("id").asText();
                String read = rest.send("GET", "/" + entity + "/" + id, "");
                long end = System.nanoTime();
                if (!Json.read(read).path(field).asText().equals("value")) {
                    throw new IllegalStateException("The new field was not there: " + read);
                }
                if (i >= 20) {
                    added.recordValue(patched - start);
                    usable.recordValue(end - start);
                }
            }
        }
        tell(Figure.p50("add a field over REST", added));
        tell(Figure.p95("add a field over REST", added, ""));
        tell(Figure.p50("add a field, write a value and read it", usable));
        tell(Figure.p95("add a field, write a value and read it", usable, "100 ms"));
    }

    private record Rest(HttpConnection connection, String token, String tenant) {

        String send(String method, String path, String body) throws IOException {
            int status = connection.send(
                    Requests.of(method, "/api/v1" + path, token, tenant, body.getBytes(StandardCharsets.UTF_8)));
            String answer = new String(connection.body(), StandardCharsets.UTF_8);
            if (status >= 300) {
                throw new IOException("%s %s: %d %s".formatted(method, path, status, answer));
            }
            return answer;
        }
    }

    /** A tenant of fifty entity types, new in every run: versions are never taken away. */
    private BenchTenant shaped() {
        String alias = "bench-shaped-" + UUID.randomUUID().toString().substring(0, 8);
        Tenant tenant = kernel.tenants.create(alias, alias, "en", "USD", "UTC", List.of("sales"));
        Caller system = Caller.system(tenant.id());
        UUID user = kernel.transactions.run(
                system,
                () -> kernel.records
                        .create("user", RecordPatch.of(Map.of("name", "Shaper", "email", "shaper@bench.example")))
                        .id());
        Caller administrator = new Caller(tenant.id(), user, Set.of(Caller.ADMINISTRATOR), "bench");
        kernel.transactions.execute(
                administrator,
                () -> kernel.plans.replace(document(ENTITIES - 6, 10)).apply());
        return new BenchTenant(tenant, user, user, user, List.of(), List.of(), List.of(), List.of());
    }
}
