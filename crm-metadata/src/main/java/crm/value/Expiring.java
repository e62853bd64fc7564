package crm.value;

import crm.measure.CacheUse;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Remembers what was looked up for a short time, so that a change made on another node is seen soon. Keeps at most
 * {@value #MOST} entries; when full it forgets all and begins again.
 */
public final class Expiring<K, V> {

    private static final int MOST = 20_000;

    private final ConcurrentHashMap<K, Entry<V>> entries = new ConcurrentHashMap<>();
    private final long nanos;
    private final CacheUse use;

    private record Entry<V>(@Nullable V value, long until) {
        boolean isFresh() {
            return value != null && until - System.nanoTime() > 0;
        }
    }

    /** @param name what is kept, for the operator */
    public Expiring(String name, Duration time) {
        this.nanos = time.toNanos();
        this.use = CacheUse.of(name);
    }

    /**
     * The remembered value, or a new one. Two threads may look up the same at once; a failure is not remembered, nor what
     * was looked up before it was to be forgotten.
     */
    @SuppressWarnings("ReferenceEquality") // another entry with the same value was looked up anew
    public V get(K key, Function<K, V> lookUp) {
        Entry<V> entry = entries.get(key);
        if (entry != null && entry.isFresh()) {
            use.hit();
            return Objects.requireNonNull(entry.value);
        }
        use.miss();
        V value = lookUp.apply(key);
        if (entries.size() >= MOST) {
            entries.clear();
        }
        Entry<V> found = new Entry<>(value, System.nanoTime() + nanos);
        entries.compute(key, (_, now) -> now == entry ? found : now);
        return value;
    }

    public void forget(K key) {
        entries.put(key, new Entry<>(null, 0));
    }
}
