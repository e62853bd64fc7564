package crm.crash;

import static org.assertj.core.api.Assertions.assertThat;

import crm.stack.BreakableStack;
import crm.stack.Part;
import crm.testing.Eventually;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;

/** Eight writers, under whom servers are killed at random moments and started again. */
final class Disaster {

    private static final int WRITERS = 8;
    private static final int FEWEST = 30;
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final BreakableStack stack;
    private final Ledger ledger;
    private final Random random;

    Disaster(BreakableStack stack, Ledger ledger, Random random) {
        this.stack = stack;
        this.ledger = ledger;
        this.random = random;
    }

    /** Returns when the last write is answered; all servers run then. */
    void strike(List<Set<Part>> victims) {
        AtomicBoolean more = new AtomicBoolean(true);
        Line line = new Line(stack, ledger);
        long seed = random.nextLong();
        try (ExecutorService writers = Executors.newFixedThreadPool(WRITERS)) {
            for (int number = 1; number <= WRITERS; number++) {
                writers.execute(new Writer(number, seed, line, ledger, more::get));
            }
            try {
                for (Set<Part> parts : victims) {
                    awaitWrites(line);
                    stack.kill(parts);
                    stack.startAgain(parts);
                }
                awaitWrites(line);
            } finally {
                more.set(false);
            }
        }
    }

    /** Until some more writes are acknowledged, a different number every time. */
    private void awaitWrites(Line line) {
        int enough = ledger.acknowledged() + FEWEST + random.nextInt(FEWEST * 2);
        try {
            Eventually.within(PATIENCE, () -> assertThat(ledger.acknowledged()).isGreaterThanOrEqualTo(enough));
        } catch (Throwable e) {
            throw new AssertionError("Nobody can write any more: " + line.last(), e);
        }
    }
}
