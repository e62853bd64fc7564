package crm.record.store;

import crm.database.SchemaIsUpToDate;
import crm.tenant.TenantMetadata;
import crm.transaction.Caller;
import crm.transaction.Transactions;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.lang.System.Logger.Level;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Fills indexes in the background, one batch after the other, for the tenants that this node works for. Nodes do not wait
 * for each other: a field that one of them is busy with is passed over by the others.
 */
@Singleton
public class FillWorker {

    private static final System.Logger LOG = System.getLogger(FillWorker.class.getName());

    private static final Duration PAUSE = Duration.ofMillis(500);

    /** Batches that are waited for when a change was made, so that little data is indexed at once. */
    private static final int AT_ONCE = 2;

    private final Transactions transactions;
    private final TenantMetadata metadata;
    private final IndexFill fill;
    private @Nullable Thread thread;

    @Inject
    public FillWorker(Transactions transactions, TenantMetadata metadata, IndexFill fill) {
        this.transactions = transactions;
        this.metadata = metadata;
        this.fill = fill;
    }

    void onStart(@Observes SchemaIsUpToDate event) {
        thread = Thread.ofVirtual().name("index-fill").start(this::run);
    }

    @PreDestroy
    void stop() {
        if (thread != null) {
            thread.interrupt();
        }
    }

    private void run() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                metadata.filling().forEach(this::attempt);
                Thread.sleep(PAUSE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void attempt(int tenant) {
        try {
            fill(tenant, Integer.MAX_VALUE);
        } catch (RuntimeException e) {
            // tried again after the pause: what is filled stays filled
            LOG.log(Level.WARNING, "Filling an index of tenant " + tenant, e);
        }
    }

    /** After a change of metadata has been committed: this node sees it at once, and fills what is little. */
    public void settle(int tenant) {
        metadata.forget(tenant);
        fill(tenant, AT_ONCE);
    }

    /** Fills until there is nothing more to do, or so many batches have been done. */
    public void fill(int tenant, int most) {
        for (int i = 0; i < most && transactions.run(Caller.system(tenant), fill::step); i++) {
            if (Thread.currentThread().isInterrupted()) {
                return;
            }
        }
        metadata.forget(tenant);
    }
}
