package crm.measure;

import io.prometheus.metrics.core.datapoints.CounterDataPoint;
import io.prometheus.metrics.core.metrics.Counter;

/** Tells the operator how often a cache had what it was asked for. */
public final class CacheUse {

    private static final Counter REQUESTS = Counter.builder()
            .name("kinship_cache_requests_total")
            .help("What caches were asked for, and whether they had it")
            .labelNames("cache", "result")
            .register();

    private final CounterDataPoint hits;
    private final CounterDataPoint misses;

    private CacheUse(String cache) {
        hits = REQUESTS.labelValues(cache, "hit");
        misses = REQUESTS.labelValues(cache, "miss");
    }

    /** @param cache what is kept, as the dashboard names it: {@code metadata}, {@code memberships} */
    public static CacheUse of(String cache) {
        return new CacheUse(cache);
    }

    public void hit() {
        hits.inc();
    }

    public void miss() {
        misses.inc();
    }
}
