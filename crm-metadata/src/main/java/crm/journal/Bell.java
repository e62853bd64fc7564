package crm.journal;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Tells that tenants' journals have got longer on this node. Costs a commit nothing but to say so. */
@Singleton
public class Bell {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition rung = lock.newCondition();
    private Set<Integer> tenants = new TreeSet<>();

    public void ring(int tenant) {
        lock.lock();
        try {
            tenants.add(tenant);
            rung.signal();
        } finally {
            lock.unlock();
        }
    }

    /** The tenants that it has rung for since the last time, waiting for the first of them at most so long. */
    Set<Integer> await(Duration most) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = most.toNanos();
            while (tenants.isEmpty() && left > 0) {
                left = rung.awaitNanos(left);
            }
            Set<Integer> heard = tenants;
            tenants = new TreeSet<>();
            return heard;
        } finally {
            lock.unlock();
        }
    }
}
