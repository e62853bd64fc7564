package crm.tenant;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Collection;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A thread of this node that does something for one tenant after the other, again and again, with a pause before each
 * round. What fails for a tenant is logged, and tried again in the next round.
 */
public final class TenantRounds {

    private static final System.Logger LOG = System.getLogger(TenantRounds.class.getName());

    private final String name;
    private final Duration pause;
    private final Supplier<? extends Collection<Integer>> tenants;
    private final IntConsumer work;
    private @Nullable Thread thread;

    /** @param name of the thread, as the log tells it */
    public TenantRounds(
            String name, Duration pause, Supplier<? extends Collection<Integer>> tenants, IntConsumer work) {
        this.name = name;
        this.pause = pause;
        this.tenants = tenants;
        this.work = work;
    }

    public void start() {
        thread = Thread.ofVirtual().name(name).start(this::run);
    }

    public void stop() {
        if (thread != null) {
            thread.interrupt();
        }
    }

    private void run() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                Thread.sleep(pause);
                tenants.get().forEach(this::attempt);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void attempt(int tenant) {
        try {
            work.accept(tenant);
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "%s of tenant %d".formatted(name, tenant), e);
        }
    }
}
