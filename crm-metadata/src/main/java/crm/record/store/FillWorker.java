package crm.record.store;

import crm.database.SchemaIsUpToDate;
import crm.tenant.TenantLayers;
import crm.tenant.TenantMetadata;
import crm.tenant.TenantRounds;
import crm.transaction.Caller;
import crm.transaction.Transaction;
import crm.transaction.Transactions;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Does what is due in the background, one batch after the other, for the tenants that this node works for. Nodes do not
 * wait for each other: a field that one of them is busy with is passed over by the others.
 */
@Singleton
public class FillWorker {

    private static final Duration PAUSE = Duration.ofMillis(500);

    /** Batches that are waited for when a change was made, so that little data is indexed at once. */
    private static final int AT_ONCE = 2;

    private final Transactions transactions;
    private final TenantMetadata metadata;
    private final TenantLayers layers;
    private final Map<String, BackgroundWork> works = new HashMap<>();
    private final TenantRounds rounds;

    @Inject
    public FillWorker(
            Transactions transactions,
            TenantMetadata metadata,
            TenantLayers layers,
            @Any Instance<BackgroundWork> works) {
        this(transactions, metadata, layers, works.stream().toList());
    }

    public FillWorker(
            Transactions transactions, TenantMetadata metadata, TenantLayers layers, List<BackgroundWork> works) {
        this.transactions = transactions;
        this.metadata = metadata;
        this.layers = layers;
        // what was filled when a round fails stays filled
        this.rounds = new TenantRounds(
                "background-work", PAUSE, metadata::working, tenant -> fill(tenant, Integer.MAX_VALUE));
        works.forEach(work -> work.kinds().forEach(kind -> this.works.put(kind, work)));
    }

    void onStart(@Observes SchemaIsUpToDate event) {
        rounds.start();
    }

    @PreDestroy
    void stop() {
        rounds.stop();
    }

    /** After a change of metadata has been committed: this node sees it at once, and fills what is little. */
    public void settle(int tenant) {
        metadata.forget(tenant);
        fill(tenant, AT_ONCE);
    }

    /** Fills until there is nothing more to do, or so many batches have been done. */
    public void fill(int tenant, int most) {
        for (int i = 0; i < most && transactions.run(Caller.system(tenant), this::step); i++) {
            if (Thread.currentThread().isInterrupted()) {
                return;
            }
        }
        metadata.forget(tenant);
    }

    /**
     * Does one batch for the current transaction's tenant.
     *
     * @return true if there may be more to do
     */
    public boolean step() {
        Optional<Backlog.Due> next = Backlog.next();
        if (next.isEmpty()) {
            return false;
        }
        // asked with the work in hand: a change of metadata that ends or alters it waits for this batch
        if (layers.head().version() != metadata.current().version()) {
            metadata.forget(Transaction.current().caller().tenant());
            return true;
        }
        Backlog.Due due = next.get();
        BackgroundWork work = Objects.requireNonNull(works.get(due.kind()), due.kind());
        if (due.total().isEmpty()) {
            due.count(work.count(due));
        }
        work.step(due);
        return true;
    }
}
