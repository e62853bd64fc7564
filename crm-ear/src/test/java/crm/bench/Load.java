package crm.bench;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.HdrHistogram.Histogram;

/** Lets clients send one request after the other for a while, and takes the time of each. */
final class Load {

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final Supplier<long[]> node;

    /** @param node bytes allocated and nanoseconds computed by the server so far */
    Load(Supplier<long[]> node) {
        this.node = node;
    }

    /** What one client has done. */
    private record Done(Histogram nanos, long cpu, long allocated) {}

    Measured run(Work work, String way, Sender.Of sender, int clients, double warmUp, double seconds) throws Exception {
        List<Sender> senders = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(clients)) {
            for (int i = 0; i < clients; i++) {
                senders.add(sender.client());
            }
            together(threads, senders, warmUp);
            long[] before = node.get();
            long start = System.nanoTime();
            List<Done> done = together(threads, senders, seconds);
            double taken = (System.nanoTime() - start) / 1e9;
            return measured(work, way, clients, taken, done, before, node.get());
        } finally {
            for (Sender one : senders) {
                one.close();
            }
        }
    }

    private static Measured measured(
            Work work, String way, int clients, double seconds, List<Done> done, long[] before, long[] after) {
        Histogram all = histogram();
        done.forEach(one -> all.add(one.nanos()));
        double requests = all.getTotalCount();
        double clientCpu = done.stream().mapToLong(Done::cpu).sum() / requests / 1e3;
        double clientBytes = done.stream().mapToLong(Done::allocated).sum() / requests;
        boolean alone = way.equals("driver");
        return Measured.of(work, way, clients, seconds, all, new double[] {
            alone ? clientBytes : (after[0] - before[0]) / requests,
            alone ? 0 : (after[1] - before[1]) / requests / 1e3,
            clientCpu
        });
    }

    private static Histogram histogram() {
        return new Histogram(TimeUnit.MINUTES.toNanos(2), 3);
    }

    private static List<Done> together(ExecutorService threads, List<Sender> senders, double seconds) throws Exception {
        List<Callable<Done>> clients = new ArrayList<>();
        for (int i = 0; i < senders.size(); i++) {
            Sender sender = senders.get(i);
            int first = i * 7;
            clients.add(() -> one(sender, first, seconds));
        }
        List<Done> done = new ArrayList<>();
        for (Future<Done> client : threads.invokeAll(clients)) {
            done.add(client.get());
        }
        return done;
    }

    private static Done one(Sender sender, int first, double seconds) throws Exception {
        Histogram nanos = histogram();
        long cpu = THREADS.getCurrentThreadCpuTime();
        long allocated = THREADS.getCurrentThreadAllocatedBytes();
        long end = System.nanoTime() + (long) (seconds * 1e9);
        long start = System.nanoTime();
        for (int variant = first; start < end; variant++) {
            sender.send(variant);
            long now = System.nanoTime();
            nanos.recordValue(now - start);
            start = now;
        }
        return new Done(
                nanos, THREADS.getCurrentThreadCpuTime() - cpu, THREADS.getCurrentThreadAllocatedBytes() - allocated);
    }
}
