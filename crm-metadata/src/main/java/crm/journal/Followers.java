package crm.journal;

import crm.database.SchemaIsUpToDate;
import crm.metadata.Metadata;
import crm.tenant.TenantMetadata;
import crm.transaction.Caller;
import crm.transaction.Transactions;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Runs all followers for the tenants that this node works for: soon after a commit of this node, and every few seconds
 * for what other nodes have written or a killed one has left. Tenants take turns, a batch each.
 */
@Singleton
public class Followers {

    /** Changes of one batch. */
    public static final int BATCH = 200;

    private static final System.Logger LOG = System.getLogger(Followers.class.getName());

    private static final Duration POLL = Duration.ofSeconds(3);

    private final Transactions transactions;
    private final TenantMetadata metadata;
    private final Bell bell;
    private final List<Follower> followers;
    private final FollowerLag lag = new FollowerLag();
    private @Nullable Thread thread;

    @Inject
    public Followers(Transactions transactions, TenantMetadata metadata, Bell bell, @Any Instance<Follower> followers) {
        this(transactions, metadata, bell, followers.stream().toList());
    }

    public Followers(Transactions transactions, TenantMetadata metadata, Bell bell, List<Follower> followers) {
        this.transactions = transactions;
        this.metadata = metadata;
        this.bell = bell;
        this.followers = List.copyOf(followers);
        followers.forEach(lag::known);
    }

    void onStart(@Observes SchemaIsUpToDate event) {
        start();
    }

    public void start() {
        thread = Thread.ofVirtual().name("followers").start(this::run);
    }

    @PreDestroy
    public void stop() {
        if (thread != null) {
            thread.interrupt();
        }
    }

    private void run() {
        try {
            Instant poll = Instant.now();
            while (!Thread.currentThread().isInterrupted()) {
                Set<Integer> due = new HashSet<>(bell.await(POLL));
                if (!Instant.now().isBefore(poll)) {
                    due.addAll(metadata.tenants());
                    poll = Instant.now().plus(POLL);
                }
                while (!due.isEmpty()) {
                    due.removeIf(tenant -> !attempt(tenant));
                    due.addAll(bell.await(Duration.ZERO));
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean attempt(int tenant) {
        try {
            return step(tenant);
        } catch (RuntimeException e) {
            // tried again at the next poll: what has been committed stays
            LOG.log(Level.WARNING, "Following the journal of tenant " + tenant, e);
            return false;
        }
    }

    /** Everything that is to be done for a tenant now. */
    public void settle(int tenant) {
        while (step(tenant)) {
            if (Thread.currentThread().isInterrupted()) {
                return;
            }
        }
    }

    /** One batch of each follower. Returns true if there may be more. */
    public boolean step(int tenant) {
        Optional<Metadata> known = metadata.lastSeen(tenant);
        boolean more = false;
        for (Follower follower : followers) {
            if (known.filter(follower::follows).isPresent()) {
                Caller system = Caller.system(tenant);
                more |= transactions.run(system, () -> advance(tenant, follower));
                more |= transactions.run(system, follower::work);
            }
        }
        return more;
    }

    private boolean advance(int tenant, Follower follower) {
        FollowerCursor cursor = new FollowerCursor(follower.name());
        OptionalLong place = cursor.hold();
        if (place.isEmpty()) {
            return cursor.begin();
        }
        List<FollowedChange> changes = FollowerCursor.changes(place.getAsLong(), BATCH);
        if (changes.isEmpty()) {
            lag.none(follower, tenant);
            return false;
        }
        lag.waiting(follower, tenant, changes.getFirst().at());
        follower.take(changes);
        cursor.move(changes.getLast().v());
        lag.taken(follower, changes);
        return true;
    }
}
