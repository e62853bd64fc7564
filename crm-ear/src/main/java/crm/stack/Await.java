package crm.stack;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits for a condition by looking often; the one place of the launcher that waits. */
final class Await {
    private static final long INTERVAL_MILLIS = 100;

    private Await() {}

    /**
     * Returns when {@code done}, or throws as soon as {@code problem} has something to say.
     *
     * @throws StackFailure also when {@code limit} has passed
     */
    static void until(String what, Duration limit, BooleanSupplier done, Supplier<Optional<StackFailure>> problem) {
        if (!reached(limit, () -> {
            problem.get().ifPresent(failure -> {
                throw failure;
            });
            return done.getAsBoolean();
        })) {
            throw new StackFailure("%s took more than %d s.".formatted(what, limit.toSeconds()));
        }
    }

    /** Whether the condition became true within the limit. */
    static boolean reached(Duration limit, BooleanSupplier done) {
        Instant end = Instant.now().plus(limit);
        while (!done.getAsBoolean()) {
            if (Instant.now().isAfter(end)) {
                return false;
            }
            try {
                TimeUnit.MILLISECONDS.sleep(INTERVAL_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new StackFailure("Interrupted while waiting.", e);
            }
        }
        return true;
    }
}
