package crm.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import crm.kernel.Kernel;
import crm.record.RecordPatch;
import crm.transaction.Caller;
import crm.value.Json;
import crm.value.RecordRef;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.HdrHistogram.Histogram;

/** Gives a field of many records an index while somebody goes on writing: how fast it is filled, and who waits for it. */
final class IndexWork {

    private static final String INDEXED =
            "{\"extend\": {\"opportunity\": {\"fields\": {\"nextStep\": {\"indexed\": %s}}}}}";

    /** A person's pace, or the writer itself would be what is measured. */
    private static final long BETWEEN_WRITES_NANOS = 20_000_000;

    private static final double BASE_SECONDS = 5;

    private final BenchStack stack;
    private final BenchData data;
    private final Options options;
    private final Consumer<Figure> tell;

    IndexWork(BenchStack stack, BenchData data, Options options, Consumer<Figure> tell) {
        this.stack = stack;
        this.data = data;
        this.options = options;
        this.tell = tell;
    }

    void run() throws Exception {
        BenchTenant in = data.tenant("bench-" + options.deals(), BenchData.Size.big(options.deals()));
        Kernel filler = new Kernel(stack.source());
        Kernel writer = new Kernel(stack.source());
        Caller administrator = new Caller(in.tenant().id(), in.administrator(), Set.of(Caller.ADMINISTRATOR), "bench");
        index(filler, administrator, "null");
        filler.worker.fill(in.tenant().id(), Integer.MAX_VALUE);
        Histogram before = new Histogram(3);
        long end = System.nanoTime() + (long) (BASE_SECONDS * 1e9);
        write(writer, in, before, () -> System.nanoTime() < end);
        fill(filler, writer, administrator, in, before);
    }

    private void fill(Kernel filler, Kernel writer, Caller administrator, BenchTenant in, Histogram before)
            throws Exception {
        long planned = System.nanoTime();
        index(filler, administrator, "true");
        long start = System.nanoTime();
        AtomicBoolean filling = new AtomicBoolean(true);
        Histogram during = new Histogram(3);
        CompletableFuture<Void> writes = CompletableFuture.runAsync(() -> write(writer, in, during, filling::get));
        try {
            filler.worker.fill(in.tenant().id(), Integer.MAX_VALUE);
        } finally {
            filling.set(false);
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        writes.get();
        tell.accept(new Figure(
                "ask for an index over %,d records".formatted(options.deals()), (start - planned) / 1e6, "ms", ""));
        tell.accept(new Figure("fill it: records a second", options.deals() / seconds, "/s", ""));
        tell.accept(new Figure("fill it: all", seconds, "s", ""));
        tell.accept(Figure.p95("a writer before", before, ""));
        tell.accept(Figure.p95("a writer meanwhile", during, "not blocked"));
        tell.accept(new Figure("a writer meanwhile, longest", during.getMaxValue() / 1e6, "ms", ""));
    }

    private static void index(Kernel kernel, Caller administrator, String indexed) {
        kernel.transactions.execute(
                administrator,
                () -> kernel.plans
                        .patch((ObjectNode) Json.read(INDEXED.formatted(indexed)))
                        .apply());
        kernel.metadata.forget(administrator.tenant());
    }

    private interface Going {
        boolean on();
    }

    private static void write(Kernel kernel, BenchTenant in, Histogram nanos, Going going) {
        Caller system = Caller.system(in.tenant().id());
        List<RecordRef> deals = in.deals();
        for (int i = 0; going.on(); i++) {
            RecordRef deal = deals.get(i % deals.size());
            String text = "Written %d at %d".formatted(i, System.nanoTime());
            long start = System.nanoTime();
            kernel.transactions.run(
                    system, () -> kernel.records.update(deal, RecordPatch.of(Map.of("nextStep", text))));
            nanos.recordValue(System.nanoTime() - start);
            LockSupport.parkNanos(BETWEEN_WRITES_NANOS);
        }
    }
}
