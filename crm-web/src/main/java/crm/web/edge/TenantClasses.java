package crm.web.edge;

import crm.journal.JournalSize;
import crm.transaction.Caller;
import crm.transaction.Transactions;
import crm.value.Expiring;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;

/** How big a tenant is, in three classes by the length of its journal: what a request costs depends on it. */
@Singleton
public class TenantClasses {

    private static final long MEDIUM = 10_000;
    private static final long LARGE = 500_000;

    private final Transactions transactions;
    private final Expiring<Integer, String> known = new Expiring<>("tenant-classes", Duration.ofMinutes(10));

    @Inject
    public TenantClasses(Transactions transactions) {
        this.transactions = transactions;
    }

    /** Tells the log and the metrics who sent the request that this thread answers, if it answers one. */
    public Caller noted(Caller caller) {
        CurrentRequest.find().ifPresent(request -> request.comesFrom(caller, of(caller)));
        return caller;
    }

    private String of(Caller caller) {
        return known.get(caller.tenant(), tenant -> named(transactions.run(caller, JournalSize::current)));
    }

    static String named(long changes) {
        if (changes < MEDIUM) {
            return "small";
        }
        return changes < LARGE ? "medium" : "large";
    }
}
