package crm.expression;

import crm.measure.CacheUse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Keeps what was asked for last. Safe for many threads; what is missing is made outside the lock, perhaps twice. */
public final class BoundedCache<K, V> {

    private final Map<K, V> entries;
    private final CacheUse use;

    /** @param name what is kept, for the operator */
    public BoundedCache(String name, int capacity) {
        this.use = CacheUse.of(name);
        this.entries = new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
                return size() > capacity;
            }
        };
    }

    public V get(K key, Supplier<V> make) {
        @Nullable V known = find(key);
        if (known != null) {
            use.hit();
            return known;
        }
        use.miss();
        V made = make.get();
        synchronized (entries) {
            entries.put(key, made);
        }
        return made;
    }

    private @Nullable V find(K key) {
        synchronized (entries) {
            return entries.get(key);
        }
    }
}
