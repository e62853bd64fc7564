package crm.rest.caller;

import io.github.bucket4j.Bucket;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** How many requests each user has left: a bucket that fills by the second. Kept for the users seen last. */
final class RequestBuckets {

    private static final int MOST_USERS = 10_000;

    private final int perSecond;
    private final int burst;
    private final Map<String, Bucket> buckets = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
            return size() > MOST_USERS;
        }
    };

    /** @param burst as many may come at once before the rate per second counts */
    RequestBuckets(int perSecond, int burst) {
        this.perSecond = perSecond;
        this.burst = burst;
    }

    /** Takes one request of a user's, by any name that is his alone; false if he has none left. */
    boolean take(String user) {
        return bucket(user).tryConsume(1);
    }

    private synchronized Bucket bucket(String user) {
        return buckets.computeIfAbsent(
                user,
                _ -> Bucket.builder()
                        .addLimit(limit -> limit.capacity(burst).refillGreedy(perSecond, Duration.ofSeconds(1)))
                        .build());
    }
}
