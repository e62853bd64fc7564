package crm.testing;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Waits for what takes a moment: tries an assertion again and again, and fails with its own words. */
public final class Eventually {
    private static final long INTERVAL_MILLIS = 100;

    private Eventually() {}

    public static void within(Duration limit, ThrowingCallable assertion) throws Throwable {
        Instant end = Instant.now().plus(limit);
        while (true) {
            try {
                assertion.call();
                return;
            } catch (AssertionError e) {
                if (Instant.now().isAfter(end)) {
                    throw e;
                }
                TimeUnit.MILLISECONDS.sleep(INTERVAL_MILLIS);
            }
        }
    }
}
