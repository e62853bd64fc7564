package crm.journal;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** How far followers are behind on this node, for the operator. */
final class FollowerLag {

    private static final double MILLIS = 1e3;

    /** When the oldest change came that a follower has not taken, as far as this node has seen. */
    private static final Map<Place, Instant> WAITING = new ConcurrentHashMap<>();

    private static final Map<String, Boolean> NAMES = new ConcurrentHashMap<>();

    private static final Counter TAKEN = Counter.builder()
            .name("kinship_follower_changes_total")
            .help("Changes of the journal that a follower has taken")
            .labelNames("follower")
            .register();

    static {
        GaugeWithCallback.builder()
                .name("kinship_follower_lag_seconds")
                .help("Age of the oldest change that a follower has not taken yet, over the tenants of this node")
                .labelNames("follower")
                .callback(callback -> oldest().forEach((name, seconds) -> callback.call(seconds, name)))
                .register();
    }

    private record Place(String follower, int tenant) {}

    private static Map<String, Double> oldest() {
        Map<String, Double> seconds = new HashMap<>();
        NAMES.keySet().forEach(name -> seconds.put(name, 0.0));
        Instant now = Instant.now();
        WAITING.forEach((place, since) ->
                seconds.merge(place.follower(), Duration.between(since, now).toMillis() / MILLIS, Math::max));
        return seconds;
    }

    /** Told from the start, though nothing has happened yet. */
    void known(Follower follower) {
        NAMES.put(follower.name(), true);
        TAKEN.initLabelValues(follower.name());
    }

    void waiting(Follower follower, int tenant, Instant since) {
        WAITING.put(new Place(follower.name(), tenant), since);
    }

    void none(Follower follower, int tenant) {
        WAITING.remove(new Place(follower.name(), tenant));
    }

    void taken(Follower follower, List<FollowedChange> changes) {
        TAKEN.labelValues(follower.name()).inc(changes.size());
    }
}
